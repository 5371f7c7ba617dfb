import Button from '@atlaskit/button/new';
import { useId, useState } from 'react';
import type { BoardView } from '../../../../src/invoke-api';
import { Failure } from '../../components/failure';
import { PaneHeader } from '../../components/pane-header';
import { Said, type Done } from '../../components/said';
import { Skeleton } from '../../components/skeleton';
import { useAction } from '../../hooks/use-action';
import { useCardDrag } from '../../hooks/use-card-drag';
import { useFocusBack } from '../../hooks/use-focus-back';
import { useSaid } from '../../hooks/use-said';
import { strings } from '../../strings';
import type { PanelCall } from '../panel';
import { ApplyBoard } from './apply-board';
import { useBoardActs } from './board-acts';
import { QuestionCards, Rules } from './cards';
import { useBoard } from './use-board';

interface Props {
  call: PanelCall;
  /** Something of the story changed besides the map. */
  reload: () => Promise<void>;
  /** Scenarios were made of it, or taken back: the list is what matters now. */
  onMade: (what: Done) => void;
  onClose: () => void;
}

const words = strings.board;

const cardsOf = ({ rules, questions }: BoardView): number =>
  questions.length + rules.reduce((sum, { examples }) => sum + 1 + examples.length, 0);

/** The example map of the story: rules with their examples, and questions, on cards. */
export function Board({ call, reload, onMade, onClose }: Props) {
  const id = useId();
  const state = useBoard(call);
  const { board, failure, load } = state;
  const { done, say, dismiss } = useSaid();
  const { acts, moved } = useBoardActs(board, state, say);
  const [applying, setApplying] = useState(false);
  const opener = useFocusBack(applying);
  const dropped = useAction(acts.drop);
  const { onPointerDown } = useCardDrag((drop) => void dropped.run(drop));
  const undone = ({ removed, left }: { removed: number; left: number }): Done => ({
    text: words.undone(removed, left),
  });
  const undoLast = useAction(async (action: string) => {
    say(undone(await state.undoApply(action)));
    await reload();
  });
  const apply = async (feature: Parameters<typeof state.apply>[0]): Promise<void> => {
    const { action, feature: target, scenarios, questions, note } = await state.apply(feature);
    const text = words.made(scenarios.length, questions.length, target?.name);
    onMade({
      text: [text, note].filter(Boolean).join(' '),
      ...(action !== undefined && { undo: async () => onMade(undone(await state.undoApply(action))) }),
    });
  };
  const editable = board?.canEdit ? { acts } : {};
  const lastAction = board?.lastAction;
  return (
    <section className="bp-map" aria-labelledby={id}>
      <PaneHeader id={id} level={2} title={words.title} closeLabel={words.close} onClose={onClose} />
      <p className="bp-subtle">{words.intro}</p>
      {!board && !failure && <Skeleton rows={3} />}
      {failure && <Failure failure={failure} title={words.loadFailed} onRetry={() => void load()} />}
      {done && <Said key={done.of} done={done} onDismiss={dismiss} />}
      {dropped.failure && <Failure failure={dropped.failure} title={words.notMoved} />}
      {undoLast.failure && <Failure failure={undoLast.failure} title={words.notUndone} />}
      <span role="status" className="bp-hidden">
        {moved}
      </span>
      {board && (
        <>
          <p className="bp-subtle">{board.canEdit ? words.addHelp : words.readOnly}</p>
          {cardsOf(board) >= board.maxCards && <p className="bp-readonly">{words.full(board.maxCards)}</p>}
          <Rules board={board} add={state.add} {...editable} onGrip={onPointerDown} />
          <QuestionCards board={board} add={state.add} {...editable} onGrip={onPointerDown} />
          {applying && (
            <ApplyBoard board={board} call={call} apply={apply} onClose={() => setApplying(false)} />
          )}
          {board.canEdit && !applying && (
            <div className="bp-actions">
              {board.canApply && board.newCards > 0 && (
                <Button
                  ref={opener}
                  appearance="primary"
                  onClick={() => {
                    dismiss();
                    setApplying(true);
                  }}
                >
                  {words.apply}
                </Button>
              )}
              {board.canApply && lastAction !== undefined && (
                <Button
                  appearance="subtle"
                  isLoading={undoLast.busy}
                  onClick={() => void undoLast.run(lastAction)}
                >
                  {words.undoLast}
                </Button>
              )}
            </div>
          )}
          {board.canApply && board.newCards === 0 && cardsOf(board) > 0 && (
            <p className="bp-subtle">{words.applyNothing}</p>
          )}
          {board.canEdit && !board.canApply && <p className="bp-subtle">{words.applyForbidden}</p>}
        </>
      )}
    </section>
  );
}
