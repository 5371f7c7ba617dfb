import { useState } from 'react';
import { ShortText } from '../../components/short-text';
import { SmallForm } from '../../components/small-form';
import { useAction } from '../../hooks/use-action';
import { strings } from '../../strings';

interface Props {
  name: string;
  /** Rejects with `ApiFailure`. */
  rename: (name: string) => Promise<void>;
  onClose: () => void;
}

const words = strings.scenarios;

/** Asks what a scenario is to be called. */
export function RenameScenario({ name, rename, onClose }: Props) {
  const [typed, setTyped] = useState(name);
  const [tried, setTried] = useState(false);
  const wanted = typed.trim();
  const save = useAction(async () => {
    if (wanted !== name) await rename(wanted);
    onClose();
  });
  return (
    <SmallForm
      className="bp-asked"
      label={words.renameTitle(name || strings.panel.untitled)}
      submitLabel={words.rename}
      busy={save.busy}
      failure={save.failure}
      failureTitle={strings.editor.failed}
      onSubmit={() => {
        if (wanted) void save.run();
        return wanted !== '';
      }}
      onMissing={() => setTried(true)}
      onClose={onClose}
    >
      <ShortText
        label={words.newName}
        help={words.newNameHelp}
        missing={tried && !wanted ? words.nameMissing : undefined}
        readOnly={save.busy}
        selected
        value={typed}
        onChange={setTyped}
      />
    </SmallForm>
  );
}
