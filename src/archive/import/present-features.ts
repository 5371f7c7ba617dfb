import { toFeature, type Feature } from '../../features/feature-record';
import { isRecoverable } from '../../features/removed-features';
import type { Change } from '../../records/change';
import { featureIdAmong, featureIdOf, wholeScenarioId } from '../../records/keys';
import type { CatalogueEntry } from '../../records/kinds';
import * as refs from '../../records/refs';
import { readShards, shardRoot } from '../../records/shards';
import type { Incoming } from './outcome';
import type { Terms } from './terms';

/** What is here of what some features of the archive may touch. */
export interface Present {
  byId: ReadonlyMap<string, Feature>;
  byPath: Map<string, Feature>;
  /** Ids under which another project has a feature. */
  elsewhere: ReadonlySet<string>;
  /** Ids of features that are just being removed. */
  leaving: ReadonlySet<string>;
  /** Features that another delivery of this step wrote. */
  mine: ReadonlySet<string>;
  /** Ids of removed features that are remembered here. */
  gone: ReadonlySet<string>;
  /** Those of them that can still be brought back, as they were. */
  removed: ReadonlyMap<string, Feature>;
  /** The feature that each scenario is in. */
  holders: Map<string, string>;
  /** Ids of features that come with this, as they have been planned so far. */
  planned: Set<string>;
  /** Paths that features of the archive have. */
  coming: ReadonlySet<string>;
  /** What features are called that are here, or come with this. */
  paths: Set<string>;
  files: Set<string>;
}

/** Reads it, in a few requests. */
export async function presentFeatures(
  records: Change,
  { project, archive, context }: Terms,
  incoming: readonly Incoming<'feature'>[],
): Promise<Present> {
  await records.prefetch([refs.project(project.id), shardRoot('catalogue', project.id)]);
  const catalogue = await readShards<CatalogueEntry>(records, 'catalogue', project.id);
  const idAt = new Map(catalogue.map(({ path, id }) => [path, id]));
  const own = incoming.map(({ key }) => featureIdOf(key));
  const atPaths = incoming.flatMap(({ attributes }) => idAt.get(String(attributes?.path)) ?? []);
  const copies = own.map((id) => featureIdAmong(`archive ${archive} ${project.id}`, id));
  const ids = [...new Set([...own, ...atPaths, ...copies])];
  await records.prefetch([...ids.map(refs.feature), ...own.map((id) => refs.gone('feature', id))]);
  const byId = new Map<string, Feature>();
  const [elsewhere, leaving, mine, gone] = [1, 2, 3, 4].map(() => new Set<string>()) as [
    Set<string>,
    Set<string>,
    Set<string>,
    Set<string>,
  ];
  for (const id of ids) {
    const [record] = await records.read([refs.feature(id)]);
    if (!record) continue;
    if (record.projectId !== project.id) elsewhere.add(id);
    else if (record.body.gone) leaving.add(id);
    else byId.set(id, toFeature(id, record));
    if (await records.alreadyIn(refs.feature(id))) mine.add(id);
  }
  const removed = new Map<string, Feature>();
  for (const id of own) {
    const [marker] = await records.read([refs.gone('feature', id)]);
    if (!marker) continue;
    // What another project has removed is for that one to bring back.
    if (marker.projectId !== project.id) elsewhere.add(id);
    else gone.add(id);
    const kept = marker.body.feature;
    if (kept && isRecoverable(marker.updatedAt, context.now))
      removed.set(id, toFeature(id, { projectId: project.id, ...kept }));
  }
  return {
    byId,
    byPath: new Map([...byId.values()].map((feature) => [feature.path, feature])),
    elsewhere,
    leaving,
    mine,
    gone,
    removed,
    holders: new Map(
      catalogue.flatMap(({ id, scenarios }) =>
        scenarios.map((one) => [wholeScenarioId(id, one.id), id] as const),
      ),
    ),
    planned: new Set(),
    coming: new Set(incoming.map(({ attributes }) => String(attributes?.path))),
    paths: new Set(catalogue.map(({ path }) => path)),
    files: new Set(catalogue.map(({ file }) => file)),
  };
}
