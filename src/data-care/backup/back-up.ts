import { isLeftOver, sweepOwnerless } from './age-out';
import { commit, type Outcome } from './commit';
import type { Rounds } from '../../records/backup-kinds';
import { begin, lastOf, noteProgress } from './in-hand';
import { LeafBook } from './leaf-book';
import { lookForAll, type Findings, type Run } from './look';
import { NO_ROUNDS, sourcesOf, sureLeaves, type Looking } from './sources';
import { readRoots, withoutSwept } from './state';
import { sweep } from './sweep';

/** Names what a backup consists of, among what is not what it was. */
export const ROOT = 'root';

/**
 * Makes the day's backup of a project, or one of before a restore: copies what has changed since the last one, compares a
 * thirtieth with what is there, and deletes what has been kept for 30 days. One that is cut off is gone on with by the next
 * run. Where nothing has changed, the last backup is said to be that of now.
 *
 * @param restore The id of the restore that it is made before.
 */
export async function backUp(run: Run, restore?: string): Promise<Outcome> {
  const { projectId, log, now } = run;
  const isDaily = restore === undefined;
  const begun = await begin(run, restore);
  if (!begun) return 'not due';
  const { inHand, state } = begun;
  const { progress } = inHand;
  const last = lastOf(state);
  const [root] = last ? await readRoots(projectId, [last]) : [{}];
  const base = root ?? {};
  const leaves = progress?.leaves ?? base;
  const book = new LeafBook(projectId, leaves);
  const { comparing, census } = progress?.rounds ?? state.daily ?? NO_ROUNDS;
  const rounds: Rounds = { comparing, census: { ...census } };
  const from = root && !progress?.isAnew ? inHand.from : 0;
  const looking: Looking = { projectId, from, book, leaves, rounds, now, last: state.daily?.at };
  const found: Findings = { damaged: [...(progress?.damaged ?? [])], missed: progress?.missed ?? 0 };
  await book.load(sureLeaves(looking));
  const place = await lookForAll(run, looking, inHand.id, sourcesOf(isDaily), found, progress?.place);
  const isAnew = !from || book.damaged.size > 0;
  for (const of of book.damaged)
    found.damaged.push({ at: now, of, since: leaves[of]?.since ?? '', isMended: false });
  const written = await book.write(inHand.id);
  if (place)
    return noteProgress(run, inHand, { leaves: written, place, ...(isAnew && { isAnew }), rounds, ...found });
  if (last && !root) found.damaged.push({ at: now, of: ROOT, since: last.id, isMended: false });
  if (found.damaged.length || found.missed)
    log.warn('backup differs', { damaged: found.damaged.length, missed: found.missed });
  const isNew = Object.keys({ ...base, ...written }).some(
    (name) => base[name]?.since !== written[name]?.since,
  );
  const swept = isDaily ? await sweep(projectId, state, now) : [];
  if (state.removedAt && !isLeftOver(withoutSwept(state, swept)))
    await sweepOwnerless(projectId, run.throttle);
  const made = { ...found, leaves: written, isNew, swept };
  return commit(run, inHand, { ...made, ...(isDaily && { rounds }) });
}
