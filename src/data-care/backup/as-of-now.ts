import { changesFrom, type Leaves } from '@behave-pro/core/backup';
import { AppError } from '../../errors';
import type { BackupsBody } from '../../records/backup-kinds';
import { lastOf } from './in-hand';
import { LeafBook } from './leaf-book';
import { lookForAll, type Findings, type Run } from './look';
import { NO_ROUNDS, sourcesOf, type Looking } from './sources';
import { readRoots } from './state';

/** Stands for a backup that is not made. */
const NOW = 'now';

/**
 * The leaves of a backup that would be made now, without making it: the newest one with what has changed since, to be compared with
 * `then`. Throws Unavailable where that is more than a person can wait for.
 */
export async function asOfNow(
  run: Omit<Run, 'isTrial'>,
  state: BackupsBody,
  then: Leaves,
): Promise<LeafBook> {
  const { projectId } = run;
  const last = lastOf(state);
  const [root] = last ? await readRoots(projectId, [last]) : [{}];
  const leaves = root ?? {};
  const book = new LeafBook(projectId, leaves);
  const from = root ? changesFrom(last, run.now) : 0;
  const looking: Looking = { projectId, from, book, leaves, rounds: NO_ROUNDS, now: run.now };
  const found: Findings = { damaged: [], missed: 0 };
  await book.load(book.names().filter((name) => !book.isFrom(name, then[name]?.since)));
  if (await lookForAll({ ...run, isTrial: true }, looking, NOW, sourcesOf(false), found))
    throw new AppError(
      'Unavailable',
      'More has changed since the last backup than can be compared at once. Single features can be chosen again after the next one, tomorrow.',
    );
  return book;
}
