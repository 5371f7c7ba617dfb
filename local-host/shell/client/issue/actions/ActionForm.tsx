import { type FormEvent, type ReactNode, useRef } from 'react';
import { Dialog } from '../../components/Dialog';
import { useAction } from './use-action';

interface Props {
  title: string;
  /** What the button says, and while it is under way. */
  verb: string;
  doing: string;
  danger?: boolean;
  onClose: () => void;
  /** Does it, with what the form holds; what it throws is shown. */
  work: (form: FormData) => Promise<void>;
  children: ReactNode;
}

/** A dialog that asks what is needed to do something to an issue, and does it. */
export function ActionForm({ title, verb, doing, danger, onClose, work, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const action = useAction(() => work(new FormData(form.current ?? undefined)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    action.run();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form ref={form} className="form" onSubmit={submit}>
        {children}
        {action.problem && (
          <p className="problem" role="alert">
            {action.problem}
          </p>
        )}
        <footer className="form-actions">
          <button type="button" className="button button-subtle" onClick={onClose}>
            Cancel
          </button>
          <button
            type="submit"
            className={`button ${danger ? 'button-danger' : 'button-primary'}`}
            aria-disabled={action.busy}
          >
            {action.busy ? doing : verb}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
