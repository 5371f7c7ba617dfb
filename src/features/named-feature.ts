import { fileName, newFeature, UTF8 } from '@behave-pro/core/gherkin';
import { AppError } from '../errors';
import type { Change } from '../records/change';
import { featureIdFrom, scenarioIdFrom } from '../records/keys';
import { isGone } from '../records/gone';
import type { CatalogueEntry, ProjectBody } from '../records/kinds';
import * as refs from '../records/refs';
import { alreadyInShards, readShards, touchShards } from '../records/shards';
import { featureGone, NOTHING, parseStored, readFeature, toFeature, type Feature } from './feature-record';

/** What makes two names one for people: neither case nor the width of blanks, nor how an accent is encoded. */
const folded = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

export const addedAndRemoved = (): AppError =>
  new AppError(
    'NotFound',
    'The scenario was added, and is no longer in this feature: somebody has removed or moved it since.',
  );

/** Whether a feature has the scenario that a mutation adds, under whatever name it is known by now. */
const holdsAdded = ({ id, scenarios }: CatalogueEntry, writeId: string): boolean =>
  scenarios.some((scenario) => `${id}.${scenario.id}` === scenarioIdFrom(id, writeId));

/**
 * The feature of a project that has this name, or a new one, not written yet. The same `writeId` means the same
 * feature, even if somebody has renamed it since; two people who name the same new feature at once get one: whoever writes
 * second conflicts and reads again. Throws NotFound when the mutation already added its scenario and it is gone.
 */
export async function featureByName(
  change: Change,
  projectId: string,
  project: ProjectBody,
  name: string,
  writeId: string,
): Promise<Feature> {
  const catalogue = await readShards<CatalogueEntry>(change, 'catalogue', projectId);
  const isRepeat = await alreadyInShards(change, 'catalogue', projectId);
  const existing = catalogue.find((entry) =>
    isRepeat ? holdsAdded(entry, writeId) : folded(entry.name) === folded(name),
  );
  if (existing) return readFeature(change, existing.id, (id) => id === projectId);
  const id = featureIdFrom(writeId);
  const [made] = await change.read([refs.feature(id)]);
  if (made && !made.body.gone) return toFeature(id, made);
  if (made || (await isGone(change, 'feature', id))) throw featureGone();
  if (isRepeat) throw addedAndRemoved();
  await touchShards(change, 'catalogue', projectId);
  return blankFeature(id, projectId, takenNames(catalogue), {
    name,
    text: newFeature({ name, language: project.defaultLanguage }),
  });
}

/** Names that a new feature's file cannot have. */
export const takenNames = (catalogue: readonly CatalogueEntry[]): Set<string> =>
  new Set(catalogue.flatMap((entry) => [entry.file, entry.path]));

/** A feature that is not written yet: its path is its file name, unless its file came from somewhere. */
export function blankFeature(
  id: string,
  projectId: string,
  taken: ReadonlySet<string>,
  { name, text, path }: { name: string; text: string; path?: string },
): Feature {
  const file = fileName(name, taken);
  return {
    id,
    projectId,
    path: path ?? file,
    fileName: file,
    document: text ? parseStored(text) : NOTHING,
    scenarios: [],
    encoding: UTF8,
    pending: [],
    saves: [],
    olderSaves: 0,
    pages: [],
    news: [],
  };
}
