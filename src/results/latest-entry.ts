import { resultOf, type Matched } from '@behave-pro/core/reports';
import { encodeBody } from '../records/codec';
import type { LatestEntry, LatestOfFeature } from '../records/kinds';

/** Longest step and error message that is kept with a result, and what they shrink to where many are too much. */
const MESSAGE_CHARS = [2000, 500, 100, 0] as const;
/** Encoded bytes of one feature's results: room is left in their shard's record, which holds 240 KiB. */
const MAX_FEATURE_BYTES = 100 * 1024;

/** The text, or as much of its start as fits, with a mark that there was more. */
export const cut = (text: string, chars: number): string =>
  text.length > chars ? `${text.slice(0, Math.max(0, chars - 1))}…` : text;

function shortened({ step, message, ...entry }: LatestEntry, chars: number): LatestEntry {
  return {
    ...entry,
    ...(step && chars && { step: cut(step, chars) }),
    ...(message && chars && { message: cut(message, chars) }),
  };
}

/** The result of a scenario in a run, as it is kept. `startedAt` is in epoch milliseconds. */
export function latestOf({ results, textHash }: Matched, runId: string, startedAt: number): LatestEntry {
  const { status, rows, step, message } = resultOf(results);
  const entry = { runId, startedAt, status, hash: textHash };
  return shortened(
    { ...entry, ...(rows && { rows }), ...(step && { step }), ...(message && { message }) },
    MESSAGE_CHARS[0],
  );
}

/** Whether a result takes the present one's place. Of runs of the same moment always the same one wins. */
export const supersedes = (candidate: LatestEntry, present: LatestEntry | undefined): boolean =>
  !present ||
  candidate.startedAt > present.startedAt ||
  (candidate.startedAt === present.startedAt && candidate.runId >= present.runId);

/** A feature's results with messages as long as fit into a record: a status is never lost for a message's sake. */
export function withinRecord(results: LatestOfFeature['scenarios']): LatestOfFeature['scenarios'] {
  let fitting = results;
  for (const chars of MESSAGE_CHARS) {
    fitting = Object.fromEntries(
      Object.entries(results).map(([id, entry]) => [id, shortened(entry, chars)] as const),
    );
    if (Buffer.byteLength(encodeBody(fitting)) <= MAX_FEATURE_BYTES) break;
  }
  return fitting;
}
