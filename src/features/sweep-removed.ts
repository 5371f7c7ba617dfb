import { dueBefore, isSweptOver, SWEPT_KEPT_DAYS } from '@behave-pro/core/rules';
import { queryIndex, type EntityRef } from '../forge/kvs';
import { chunksOf, distinct } from '../lists';
import { changeAnew, consult, type Change } from '../records/change';
import type { GoneKind } from '../records/gone';
import { goneIdOf, runPartKey, savesKey, versionKey, type ContentKey } from '../records/keys';
import type { GoneBody, SweptRun, SweptTexts } from '../records/kinds';
import { fromStored, type Record, type Ref } from '../records/record';
import * as refs from '../records/refs';
import { toFeature, type Feature } from './feature-record';
import { savesOf } from './saves';

/** Contents that one transaction deletes, beside what it checks. */
const CONTENTS_A_TRANSACTION = 20;
/** Marks that are worked off. One of an issue expires by itself. */
const WORKED_OFF: readonly GoneKind[] = ['feature', 'runs', 'texts'];

/** Deletes contents as long as what might name them does not, which is checked with each transaction. */
async function deleteUnnamed(
  now: number,
  keys: readonly ContentKey[],
  owners: readonly EntityRef[],
  named: (records: Change) => Promise<ReadonlySet<ContentKey> | 'all'>,
): Promise<void> {
  for (const some of chunksOf(keys, CONTENTS_A_TRANSACTION))
    await changeAnew(now, async (records) => {
      await records.prefetch(owners);
      const still = await named(records);
      if (still === 'all') return;
      const unnamed = some.filter((key) => !still.has(key));
      if (!unnamed.length) return;
      for (const owner of owners) records.check(owner);
      for (const key of unnamed) records.contentGone(key);
    });
}

const partsOf = (projectId: string, { id, parts }: SweptRun): ContentKey[] =>
  Array.from({ length: parts }, (_, part) => runPartKey(projectId, id, part));

const textsOf = (projectId: string, { featureId, versions, pages }: SweptTexts): ContentKey[] => [
  ...versions.map((text) => versionKey(projectId, featureId, text)),
  ...pages.map((page) => savesKey(projectId, featureId, page)),
];

/** Contents that are swept and not yet to be deleted. */
type Waiting = ReadonlySet<ContentKey>;

const without = (keys: readonly ContentKey[], waiting: Waiting): ContentKey[] =>
  keys.filter((key) => !waiting.has(key));

/** The parts of a run that has not been published again since: then they are another run's, under the same keys. */
function deleteParts(now: number, projectId: string, swept: SweptRun, waiting: Waiting): Promise<void> {
  const keys = without(partsOf(projectId, swept), waiting);
  const run = refs.run(projectId, swept.id);
  return deleteUnnamed(now, keys, [run], async (records) => {
    const [present] = await records.read([run]);
    return present ? 'all' : new Set();
  });
}

/** What a feature names: texts that it had, and pages of saves. */
async function namesOf(feature: Feature): Promise<ContentKey[]> {
  const { projectId, id, pages } = feature;
  const texts = (await savesOf(feature)).flatMap(({ version, file }) => [version, file ?? version]);
  return [
    ...distinct(texts).map((text) => versionKey(projectId, id, text)),
    ...pages.map((page) => savesKey(projectId, id, page)),
  ];
}

/** All contents of a feature that was removed, unless it is there again. */
async function deleteFeature(now: number, removed: Feature): Promise<void> {
  const feature = refs.feature(removed.id);
  await deleteUnnamed(now, await namesOf(removed), [feature], async (records) => {
    const [present] = await records.read([feature]);
    return new Set(present && !present.body.gone ? await namesOf(toFeature(removed.id, present)) : []);
  });
}

