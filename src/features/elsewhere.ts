import type { ScenarioEntry } from '@behave-pro/core/gherkin';
import type { Change, Reader } from '../records/change';
import { wholeScenarioId } from '../records/keys';
import type { CatalogueEntry } from '../records/kinds';
import { readShards, touchShards } from '../records/shards';
import type { Feature } from './feature-record';

/** Ids of the scenarios that some features have. */
const idsIn = (lines: readonly CatalogueEntry[]): ReadonlySet<string> =>
  new Set(lines.flatMap((entry) => entry.scenarios.map(({ id }) => wholeScenarioId(entry.id, id))));

/** Whether entries that come back into a feature are all in it. */
export const areHere = (
  { scenarios }: Pick<Feature, 'scenarios'>,
  back: readonly ScenarioEntry[],
): boolean => {
  const here = new Set(scenarios.map(({ id }) => id));
  return back.every(({ id }) => here.has(id));
};

/**
 * Entries as they come back into a feature. A scenario that is in one of the others by now is that one: what comes back is a copy of
 * it, with the id that `newId` makes and without links.
 */
export function besideOthers(
  others: readonly CatalogueEntry[],
  { scenarios }: Pick<Feature, 'scenarios'>,
  back: readonly ScenarioEntry[],
  newId: (index: number) => string,
): ScenarioEntry[] {
  const here = new Set(scenarios.map(({ id }) => id));
  const elsewhere = idsIn(others);
  return back.map((entry, index) =>
    !here.has(entry.id) && elsewhere.has(entry.id) ? { ...entry, id: newId(index), issues: [] } : entry,
  );
}

/** The same beside all other features of the project. */
export async function comingBack(
  change: Change,
  feature: Pick<Feature, 'id' | 'projectId' | 'scenarios'>,
  back: readonly ScenarioEntry[],
  newId: (index: number) => string,
): Promise<ScenarioEntry[]> {
  if (areHere(feature, back)) return [...back];
  const { id, projectId } = feature;
  const catalogue = await readShards<CatalogueEntry>(change, 'catalogue', projectId);
  // Nobody may take one to another feature meanwhile.
  await touchShards(change, 'catalogue', projectId);
  return besideOthers(
    catalogue.filter((entry) => entry.id !== id),
    feature,
    back,
    newId,
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
