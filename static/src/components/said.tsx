import { Failure } from './failure';
import { Notice } from './notice';
import { useAction } from '../hooks/use-action';
import { strings } from '../strings';

/** Something that was done, with the way back or the way on where there is one. */
export interface Done {
  text: string;
  undo?: () => Promise<void>;
  next?: { label: string; run: () => void };
}

/** Says what was done, and takes it back when asked. */
export function Said({ done: { text, undo, next }, onDismiss }: { done: Done; onDismiss: () => void }) {
  const taken = useAction(async () => undo?.());
  return (
    <>
      <Notice
        text={text}
        action={undo ? { label: strings.panel.undo, busy: taken.busy, run: () => void taken.run() } : next}
        onDismiss={onDismiss}
      />
      {taken.failure && <Failure failure={taken.failure} title={strings.editor.failed} />}
    </>
  );
}
