import { toFeature, type Feature } from './feature-record';
import type { Reader } from '../records/change';
import type { CatalogueEntry } from '../records/kinds';
import * as refs from '../records/refs';
import { readShards } from '../records/shards';

/** Every feature of a project, in the order of their paths; read strictly, so nothing just saved is missing. */
export async function projectFeatures(records: Reader, projectId: string): Promise<Feature[]> {
  const catalogue = await readShards<CatalogueEntry>(records, 'catalogue', projectId);
  const ids = catalogue.map(({ id }) => id);
  const found = await records.read(ids.map(refs.feature));
  return ids
    .flatMap((id, n) => {
      const record = found[n];
      return record && !record.body.gone ? [toFeature(id, record)] : [];
    })
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.id < b.id ? -1 : 1));
}
