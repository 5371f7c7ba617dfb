import Button from '@atlaskit/button/new';
import { useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { Failure } from '../../components/failure';
import { showMissing } from '../../components/show-missing';
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
  const id = useId();
  const [typed, setTyped] = useState(name);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const wanted = typed.trim();
  const missing = tried && !wanted;
  const save = useAction(async () => {
    if (wanted !== name) await rename(wanted);
    onClose();
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted) void save.run();
    else showMissing(form.current, () => setTried(true));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
  };
  return (
    <form
      ref={form}
      className="bp-asked"
      aria-label={words.renameTitle(name || strings.panel.untitled)}
      onSubmit={submit}
      onKeyDown={onKeyDown}
    >
      <div className="bp-field">
        <label htmlFor={id}>{words.newName}</label>
        <input
          id={id}
          className="bp-input"
          autoFocus
          autoComplete="off"
          aria-invalid={missing}
          aria-describedby={`${id}-help`}
          readOnly={save.busy}
          value={typed}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p
          id={`${id}-help`}
          className={missing ? 'bp-error' : 'bp-subtle'}
          role={missing ? 'alert' : undefined}
        >
          {missing ? words.nameMissing : words.newNameHelp}
        </p>
      </div>
      {save.failure && <Failure failure={save.failure} title={strings.editor.failed} />}
      <div className="bp-actions">
        <Button type="submit" appearance="primary" isLoading={save.busy}>
          {words.rename}
        </Button>
        <Button appearance="subtle" isDisabled={save.busy} onClick={onClose}>
          {strings.common.cancel}
        </Button>
      </div>
    </form>
  );
}
