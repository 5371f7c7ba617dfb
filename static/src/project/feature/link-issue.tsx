import Button from '@atlaskit/button/new';
import { useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { Failure } from '../../components/failure';
import { showMissing } from '../../components/show-missing';
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
  const id = useId();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const issueKey = issueKeyIn(typed);
  const missing = tried && !issueKey;
  const form = useRef<HTMLFormElement>(null);
  const save = useAction(async (key: string) => {
    await link(key);
    onClose();
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (issueKey) void save.run(issueKey);
    else showMissing(form.current, () => setTried(true));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
  };
  return (
    <form
      ref={form}
      className="bp-link-issue"
      aria-label={words.linkIssue}
      onSubmit={submit}
      onKeyDown={onKeyDown}
    >
      <div className="bp-field">
        <label htmlFor={id}>{words.issueKey}</label>
        <input
          id={id}
          className="bp-input"
          autoFocus
          autoComplete="off"
          aria-invalid={missing}
          aria-describedby={`${id}-help`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p
          id={`${id}-help`}
          className={missing ? 'bp-error' : 'bp-subtle'}
          role={missing ? 'alert' : undefined}
        >
          {missing ? words.issueKeyMissing : words.issueKeyHelp}
        </p>
      </div>
      {save.failure && <Failure failure={save.failure} title={strings.panel.notLinked} />}
      <div className="bp-actions">
        <Button type="submit" appearance="primary" isLoading={save.busy}>
          {words.link}
        </Button>
        <Button appearance="subtle" onClick={onClose}>
          {strings.common.cancel}
        </Button>
      </div>
    </form>
  );
}
