import { leafOf, NOTHING_TO_RESTORE } from '@behave-pro/core/backup';
import { AppError } from '../../errors';
import { makeBeside, putBack, removeLater } from '../../features/restore-feature';
import type { Copied } from '../../records/copies';
import { featureIdOf, featureRef } from '../../records/keys';
import type { FeatureBody } from '../../records/kinds';
import type { Wanted } from './put-records';
import { holds, wantedIn } from './wanted';
import { only, type Done, type Work } from './work';

/** Puts one feature back; a failure that is about this one only keeps none of the others from coming back. */
export async function putFeatureBack(
  { context, projectId, restore }: Work,
  { key, copy }: Wanted,
): Promise<Pick<Done, 'counts' | 'failed'>> {
  const isAlone = restore.scope.kind === 'feature';
  const writeId = `restore ${restore.id} ${key}`;
  try {
    const became = await putBack(context, projectId, featureIdOf(key), copy as Copied<FeatureBody>, {
      writeId,
      isAlone,
    });
    return { counts: became === 'same' ? NOTHING_TO_RESTORE : only({ [became]: 1 }) };
  } catch (error) {
    if (!(error instanceof AppError) || !['Conflict', 'TooLarge', 'Invalid'].includes(error.code))
      throw error;
    return { failed: [key] };
  }
}

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
    const made = await makeBeside(context, projectId, featureId, copy, { writeId, suffix });
    return { phase: 'done', made, counts: only({ again: 1 }) };
  }
  if (one) return { phase: 'done', ...(await putFeatureBack(work, one)) };
  const isThen = leaf && (await holds(projectId, leaf, leafOf('feature', key), key));
  if (isThen !== false && leaf) return { phase: 'done', failed: [key] };
  if (restore.scope.kind === 'copy') return { phase: 'done', failed: [key] };
  const newer = (await removeLater(context, projectId, featureId, writeId)) ? 1 : 0;
  return { phase: 'done', counts: only({ newer }) };
}

/** “3 May”, in UTC: it becomes part of a name, for everybody. */
const dayOf = (time: number): string =>
  new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
