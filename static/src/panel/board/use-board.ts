import { useCallback, useEffect, useRef, useState } from 'react';
import type { BoardReply, BoardView, PanelApi } from '../../../../src/invoke-api';
import { asFailure, ApiFailure } from '../../api';
import { useOnce } from '../../hooks/use-once';
import type { PanelCall } from '../panel';

type Payload<K extends keyof PanelApi> = Parameters<PanelApi[K]>[0];
type Value<K extends keyof PanelApi> = Extract<ReturnType<PanelApi[K]>, { ok: true }>['value'];
type Unsigned<P> = P extends unknown ? Omit<P, 'writeId'> : never;
/** A card to be made; the app answers it with an id. */
export type NewCard = Unsigned<Payload<'addCard'>>;

export interface BoardState {
  /** `undefined` until it is there. */
  board?: BoardView;
  /** Why it could not be loaded. */
  failure?: ApiFailure;
  load(): Promise<void>;
  /** Each rejects with `ApiFailure`, and waits for those before it: cards come in the order they were made. */
  /** `writeId` names the intent: the same one again makes no second card. Answers the card's id. */
  add(card: NewCard, writeId: string): Promise<string>;
  edit(card: Unsigned<Payload<'editCard'>>): Promise<void>;
  move(card: Unsigned<Payload<'moveCard'>>): Promise<void>;
  remove(cardId: string): Promise<void>;
  apply(feature: Payload<'applyBoard'>['feature']): Promise<Value<'applyBoard'>>;
  undoApply(action: string): Promise<{ removed: number; left: number }>;
}

/** The example map of the story the panel stands on. */
export function useBoard(call: PanelCall): BoardState {
  const [board, setBoard] = useState<BoardView>();
  const [failure, setFailure] = useState<ApiFailure>();
  const once = useOnce();
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const load = useCallback(async () => {
    setFailure(undefined);
    try {
      setBoard(await call('board', {}));
    } catch (error) {
      setFailure(asFailure(error));
    }
  }, [call]);
  useEffect(() => void load(), [load]);

  const inTurn = <T extends BoardReply>(change: () => Promise<T>): Promise<T> => {
    const mine = queue.current.then(async () => {
      try {
        const answer = await change();
        setBoard(answer.board);
        return answer;
      } catch (error) {
        // What is shown is older than what is stored.
        if (error instanceof ApiFailure && ['Conflict', 'NotFound'].includes(error.code)) await load();
        throw error;
      }
    });
    queue.current = mine.catch(() => undefined);
    return mine;
  };
  return {
    ...(board && { board }),
    ...(failure && { failure }),
    load,
    add: async (card, writeId) => (await inTurn(() => call('addCard', { ...card, writeId }))).cardId,
    edit: async (card) => void (await inTurn(() => once((made) => call('editCard', made), card))),
    move: async (card) => void (await inTurn(() => once((made) => call('moveCard', made), card))),
    remove: async (cardId) => void (await inTurn(() => once((made) => call('removeCard', made), { cardId }))),
    apply: (feature) => inTurn(() => once((made) => call('applyBoard', made), { feature })),
    undoApply: (action) => inTurn(() => once((made) => call('undoApply', made), { action })),
  };
}
