import { leafOf } from '@behave-pro/core/backup';
import { removeLater } from '../../features/restore-feature';
import { featureIdOf } from '../../records/keys';
import { ROOT } from '../backup/back-up';
import { featuresIn } from './wanted';
import { after, only, type Done, type Work } from './work';

/**
 * Features that were there before the restore, and that the backup has none of. What came since then, no undoing would bring back: it
 * stays, and so does everything where nobody knows what was there.
 */
export async function newerStep({ context, projectId, restore, leaves, before, until }: Work): Promise<Done> {
  if (!before) return { phase: after('newer'), failed: [ROOT] };
  const { keys: then, unread } = await featuresIn(projectId, leaves);
  const { keys: known } = await featuresIn(projectId, before);
  const keys = [...known]
    .filter((key) => !then.has(key) && !unread.has(leafOf('feature', key)))
    .filter((key) => !restore.cursor || key > restore.cursor)
    .sort();
  let newer = 0;
  for (const key of keys) {
    const writeId = `restore ${restore.id} ${key}`;
    if (await removeLater(context, projectId, featureIdOf(key), writeId)) newer += 1;
    if (Date.now() >= until && key !== keys.at(-1))
      return { phase: 'newer', cursor: key, counts: only({ newer }) };
  }
  return { phase: after('newer'), counts: only({ newer }) };
}
