import type { Context } from '../../context';
import { chunksOf, distinct } from '../../lists';
import { changeAnew, consult } from '../../records/change';
import { inHalves } from '../../records/in-halves';
import type { CatalogueEntry } from '../../records/kinds';
import * as refs from '../../records/refs';
import { mendShards, nextShard, putShardEntries, readShardEntries } from '../../records/shards';
import { catalogueEntry, toFeature } from '../feature-record';
import { alignVocabulary } from '../vocabulary/collect';

/** Features whose lines one transaction writes: below its 25 operations even when each lies in a shard of its own. */
const LINES_A_TRANSACTION = 10;

/** Makes the catalogue, the vocabulary and the latest results readable again, whatever is missing of them. Answers how much was wrong. */
export async function mendLists(context: Context, projectId: string): Promise<number> {
  let wrong = 0;
  for (const entity of ['catalogue', 'vocabulary', 'latest'] as const)
    wrong += await changeAnew(context.now, (records) => mendShards(records, entity, projectId));
  return wrong;
}

/** What the lists should say of features: their lines, or nothing of those that are not there. */
async function alignSome(context: Context, projectId: string, ids: readonly string[]): Promise<string[]> {
  return changeAnew(context.now, async (records) => {
    const words = await alignVocabulary(records, projectId, ids);
    const features = await records.read(ids.map(refs.feature));
    const lines = await readShardEntries<CatalogueEntry>(records, 'catalogue', projectId, ids);
    const wrong = new Map<string, CatalogueEntry | undefined>();
    ids.forEach((id, n) => {
      const record = features[n];
      const there = record && !record.body.gone && record.projectId === projectId;
      const line = there ? catalogueEntry(toFeature(id, record)) : undefined;
      if (JSON.stringify(line) !== JSON.stringify(lines.get(id))) wrong.set(id, line);
      // Whoever changes the feature meanwhile writes its line: then this must not put the older one over it.
      if (there) records.check(refs.feature(id));
    });
    if (wrong.size) await putShardEntries(records, 'catalogue', projectId, wrong);
    return distinct([...wrong.keys(), ...words]);
  });
}

/** Brings the lists' lines of features in line with them. Answers of how many one was wrong. */
export async function alignLines(
  context: Context,
  projectId: string,
  featureIds: readonly string[],
): Promise<number> {
  let wrong = 0;
  for (const some of chunksOf(featureIds, LINES_A_TRANSACTION))
    wrong += (await inHalves(some, (ids) => alignSome(context, projectId, ids))).length;
  return wrong;
}

/** The features one shard of a list names; `undefined` after the last shard. */
export const namedFeatures = (
  list: 'catalogue' | 'vocabulary',
  projectId: string,
  after: string | undefined,
): Promise<{ prefix: string; ids: string[] } | undefined> =>
  consult((records) => nextShard(records, list, projectId, after));
