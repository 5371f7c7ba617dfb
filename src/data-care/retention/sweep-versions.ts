import { randomUUID } from 'node:crypto';
import { putFeatureRecord, toFeature } from '../../features/feature-record';
import { trimSaves } from '../../features/trim-saves';
import { queryIndex } from '../../forge/kvs';
import { chunksOf } from '../../lists';
import { markTextsSwept } from '../../records/gone';
import { featureIdOf } from '../../records/keys';
import type { FeatureBody, SweptTexts } from '../../records/kinds';
import { fromStored } from '../../records/record';
import * as refs from '../../records/refs';
import { step } from './progress';
import type { Share } from './share';

/** Each with its record and at most its pages of saves, which few features have. */
const FEATURES_A_TRANSACTION = 5;
/** What is beyond is trimmed alone: a transaction has 25 operations. */
const PAGES_TOGETHER = 2;

/** Takes saves that are still due out of features' records, with a mark that remembers what they named. */
const sweepSome = (projectId: string, ids: readonly string[], now: number): Promise<boolean> =>
  step(projectId, now, async (records, { versionDays }) => {
    if (versionDays === undefined) return {};
    const found = await records.read(ids.map(refs.feature));
    const gone: SweptTexts[] = [];
    let versions = 0;
    for (const [n, id] of ids.entries()) {
      const record = found[n];
      if (!record || record.body.gone || record.projectId !== projectId) continue;
      const trimmed = await trimSaves(toFeature(id, record), versionDays, now, records);
      if (!trimmed.versions) continue;
      putFeatureRecord(records, trimmed.feature);
      gone.push(trimmed.swept);
      versions += trimmed.versions;
    }
    if (gone.length) await markTextsSwept(records, projectId, randomUUID(), gone);
    return { versions };
  });

/** Sweeps earlier texts that a project does not keep any more. Answers whether it came to its end. */
export async function sweepVersions(
  projectId: string,
  days: number,
  now: number,
  { mayGoOn }: Share,
): Promise<boolean> {
  let cursor: string | undefined;
  do {
    const page = await queryIndex('feature', 'by-project', [projectId], cursor ? { cursor } : {});
    if (!(await mayGoOn(page.records))) return false;
    const due: { id: string; alone: boolean }[] = [];
    for (const { key, value } of page.records) {
      const record = fromStored<FeatureBody>(value);
      const id = featureIdOf(key);
      if (record.body.gone || (record.body.saves ?? []).length < 2) continue;
      const { versions } = await trimSaves(toFeature(id, record), days, now);
      if (versions) due.push({ id, alone: (record.body.olderSaves ?? 0) > PAGES_TOGETHER });
    }
    const groups = [
      ...due.filter(({ alone }) => alone).map(({ id }) => [id]),
      ...chunksOf(
        due.filter(({ alone }) => !alone).map(({ id }) => id),
        FEATURES_A_TRANSACTION,
      ),
    ];
    for (const ids of groups) if (!(await sweepSome(projectId, ids, now))) return false;
    cursor = page.cursor;
  } while (cursor);
  return true;
}
