import { MAX_NAME_CHARS } from '@behave-pro/core/example-map';
import { z } from 'zod';
import type { IssueContext } from '../../context';
import { applyBoard } from '../../example-map/apply-board';
import { board } from '../../example-map/board-view';
import { addCard, changeBoard } from '../../example-map/change-board';
import { undoApply } from '../../example-map/undo-apply';
import type { ExampleMapApi } from '../../invoke-api';
import { questionText } from './agreement';
import { featureId, featureName, nothing, writeId } from './payloads';
import type { Surface } from './surface';

const cardId = z.string().regex(/^[0-9a-f]{12}$/);
const before = cardId.optional();
const cardText = z
  .string()
  .trim()
  .min(1, 'Write something on the card.')
  .max(MAX_NAME_CHARS, `A card holds at most ${MAX_NAME_CHARS} characters.`)
  .regex(/^[^\r\n]*$/, 'A rule or an example is one line: it becomes a name.');

/** The story's example map, from its panel. Cards are part of the conversation; what is made of them are scenarios. */
export const exampleMapFunctions: Surface<ExampleMapApi, IssueContext> = {
  board: { action: 'see', changes: false, payload: nothing, run: board },
  addCard: {
    action: 'discuss',
    changes: true,
    payload: z.discriminatedUnion('card', [
      z.object({ writeId, card: z.literal('rule'), text: cardText, before }),
      z.object({ writeId, card: z.literal('example'), ruleId: cardId, text: cardText, before }),
      z.object({ writeId, card: z.literal('question'), text: questionText, before }),
    ]),
    run: addCard,
  },
  editCard: {
    action: 'discuss',
    changes: true,
    payload: z.object({ writeId, cardId, text: questionText, was: z.string() }),
    run: (context, { writeId: id, cardId: card, text, was }) =>
      changeBoard(context, id, { kind: 'edit', id: card, text, was }),
  },
  moveCard: {
    action: 'discuss',
    changes: true,
    payload: z.object({ writeId, cardId, ruleId: cardId.optional(), before }),
    run: (context, { writeId: id, cardId: card, ...to }) =>
      changeBoard(context, id, { kind: 'move', id: card, ...to }),
  },
  removeCard: {
    action: 'discuss',
    changes: true,
    payload: z.object({ writeId, cardId }),
    run: (context, { writeId: id, cardId: card }) => changeBoard(context, id, { kind: 'remove', id: card }),
  },
  applyBoard: {
    action: 'edit',
    changes: true,
    payload: z.object({
      writeId,
      feature: z.union([z.object({ id: featureId }), z.object({ name: featureName })]),
    }),
    run: applyBoard,
  },
  undoApply: {
    action: 'edit',
    changes: true,
    payload: z.object({ writeId, action: z.string().regex(/^[0-9a-f]{12}$/) }),
    run: undoApply,
  },
};
