import { parseFeature, type FeatureDocument, type ScenarioEntry } from '@behave-pro/core/gherkin';
import { AppError } from '../errors';
import type { Change } from '../records/change';
import { encodeBody } from '../records/codec';
import type { CatalogueEntry, FeatureBody } from '../records/kinds';
import type { Record } from '../records/record';
import * as refs from '../records/refs';
import { putShardEntries, readShardEntries } from '../records/shards';

/** Largest feature that is stored, in encoded bytes: room is left for the record's other attributes. */
const MAX_FEATURE_BYTES = 200 * 1024;

/** A feature as use cases work with it. */
export interface Feature {
  id: string;
  projectId: string;
  path: string;
  document: FeatureDocument;
  scenarios: ScenarioEntry[];
}

export const featureName = (document: FeatureDocument): string => document.feature?.name ?? '';

/** Source text that is stored parses: a text that does not is refused before. */
export function parseStored(text: string): FeatureDocument {
  const parsed = parseFeature(text);
  if (!parsed.ok) throw new Error('A stored feature does not parse');
  return parsed.document;
}

export const toFeature = (id: string, record: Record<FeatureBody>): Feature => ({
  id,
  projectId: record.projectId,
  path: String(record.attributes.path),
  document: parseStored(record.body.text),
  scenarios: record.body.scenarios,
});

/** Reads a feature of a project that `inReach` allows. Throws NotFound. */
export async function readFeature(
  change: Change,
  featureId: string,
  inReach: (projectId: string) => boolean,
): Promise<Feature> {
  const [record] = await change.read([refs.feature(featureId)]);
  if (!record || !inReach(record.projectId))
    throw new AppError('NotFound', 'This feature is no longer there. Reload the page to see what is.');
  return toFeature(featureId, record);
}

/** Writes a feature and its line in the catalogue. Throws TooLarge before anything is lost. */
export async function putFeature(change: Change, feature: Feature): Promise<void> {
  const body: FeatureBody = { text: feature.document.text, scenarios: feature.scenarios };
  if (Buffer.byteLength(encodeBody(body)) > MAX_FEATURE_BYTES)
    throw new AppError(
      'TooLarge',
      'With this the feature would be larger than can be stored (200 KB compressed). Put the scenario into another feature.',
    );
  change.put(refs.feature(feature.id), body, {
    projectId: feature.projectId,
    attributes: { path: feature.path, draft: false },
  });
  const entry: CatalogueEntry = {
    id: feature.id,
    name: featureName(feature.document),
    path: feature.path,
    language: feature.document.language,
    scenarios: feature.scenarios.length,
  };
  const entries = await readShardEntries<CatalogueEntry>(change, 'catalogue', feature.projectId, [
    feature.id,
  ]);
  if (JSON.stringify(entries.get(feature.id)) !== JSON.stringify(entry))
    await putShardEntries(change, 'catalogue', feature.projectId, new Map([[feature.id, entry]]));
}
