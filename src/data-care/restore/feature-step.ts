import { leafOf, NOTHING_TO_RESTORE } from '@behave-pro/core/backup';
import { AppError } from '../../errors';
import { makeBeside, putBack, removeLater, type Others } from '../../features/restore-feature';
import type { Copied } from '../../records/copies';
import { featureIdOf, featureRef } from '../../records/keys';
import type { FeatureBody } from '../../records/kinds';
import type { Wanted } from './put-records';
import { othersIn } from './others';
import { applyNewest } from './results';
import { holds, wantedIn } from './wanted';
import { only, type Done, type Work } from './work';

/** One that is refused by itself keeps none of the others from coming back. Throws any other failure. */
async function unlessRefused<Result>(
  { copy }: Wanted,
  work: () => Promise<Result>,
): Promise<Result | Pick<Done, 'failed' | 'why'>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || !['Conflict', 'TooLarge', 'Invalid'].includes(error.code))
      throw error;
    // One that does not come back has no path here.
    return { failed: [String(copy.attributes.path)], why: error.message };
  }
}

/** Whether the backup of before the restore has a feature; where that cannot be read, it is taken for one that was there. */
async function wasThere({ projectId, before }: Work, key: string): Promise<boolean> {
  const name = leafOf('feature', key);
  if (!before) return true;
  const leaf = before[name];
  return leaf !== undefined && (await holds(projectId, leaf, name, key)) !== false;
}

/** Puts one feature back. */
export const putFeatureBack = (work: Work, wanted: Wanted, others: Others): Promise<Omit<Done, 'phase'>> =>
  unlessRefused(wanted, async () => {
    const { context, projectId, restore } = work;
    const { key, copy } = wanted;
    const writeId = `restore ${restore.id} ${key}`;
    const then = copy as Copied<FeatureBody>;
    const became = await putBack(context, projectId, featureIdOf(key), then, { writeId, others });
    if (became === 'same') return { counts: NOTHING_TO_RESTORE };
    // What was done before its step was noted counts all the same.
    const isBack = became === 'already' ? await wasThere(work, key) : became === 'back';
    return { counts: only(isBack ? { back: 1 } : { again: 1 }) };
  });

/** One feature, or a copy of it. */
export async function featureStep(work: Work, featureId: string): Promise<Done> {
  const { context, projectId, restore, leaves } = work;
  const { key } = featureRef(featureId);
  const { wanted } = await wantedIn(projectId, leaves, leafOf('feature', key));
  const one = wanted.find((some) => some.key === key);
  const leaf = leaves[leafOf('feature', key)];
  const writeId = `restore ${restore.id} ${key}`;
  if (one && restore.scope.kind === 'copy') {
    const suffix = `as of ${dayOf(restore.as)}`;
    const copy = one.copy as Copied<FeatureBody>;
    const beside = await unlessRefused(one, async () => ({
      made: await makeBeside(context, projectId, featureId, copy, { writeId, suffix }),
      counts: only({ again: 1 }),
    }));
    return { phase: 'done', ...beside };
  }
  if (one) {
    const others = othersIn(projectId, () => Promise.resolve(true));
    const put = await putFeatureBack(work, one, others);
    if (!put.failed) await applyNewest(work);
    return { phase: 'done', ...put };
  }
  const isThen = leaf && (await holds(projectId, leaf, leafOf('feature', key), key));
  if (isThen !== false && leaf) return { phase: 'done', failed: [key] };
  if (restore.scope.kind === 'copy') return { phase: 'done', failed: [key] };
  const newer = (await removeLater(context, projectId, featureId, writeId)) ? 1 : 0;
  return { phase: 'done', counts: only({ newer }) };
}

/** “3 May”, in UTC: it becomes part of a name, for everybody. */
const dayOf = (time: number): string =>
  new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
