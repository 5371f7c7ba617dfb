import { z } from 'zod';
import { ask, removeQuestion, reopen, resolve, writeComment } from '../../approvals/questions';
import { takeBack, vote } from '../../approvals/vote';
import type { IssueContext } from '../../context';
import type { AgreementApi } from '../../invoke-api';
import { scenarioId, writeId } from './payloads';
import type { Surface } from './surface';

const MAX_QUESTION_CHARS = 2_000;

export const questionText = z
  .string()
  .trim()
  .min(1, 'Write your question.')
  .max(MAX_QUESTION_CHARS, `A question has at most ${MAX_QUESTION_CHARS} characters.`);

const onQuestion = z.object({ writeId, questionId: z.string().regex(/^[0-9a-f]{12}$/) });

/** What people say of a story, from its panel. */
export const agreementFunctions: Surface<AgreementApi, IssueContext> = {
  vote: {
    action: 'discuss',
    changes: true,
    payload: z.object({
      writeId,
      seen: z.string().regex(/^[0-9a-f]{16}$/),
      anyway: z.boolean().optional(),
    }),
    run: vote,
  },
  takeBack: { action: 'discuss', changes: true, payload: z.object({ writeId }), run: takeBack },
  ask: {
    action: 'discuss',
    changes: true,
    payload: z.object({ writeId, text: questionText, scenarioId: scenarioId.optional() }),
    run: ask,
  },
  resolve: { action: 'discuss', changes: true, payload: onQuestion, run: resolve },
  reopen: { action: 'discuss', changes: true, payload: onQuestion, run: reopen },
  removeQuestion: { action: 'discuss', changes: true, payload: onQuestion, run: removeQuestion },
  writeComment: { action: 'discuss', changes: true, payload: onQuestion, run: writeComment },
};
