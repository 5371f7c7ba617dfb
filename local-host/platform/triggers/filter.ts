import { z } from 'zod';
import type { ManifestModule } from '../../contract';
import { EvaluationError, readCondition } from './expression';
import { NotModelled } from './not-modelled';

/** What the manifest may say of a filter. `appIsLicensed` is not modelled. */
const filterSchema = z.strictObject({
  ignoreSelf: z.boolean().optional(),
  expression: z.string().optional(),
  /** What happens to an event over which the expression cannot be evaluated. */
  onError: z.enum(['IGNORE', 'IGNORE_AND_LOG', 'RECEIVE', 'RECEIVE_AND_LOG']).default('IGNORE_AND_LOG'),
});

/** Whether a trigger takes an event, and what the app's log gets to read of a filter that failed. */
export interface Verdict {
  takes: boolean;
  problem?: string;
}

/**
 * Reads the filter of a trigger: who passes takes the event. Throws `NotModelled` for a filter that asks for more than
 * is modelled, whatever the event.
 */
export function readFilter({ key, filter }: ManifestModule): (event: Record<string, unknown>) => Verdict {
  if (filter === undefined) return () => ({ takes: true });
  const read = filterSchema.safeParse(filter);
  if (!read.success)
    throw new NotModelled(`What the filter of trigger ${key} says (${z.prettifyError(read.error)})`);
  const { ignoreSelf, expression, onError } = read.data;
  const holds = expression === undefined ? () => true : readCondition(expression);
  return (event) => {
    // Only events of Jira say who made them, and only for them the platform honours it.
    if (ignoreSelf && event.selfGenerated === true) return { takes: false };
    try {
      return { takes: holds(event) };
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      const takes = onError.startsWith('RECEIVE');
      const problem = `The filter could not be evaluated: ${error.message}`;
      return { takes, ...(onError.endsWith('LOG') && { problem }) };
    }
  };
}
