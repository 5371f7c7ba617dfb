import type { ProjectContext } from '../context';
import { AppError } from '../errors';
import { namesOf } from '../forge/jira';
import type { FeatureVersion, VersionText } from '../invoke-api';
import { consult } from '../records/change';
import type { Save } from '../records/kinds';
import { readFeature, type Feature } from './feature-record';
import { readVersion, savesOf } from './saves';

/** Saves for people: who is named as this person may see them. */
async function shown(saves: readonly Save[]): Promise<FeatureVersion[]> {
  const nameOf = await namesOf(saves.flatMap(({ by }) => by ?? []));
  return saves.map(({ at, by, from, version, draft }) => ({
    version,
    at: new Date(at * 1000).toISOString(),
    ...(by !== undefined && { by: nameOf(by) }),
    from,
    ...(draft && { draft }),
  }));
}

const featureOf = (context: ProjectContext, featureId: string): Promise<Feature> =>
  consult((records) => readFeature(records, featureId, (id) => id === context.project.id));

/** Every save of a feature's text, newest first: the first is the present text. Throws NotFound. */
export async function featureVersions(
  context: ProjectContext,
  { featureId }: { featureId: string },
): Promise<{ versions: FeatureVersion[] }> {
  return { versions: await shown(await savesOf(await featureOf(context, featureId))) };
}

/** A text that a feature had. Throws NotFound. */
export async function featureVersion(
  context: ProjectContext,
  { featureId, version }: { featureId: string; version: string },
): Promise<VersionText> {
  const content = await readVersion(await featureOf(context, featureId), version);
  if (!content) throw new AppError('NotFound', 'This version is no longer kept.');
  return { version, text: content.text };
}
