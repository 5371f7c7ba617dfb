import Button from '@atlaskit/button/new';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import type { ApiFailure } from '../../api';
import { Failure } from '../../components/failure';
import { useLeaving } from '../../components/use-leaving';
import { strings } from '../../strings';

interface Props {
  title: string;
  children: ReactNode;
  submitLabel: string;
  leaveLabel: string;
  /** Said once it was tried to submit with something left open. */
  left?: string;
  /** Something was chosen or written that leaving would lose. */
  changed: boolean;
  busy: boolean;
  failure?: ApiFailure;
  onSubmit: () => void;
  onLeave: () => void;
}

const { discardTitle, discard, stay } = strings.deciding;
const ASKED = { title: discardTitle, discard, stay };

/** What has to be decided, in place of what it interrupts. Esc leaves it undecided, but loses nothing unasked. */
export function DecisionForm(props: Props) {
  const { title, children, submitLabel, leaveLabel, left, changed, busy, failure, onSubmit, onLeave } = props;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    // Where something is left open, in the order of the page.
    if (left) form.current?.querySelector<HTMLElement>('fieldset[data-open] input')?.focus();
  }, [left]);
  const submit = (): void => {
    if (!busy) onSubmit();
  };
  const leaving = useLeaving({
    changed,
    onSubmit: submit,
    onLeave,
    onStay: () => heading.current?.focus(),
    words: ASKED,
  });
  return (
    <div className="bp-decision" role="dialog" aria-labelledby={`${id}-title`}>
      <form
        ref={form}
        className="bp-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={leaving.onKeyDown}
      >
        <h3 id={`${id}-title`} ref={heading} tabIndex={-1}>
          {title}
        </h3>
        {children}
        {failure && <Failure failure={failure} title={strings.editor.failed} />}
        {left && (
          <p className="bp-error" role="alert">
            {left}
          </p>
        )}
        {leaving.question ?? (
          <div className="bp-actions">
            <Button type="submit" appearance="primary" isLoading={busy}>
              {submitLabel}
            </Button>
            <Button appearance="subtle" isDisabled={busy} onClick={leaving.leave}>
              {leaveLabel}
            </Button>
          </div>
        )}
      </form>
    </div>
  );
}
