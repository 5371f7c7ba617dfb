import { resultOf, type Matched } from '@behave-pro/core/reports';
import type { LatestEntry } from '../records/kinds';
import { withinEntry } from '../records/latest';

/** The result of a scenario in a run, as it is kept. `startedAt` is in epoch milliseconds. */
export function latestOf({ results, textHash }: Matched, runId: string, startedAt: number): LatestEntry {
  const { status, rows, step, message } = resultOf(results);
  const entry = { runId, startedAt, status, hash: textHash };
  return withinEntry({ ...entry, ...(rows && { rows }), ...(step && { step }), ...(message && { message }) });
}

/** Whether a result takes the present one's place. Of runs of the same moment always the same one wins. */
export const supersedes = (candidate: LatestEntry, present: LatestEntry | undefined): boolean =>
  !present ||
  candidate.startedAt > present.startedAt ||
  (candidate.startedAt === present.startedAt && candidate.runId >= present.runId);
