import { toFeature, type Feature } from '../../features/feature-record';
import type { Change } from '../../records/change';
import { featureIdAmong, wholeScenarioId } from '../../records/keys';
import type { CatalogueEntry } from '../../records/kinds';
import * as refs from '../../records/refs';
import { readShards, shardRoot } from '../../records/shards';
import type { Incoming } from './outcome';
import type { Terms } from './terms';

/** What is here of what some features of the archive may touch. */
export interface Present {
  byId: ReadonlyMap<string, Feature>;
  byPath: ReadonlyMap<string, Feature>;
  /** Ids under which another project has a feature. */
  elsewhere: ReadonlySet<string>;
  /** Ids of features that are just being removed. */
  leaving: ReadonlySet<string>;
  /** Features that another delivery of this step wrote. */
  mine: ReadonlySet<string>;
  /** Removed features. */
  gone: ReadonlySet<string>;
  /** The feature that each scenario is in. */
  holders: ReadonlyMap<string, string>;
  /** Paths and names of files that features have. */
  taken: Set<string>;
}

/** Reads it, in a few requests. */
export async function presentFeatures(
  records: Change,
  { project, archive }: Terms,
  incoming: readonly Incoming<'feature'>[],
): Promise<Present> {
  await records.prefetch([refs.project(project.id), shardRoot('catalogue', project.id)]);
  const catalogue = await readShards<CatalogueEntry>(records, 'catalogue', project.id);
  const idAt = new Map(catalogue.map(({ path, id }) => [path, id]));
  const own = incoming.map(({ key }) => key.slice('feature:'.length));
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
  for (const id of own) if ((await records.read([refs.gone('feature', id)]))[0]) gone.add(id);
  return {
    byId,
    byPath: new Map([...byId.values()].map((feature) => [feature.path, feature])),
    elsewhere,
    leaving,
    mine,
    gone,
    holders: new Map(
      catalogue.flatMap(({ id, scenarios }) =>
        scenarios.map((one) => [wholeScenarioId(id, one.id), id] as const),
      ),
    ),
    taken: new Set(catalogue.flatMap(({ file, path }) => [file, path])),
  };
}
