import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { strings } from '../strings';
import { Confirm } from './confirm';
import { leavesForm } from './escape';

interface Options {
  /** Something was typed or chosen that leaving would lose. */
  changed: boolean;
  onSubmit: () => void;
  onLeave: () => void;
  /** Brings the focus back into the form of who stays. */
  onStay: () => void;
  /** What is asked; by default about a text in the editor. */
  words?: { title: string; discard: string; stay: string };
}

const { discardTitle, discard, keepEditing } = strings.editor;
const EDITING = { title: discardTitle, discard, stay: keepEditing };

interface Leaving {
  /** Leaves, or asks first when something would be lost. */
  leave: () => void;
  /** Of the form: Ctrl+Enter and ⌘Enter send it, Esc leaves it. */
  onKeyDown: (event: KeyboardEvent) => void;
  /** Present while it is asked: to be shown in place of the form's buttons. */
  question?: ReactNode;
}

/** How a form that holds somebody's text is sent and left by keys, and that nothing is lost by leaving unasked. */
export function useLeaving({ changed, onSubmit, onLeave, onStay, words = EDITING }: Options): Leaving {
  const [asking, setAsking] = useState(false);
  const leave = (): void => (changed ? setAsking(true) : onLeave());
  const onKeyDown = (event: KeyboardEvent): void => {
    const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!sends && !leavesForm(event)) return;
    event.preventDefault();
    if (sends) onSubmit();
    else leave();
  };
  const question = asking && (
    <Confirm
      title={words.title}
      confirm={words.discard}
      cancel={words.stay}
      onConfirm={onLeave}
      onCancel={() => {
        setAsking(false);
        onStay();
      }}
    />
  );
  return { leave, onKeyDown, ...(question && { question }) };
}
