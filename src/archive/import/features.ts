import { catalogueEntry, putFeatureRecord, type Feature } from '../../features/feature-record';
import { dueOf, pushLinks } from '../../features/issue-links';
import { editOf, withSave } from '../../features/saves';
import { pushVocabulary } from '../../features/vocabulary/collect';
import { batchesOf } from '../../import-export/batches';
import type { ImportedRecord } from '../../invoke-api';
import { change, consult, type Change } from '../../records/change';
import { inHalves } from '../../records/in-halves';
import { featureIdOf } from '../../records/keys';
import * as refs from '../../records/refs';
import { putShardEntries, touchShards } from '../../records/shards';
import { assertListsWhole } from '../../settings/whole-lists';
import { refused, type Incoming } from './outcome';
import { planFeature, type Planned } from './plan-feature';
import { presentFeatures, type Present } from './present-features';
import type { Terms } from './terms';

/** What most write: a feature that is replaced writes two, and where that is too much halves are written. */
const WRITES = 1;

/** What is planned counts for the features after it, as if it had been written. */
function noteIn({ byPath, paths, files, holders, planned }: Present, { before, after }: Planned): void {
  if (!after) return;
  if (before && byPath.get(before.path)?.id === after.id) {
    byPath.delete(before.path);
    paths.delete(before.path);
  }
  byPath.set(after.path, after);
  paths.add(after.path);
  files.add(after.fileName);
  planned.add(after.id);
  for (const { id } of before?.scenarios ?? []) if (holders.get(id) === after.id) holders.delete(id);
  for (const { id } of after.scenarios) holders.set(id, after.id);
}

async function planned(
  records: Change,
  terms: Terms,
  incoming: readonly Incoming<'feature'>[],
): Promise<{ plans: Planned[]; gone: ReadonlySet<string> }> {
  const present = await presentFeatures(records, terms, incoming);
  const [project] = await records.read([refs.project(terms.project.id)]);
  assertListsWhole(project?.body ?? {}, terms.context.now);
  const paths = new Set<string>();
  const isHere = ({ key }: Incoming<'feature'>): boolean => present.byId.has(featureIdOf(key));
  // Whose path is another one here may leave a path that another one of the archive has.
  const hereFirst = [...incoming].sort((a, b) => Number(isHere(b)) - Number(isHere(a)));
  const plans = new Map<Incoming<'feature'>, Planned>();
  for (const one of hereFirst) {
    const path = String(one.attributes?.path);
    const isTwice = paths.has(path);
    const plan = isTwice
      ? { record: refused(one, 'The archive has two features with this path.') }
      : planFeature(terms, present, one);
    paths.add(path);
    noteIn(present, plan);
    plans.set(one, plan);
  }
  return { plans: incoming.flatMap((one) => plans.get(one) ?? []), gone: present.gone };
}

/** The features as they are to be written: each with the save that this import is, unless its history comes along. */
const withSaves = (records: Change, { context }: Terms, plans: readonly Planned[]): Feature[] =>
  plans.flatMap(({ after, before, isWhole }) => {
    if (!after) return [];
    if (isWhole || !before) return [after];
    return [withSave(records, before, after, editOf(context, 'import'))];
  });

const write = (terms: Terms, incoming: readonly Incoming<'feature'>[]): Promise<Planned[]> =>
  change(`${terms.writeId} ${incoming[0]?.key}`, terms.context.now, async (records) => {
    const { plans, gone } = await planned(records, terms, incoming);
    const features = withSaves(records, terms, plans);
    if (!features.length) return plans;
    const projectId = terms.project.id;
    for (const feature of features) {
      putFeatureRecord(records, feature);
      if (gone.has(feature.id)) records.remove(refs.gone('feature', feature.id));
    }
    await touchShards(records, 'catalogue', projectId);
    const lines = new Map(features.map((feature) => [feature.id, catalogueEntry(feature)]));
    await putShardEntries(records, 'catalogue', projectId, lines);
    return plans;
  });

const look = async (terms: Terms, incoming: readonly Incoming<'feature'>[]): Promise<Planned[]> =>
  (await consult((records) => planned(records as Change, terms, incoming))).plans;

/**
 * Brings features in, up to twenty a transaction, and has their issues and words brought in line in the background. Repeating it is
 * harmless: what is here already is the same. Throws Conflict while the project's lists are being rebuilt.
 */
export async function importFeatures(
  terms: Terms,
  incoming: readonly Incoming<'feature'>[],
): Promise<ImportedRecord[]> {
  if (terms.dry) return (await look(terms, incoming)).map(({ record }) => record);
  const projectId = terms.project.id;
  const files = incoming.map((one) => ({
    path: one.key,
    read: { text: one.body.text + (one.body.draft ?? '') },
    one,
  }));
  const done: Planned[] = [];
  for (const batch of batchesOf(
    files.map((file) => [file]),
    () => WRITES,
  )) {
    const some = batch.flat().map(({ one }) => one);
    const plans = await inHalves(some, (few) => write(terms, few));
    await pushLinks(projectId, dueOf(plans.flatMap(({ after }) => after ?? [])));
    done.push(...plans);
  }
  // Also of those that were here already: when this was delivered before, the queue may have refused.
  const ids = done.flatMap(({ after, record }, n) =>
    record.outcome === 'refused' || record.outcome === 'different'
      ? []
      : [after?.id ?? featureIdOf(incoming[n]?.key ?? '')],
  );
  await pushVocabulary(projectId, ids);
  return done.map(({ record }) => record);
}
