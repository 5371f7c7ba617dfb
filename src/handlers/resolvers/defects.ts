import { MAX_SUMMARY_CHARS } from '@behave-pro/core/defects';
import { z } from 'zod';
import type { IssueContext } from '../../context';
import { createDefect } from '../../defects/create-defect';
import { defectForm } from '../../defects/defect-form';
import { findDefects } from '../../defects/find-defects';
import { linkDefect, relateDefect, unlinkDefect } from '../../defects/link-defect';
import { lookForDefect } from '../../defects/look-for-defect';
import type { DefectsApi } from '../../invoke-api';
import { byQuery, idFrom, nothing, scenarioId, writeId } from './payloads';
import type { Surface } from './surface';

const summary = z
  .string()
  .trim()
  .min(1, 'Write a summary.')
  .max(MAX_SUMMARY_CHARS, `A summary has at most ${MAX_SUMMARY_CHARS} characters.`)
  .regex(/^[^\r\n]*$/, 'A summary is one line.');

const onDefect = z.object({ writeId, defectId: z.string().regex(/^[0-9a-f]{12}$/) });

/** Defects of a story's scenarios, from its panel. */
export const defectFunctions: Surface<DefectsApi, IssueContext> = {
  defectForm: { action: 'discuss', changes: false, payload: nothing, run: defectForm },
  createDefect: {
    action: 'discuss',
    changes: true,
    payload: z.object({
      writeId,
      scenarioId,
      runId: z.string().max(100),
      typeId: idFrom,
      summary,
      anyway: z.boolean().optional(),
    }),
    run: createDefect,
  },
  findDefects: {
    action: 'see',
    changes: false,
    payload: byQuery.extend({ typeId: idFrom.optional() }),
    run: findDefects,
  },
  linkDefect: {
    action: 'discuss',
    changes: true,
    payload: z.object({ writeId, scenarioId, issueId: idFrom }),
    run: linkDefect,
  },
  unlinkDefect: { action: 'discuss', changes: true, payload: onDefect, run: unlinkDefect },
  relateDefect: { action: 'discuss', changes: true, payload: onDefect, run: relateDefect },
  lookForDefect: { action: 'discuss', changes: true, payload: onDefect, run: lookForDefect },
};
