import { useState } from 'react';
import { ShortText } from '../../components/short-text';
import { SmallForm } from '../../components/small-form';
import { useAction } from '../../hooks/use-action';
import { strings } from '../../strings';
import { issueKeyIn } from './issue-key';

interface Props {
  /** Rejects with `ApiFailure`. */
  link: (issueKey: string) => Promise<void>;
  onClose: () => void;
}

const words = strings.scenarios;

/** Asks which issue the scenario is about. */
export function LinkIssue({ link, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const issueKey = issueKeyIn(typed);
  const save = useAction(async (key: string) => {
    await link(key);
    onClose();
  });
  return (
    <SmallForm
      className="bp-link-issue"
      label={words.linkIssue}
      submitLabel={words.link}
      busy={save.busy}
      failure={save.failure}
      failureTitle={strings.panel.notLinked}
      onSubmit={() => {
        if (issueKey) void save.run(issueKey);
        return Boolean(issueKey);
      }}
      onMissing={() => setTried(true)}
      onClose={onClose}
    >
      <ShortText
        label={words.issueKey}
        help={words.issueKeyHelp}
        missing={tried && !issueKey ? words.issueKeyMissing : undefined}
        value={typed}
        onChange={setTyped}
      />
    </SmallForm>
  );
}
