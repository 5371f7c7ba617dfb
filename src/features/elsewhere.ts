import type { ScenarioEntry } from '@behave-pro/core/gherkin';
import type { Change, Reader } from '../records/change';
import { wholeScenarioId } from '../records/keys';
import type { CatalogueEntry } from '../records/kinds';
import { readShards, touchShards } from '../records/shards';
import type { Feature } from './feature-record';

/** Ids of scenarios that another feature of the project has now. */
async function idsElsewhere(
  change: Change,
  projectId: string,
  featureId: string,
): Promise<ReadonlySet<string>> {
  const catalogue = await readShards<CatalogueEntry>(change, 'catalogue', projectId);
  // Nobody may take one to another feature meanwhile.
  await touchShards(change, 'catalogue', projectId);
  return new Set(
    catalogue
      .filter(({ id }) => id !== featureId)
      .flatMap((entry) => entry.scenarios.map(({ id }) => wholeScenarioId(entry.id, id))),
  );
}

/**
 * Entries as they come back into a feature. A scenario that went to another feature meanwhile is that one: what comes back is
 * a copy of it, with the id that `newId` makes and without links.
 */
export async function comingBack(
  change: Change,
  { id, projectId, scenarios }: { id: string; projectId: string; scenarios: readonly ScenarioEntry[] },
  back: readonly ScenarioEntry[],
  newId: (index: number) => string,
): Promise<ScenarioEntry[]> {
  const here = new Set(scenarios.map((entry) => entry.id));
  if (back.every((entry) => here.has(entry.id))) return [...back];
  const elsewhere = await idsElsewhere(change, projectId, id);
  return back.map((entry, index) =>
    !here.has(entry.id) && elsewhere.has(entry.id) ? { ...entry, id: newId(index), issues: [] } : entry,
  );
}

/** Which of a feature's scenarios of before are in another feature of the project now. */
export async function wentElsewhere(
  records: Reader,
  { id, projectId, scenarios }: Pick<Feature, 'id' | 'projectId' | 'scenarios'>,
  before: readonly ScenarioEntry[],
): Promise<{ name: string; featureName: string }[]> {
  const here = new Set(scenarios.map((entry) => entry.id));
  const left = new Set(before.flatMap((entry) => (here.has(entry.id) ? [] : entry.id)));
  if (!left.size) return [];
  const catalogue = await readShards<CatalogueEntry>(records, 'catalogue', projectId);
  return catalogue
    .filter((entry) => entry.id !== id)
    .flatMap((entry) =>
      entry.scenarios.flatMap(({ id: short, name }) =>
        left.has(wholeScenarioId(entry.id, short)) ? [{ name, featureName: entry.name }] : [],
      ),
    );
}
