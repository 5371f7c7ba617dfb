import Button from '@atlaskit/button/new';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import type { ApiFailure } from '../../api';
import { Failure } from '../../components/failure';
import { leavesForm } from '../../components/escape';
import { strings } from '../../strings';

interface Props {
  title: string;
  children: ReactNode;
  submitLabel: string;
  leaveLabel: string;
  /** Said once it was tried to submit with something left open. */
  left?: string;
  busy: boolean;
  failure?: ApiFailure;
  onSubmit: () => void;
  onLeave: () => void;
}

/** What has to be decided, in place of what it interrupts. Esc leaves it undecided. */
export function DecisionForm(props: Props) {
  const { title, children, submitLabel, leaveLabel, left, busy, failure, onSubmit, onLeave } = props;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    // Where something is left open, in the order of the page.
    if (left) form.current?.querySelector<HTMLElement>('fieldset[data-open] input')?.focus();
  }, [left]);
  return (
    <form
      ref={form}
      className="bp-form bp-decision"
      role="dialog"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSubmit();
      }}
      onKeyDown={(event) => {
        if (!leavesForm(event)) return;
        event.preventDefault();
        onLeave();
      }}
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
      <div className="bp-actions">
        <Button type="submit" appearance="primary" isLoading={busy}>
          {submitLabel}
        </Button>
        <Button appearance="subtle" isDisabled={busy} onClick={onLeave}>
          {leaveLabel}
        </Button>
      </div>
    </form>
  );
}
