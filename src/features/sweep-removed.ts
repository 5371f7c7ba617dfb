import { deleteAll, queryIndex } from '../forge/kvs';
import { goneIdOf, savesKey, versionKey } from '../records/keys';
import type { GoneBody } from '../records/kinds';
import { fromStored } from '../records/record';
import { toFeature } from './feature-record';
import { savesOf } from './saves';

/** Ten days longer than a removed feature can be brought back. */
const KEPT_SECONDS = 40 * 24 * 60 * 60;

async function sweep(projectId: string, key: string, { feature: kept }: GoneBody): Promise<void> {
  const featureId = goneIdOf('feature', key);
  if (featureId && kept) {
    const feature = toFeature(featureId, { projectId, ...kept });
    const versions = (await savesOf(feature)).flatMap(({ version, file }) =>
      [version, file ?? version].map((name) => versionKey(projectId, featureId, name)),
    );
    const pages = Array.from({ length: feature.olderSaves }, (_, page) =>
      savesKey(projectId, featureId, page),
    );
    await deleteAll([...new Set([...versions, ...pages])].map((content) => ({ key: content })));
  }
  // Last, so that a sweep that is cut off is done again.
  await deleteAll([{ entity: 'gone', key }]);
}

/** Deletes what is kept of features removed 40 days ago and longer: every version of their texts. Repeating is harmless. */
export async function sweepRemoved(projectId: string, now: number): Promise<void> {
  const until = Math.floor(now / 1000) - KEPT_SECONDS;
  let cursor: string | undefined;
  do {
    // The oldest first. Queries lag, so what was just deleted may be listed still: go on, do not begin again.
    const page = await queryIndex('gone', 'by-project', [projectId], cursor ? { cursor } : {});
    const gone = page.records.map(({ key, value }) => ({ key, ...fromStored<GoneBody>(value) }));
    const old = gone.filter(({ updatedAt }) => updatedAt < until);
    for (const { key, body } of old) await sweep(projectId, key, body);
    cursor = old.length === gone.length ? page.cursor : undefined;
  } while (cursor);
}
