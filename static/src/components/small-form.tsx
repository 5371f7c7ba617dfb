import Button from '@atlaskit/button/new';
import { useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { ApiFailure } from '../api';
import { strings } from '../strings';
import { leavesForm } from './escape';
import { Failure } from './failure';
import { showMissing } from './show-missing';

interface Props {
  className: string;
  label: string;
  submitLabel: string;
  /** Of the button that submits; `danger` takes something away. */
  appearance?: 'primary' | 'danger';
  busy: boolean;
  /** There is nothing that could be submitted, whatever is typed. */
  isDisabled?: boolean;
  failure?: ApiFailure;
  failureTitle: string;
  /** Answers false when something is missing, which `onMissing` then shows. */
  onSubmit: () => boolean;
  onMissing?: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asks for one thing in place; Esc and Cancel leave it. */
export function SmallForm(props: Props) {
  const { className, label, submitLabel, busy, isDisabled, failure, failureTitle, children } = props;
  const { onSubmit, onMissing, onClose, appearance = 'primary' } = props;
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!onSubmit() && onMissing) showMissing(form.current, onMissing);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // What is under way ends here, where it can say how.
    if (leavesForm(event) && !busy) onClose();
  };
  return (
    <form ref={form} className={className} aria-label={label} onSubmit={submit} onKeyDown={onKeyDown}>
      {children}
      {failure && <Failure failure={failure} title={failureTitle} />}
      <div className="bp-actions">
        <Button type="submit" appearance={appearance} isDisabled={isDisabled} isLoading={busy}>
          {submitLabel}
        </Button>
        <Button appearance="subtle" isDisabled={busy} onClick={onClose}>
          {strings.common.cancel}
        </Button>
      </div>
    </form>
  );
}
