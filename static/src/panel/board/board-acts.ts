import { useRef, useState } from 'react';
import type { BoardView, CardView, RuleCardView } from '../../../../src/invoke-api';
import type { Done } from '../../components/said';
import type { Drop } from '../../hooks/use-card-drag';
import { strings } from '../../strings';
import type { BoardState, NewCard } from './use-board';

export type CardKind = 'rule' | 'example' | 'question';

/** Where a card stands. */
export interface CardPlace {
  kind: CardKind;
  /** From 0, among `siblings`. */
  at: number;
  siblings: readonly CardView[];
  /** Of an example. */
  ruleId?: string;
  maxChars: number;
}

/** What is done with cards; each rejects with `ApiFailure`. */
export interface BoardActs {
  /** `was` is the text that was seen. */
  edit(card: CardView, text: string, was: string): Promise<void>;
  step(card: CardView, place: CardPlace, by: 'up' | 'down'): Promise<void>;
  toRule(card: CardView, rule: CardView): Promise<void>;
  drop(drop: Drop): Promise<void>;
  remove(card: CardView, place: CardPlace): Promise<void>;
  /** Says once of a card that has gone elsewhere that it takes the focus there. */
  takesFocus(cardId: string): boolean;
}

const words = strings.board;

const isRule = (card: CardView): card is RuleCardView => 'examples' in card;

/** `moved`: for a live region, where a card is now. */
export function useBoardActs(
  board: BoardView | undefined,
  state: BoardState,
  say: (what: Done) => void,
): { acts: BoardActs; moved: string } {
  const [moved, setMoved] = useState('');
  const elsewhere = useRef<string>();

  /** Makes a removed card again where it was; nothing had been made of it. */
  const bringBack = async (card: CardView, { kind, ruleId, siblings, at }: CardPlace): Promise<void> => {
    const make = (one: NewCard): Promise<string> => state.add(one, crypto.randomUUID());
    const next = siblings[at + 1]?.id;
    const at0 = { text: card.text, ...(next !== undefined && { before: next }) };
    if (kind === 'example' && ruleId !== undefined) await make({ card: 'example', ruleId, ...at0 });
    else if (kind === 'question') await make({ card: 'question', ...at0 });
    else {
      const again = await make({ card: 'rule', ...at0 });
      for (const { text } of isRule(card) ? card.examples : [])
        await make({ card: 'example', ruleId: again, text });
    }
    say({ text: words.back(card.text) });
  };
  const acts: BoardActs = {
    edit: ({ id: cardId }, text, was) => state.edit({ cardId, text, was }),
    step: async ({ id: cardId, text }, { siblings, at, ruleId }, by) => {
      const to = by === 'up' ? at - 1 : at + 1;
      if (to < 0 || to >= siblings.length) return;
      const before = siblings[by === 'up' ? at - 1 : at + 2]?.id;
      await state.move({
        cardId,
        ...(ruleId !== undefined && { ruleId }),
        ...(before !== undefined && { before }),
      });
      setMoved(words.moved(text, to + 1, siblings.length));
    },
    toRule: async ({ id: cardId, text }, rule) => {
      elsewhere.current = cardId;
      await state.move({ cardId, ruleId: rule.id });
      setMoved(words.movedTo(text, rule.text));
    },
    drop: async ({ cardId, zone, before }) => {
      const isExample = board?.rules.some(({ examples }) => examples.some(({ id }) => id === cardId));
      await state.move({
        cardId,
        ...(isExample && { ruleId: zone }),
        ...(before !== undefined && { before }),
      });
    },
    remove: async (card, place) => {
      await state.remove(card.id);
      const examples = isRule(card) ? card.examples : [];
      const isNew = !card.applied && examples.every(({ applied }) => !applied);
      say({
        text: isRule(card) ? words.removedRule(card.text, examples.length) : words.removed(card.text),
        ...(isNew && { undo: () => bringBack(card, place) }),
      });
    },
    takesFocus: (cardId) => {
      if (elsewhere.current !== cardId) return false;
      elsewhere.current = undefined;
      return true;
    },
  };
  return { acts, moved };
}
