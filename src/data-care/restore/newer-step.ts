import { leafOf } from '@behave-pro/core/backup';
import { removeLater } from '../../features/restore-feature';
import { queryIndex } from '../../forge/kvs';
import { consult } from '../../records/change';
import { featureIdOf, featureRef } from '../../records/keys';
import type { CatalogueEntry } from '../../records/kinds';
import { readShards } from '../../records/shards';
import { featuresIn } from './wanted';
import { after, only, type Done, type Work } from './work';

/** Features that are there, and that the backup has none of. */
export async function newerStep({ context, projectId, restore, leaves, before, until }: Work): Promise<Done> {
  const { keys: then, unread } = await featuresIn(projectId, leaves);
  // What came since that backup, no undoing would bring back.
  const known = before && (await featuresIn(projectId, before)).keys;
  const catalogue = await consult((records) => readShards<CatalogueEntry>(records, 'catalogue', projectId));
  const there = new Set(catalogue.map(({ id }) => featureRef(id).key));
  let cursor: string | undefined;
  do {
    const page = await queryIndex('feature', 'by-project', [projectId], cursor ? { cursor } : {});
    for (const { key } of page.records) there.add(key);
    cursor = page.cursor;
  } while (cursor);
  const keys = [...there]
    .filter((key) => !then.has(key) && !unread.has(leafOf('feature', key)) && known?.has(key) !== false)
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