/** Texts and pages that neither the feature names again nor, where it was removed, what is kept of it. */
function deleteTexts(now: number, projectId: string, swept: SweptTexts, waiting: Waiting): Promise<void> {
  const { featureId } = swept;
  const keys = without(textsOf(projectId, swept), waiting);
  const [feature, gone] = [refs.feature(featureId), refs.gone('feature', featureId)];
  return deleteUnnamed(now, keys, [feature, gone], async (records) => {
    const [present] = await records.read([feature]);
    const [removed] = await records.read([gone]);
    const kept = removed?.body.feature;
    const holders = [
      ...(present ? [toFeature(featureId, present)] : []),
      ...(removed && kept ? [toFeature(featureId, { projectId: removed.projectId, ...kept })] : []),
    ];
    return new Set((await Promise.all(holders.map(namesOf))).flat());
  });
}

const isOver = ({ updatedAt }: Record<unknown>, now: number): boolean => isSweptOver(updatedAt * 1000, now);

/** Works a mark off, as it is now. It goes last, so that one whose work is cut off is worked off again. */
async function sweep(projectId: string, key: string, now: number, waiting: Waiting): Promise<void> {
  const ref: Ref<GoneBody> = { entity: 'gone', key };
  const [mark] = await consult((records) => records.read([ref]));
  if (!mark || !isOver(mark, now)) return;
  const { feature, runs = [], texts = [] } = mark.body;
  const featureId = goneIdOf('feature', key);
  if (featureId && feature) await deleteFeature(now, toFeature(featureId, { projectId, ...feature }));
  for (const run of runs) await deleteParts(now, projectId, run, waiting);
  for (const swept of texts) await deleteTexts(now, projectId, swept, waiting);
  await changeAnew(now, async (records) => {
    const [still] = await records.read([ref]);
    if (still?.revision === mark.revision) records.remove(ref);
  });
}

type MayGoOn = (listed: readonly { value: unknown }[]) => Promise<boolean>;

/**
 * What younger marks of the kind remember: published or saved again, and swept again, it is named by backups from between. `undefined`
 * where there is no time left to look.
 */
async function waitingOf(
  projectId: string,
  kind: GoneKind,
  now: number,
  mayGoOn: MayGoOn,
): Promise<Waiting | undefined> {
  const waiting = new Set<ContentKey>();
  if (kind === 'feature') return waiting;
  const from = Math.floor(dueBefore(SWEPT_KEPT_DAYS, now) / 1000);
  let cursor: string | undefined;
  do {
    const more = cursor === undefined ? {} : { cursor };
    const page = await queryIndex('gone', 'by-kind', [projectId, kind], { from, ...more });
    if (!(await mayGoOn(page.records))) return undefined;
    for (const { value } of page.records) {
      const mark = fromStored<GoneBody>(value);
      if (isOver(mark, now)) continue;
      for (const run of mark.body.runs ?? []) for (const key of partsOf(projectId, run)) waiting.add(key);
      for (const text of mark.body.texts ?? []) for (const key of textsOf(projectId, text)) waiting.add(key);
    }
    cursor = page.cursor;
  } while (cursor);
  return waiting;
}

async function sweepKind(projectId: string, kind: GoneKind, now: number, mayGoOn: MayGoOn): Promise<void> {
  let cursor: string | undefined;
  let waiting: Waiting | undefined;
  do {
    // The oldest first. Queries lag, so what was just deleted may be listed still: go on, do not begin again.
    const page = await queryIndex('gone', 'by-kind', [projectId, kind], cursor ? { cursor } : {});
    const old = page.records.filter(({ value }) => isOver(fromStored(value), now));
    if (old.length) waiting ??= await waitingOf(projectId, kind, now, mayGoOn);
    if (!waiting) return;
    for (const { key, value } of old) {
      if (!(await mayGoOn([{ value }]))) return;
      await sweep(projectId, key, now, waiting);
    }
    cursor = old.length === page.records.length ? page.cursor : undefined;
  } while (cursor);
}

/**
 * Deletes what was removed or swept 40 days ago and longer: every version of a removed feature's texts, parts of runs and
 * earlier texts that nothing names again. Repeating is harmless.
 *
 * @param mayGoOn Asked before each mark that is worked off.
 */
export async function sweepRemoved(projectId: string, now: number, mayGoOn: MayGoOn): Promise<void> {
  for (const kind of WORKED_OFF) await sweepKind(projectId, kind, now, mayGoOn);
}
