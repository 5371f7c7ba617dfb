import type { ProjectContext } from '../context';
import { AppError } from '../errors';
import { namesOf } from '../forge/jira';
import { queryIndex } from '../forge/kvs';
import type { FeatureView, RemovedFeature } from '../invoke-api';
import { distinct } from '../lists';
import { entryOf, noteAudit } from '../records/audit';
import { change } from '../records/change';
import { goneIdOf, scenarioIdFrom } from '../records/keys';
import type { CatalogueEntry, GoneBody } from '../records/kinds';
import { fromStored } from '../records/record';
import * as refs from '../records/refs';
import { readShards, touchShards } from '../records/shards';
import { enabledProject } from '../settings/project-state';
import { assertListsWhole } from '../settings/whole-lists';
import { comingBack } from './elsewhere';
import { featureFacts, featureGone, putFeature, shownName, toFeature, listRoots } from './feature-record';
import { featureView } from './feature-view';
import { queueDue, queueMirror, settleIssues } from './issue-links';

/** Days for which a removed feature can be brought back. */
const RECOVERABLE_DAYS = 30;
export const RECOVERABLE_SECONDS = RECOVERABLE_DAYS * 24 * 60 * 60;

/** Whether a feature that was removed then (epoch seconds) can be brought back now (epoch milliseconds). */
export const isRecoverable = (removedAt: number, now: number): boolean =>
  removedAt > Math.floor(now / 1000) - RECOVERABLE_SECONDS;

/** Features that were removed in the last 30 days, the latest first; one removed just now may be missing. */
export async function removedFeatures(context: ProjectContext): Promise<{ removed: RemovedFeature[] }> {
  const from = Math.floor(context.now / 1000) - RECOVERABLE_SECONDS + 1;
  const page = await queryIndex('gone', 'by-kind', [context.project.id, 'feature'], {
    from,
    newestFirst: true,
  });
  const found = page.records.flatMap(({ key, value }) => {
    const { updatedAt, projectId, body } = fromStored<GoneBody>(value);
    const featureId = goneIdOf('feature', key);
    if (!featureId || !body.feature) return [];
    const { attributes, by } = body.feature;
    const feature = toFeature(featureId, { projectId, attributes, body: body.feature.body });
    return [{ featureId, updatedAt, feature, by }];
  });
  const nameOf = await namesOf(found.flatMap(({ by }) => by ?? []));
  return {
    removed: found.map(({ featureId, updatedAt, feature, by }) => ({
      featureId,
      name: shownName(feature),
      path: feature.path,
      scenarios: feature.scenarios.length,
      at: new Date(updatedAt * 1000).toISOString(),
      ...(by !== undefined && { by: nameOf(by) }),
    })),
  };
}

/**
 * Brings a removed feature back with its scenarios, their links and every version of its text; not with their results. A
 * scenario that another feature has by now comes back as a copy.
 * Repeating it is harmless. Throws NotFound when it is too long ago, Conflict when another feature has its path now.
 */
export async function recoverFeature(
  context: ProjectContext,
  { writeId, featureId }: { writeId: string; featureId: string },
): Promise<{ feature: FeatureView }> {
  const { project } = context;
  const gone = refs.gone('feature', featureId);
  const done = await change(writeId, context.now, async (records) => {
    await records.prefetch([
      refs.project(project.id),
      refs.feature(featureId),
      gone,
      ...listRoots(project.id),
    ]);
    assertListsWhole(await enabledProject(records, project.id), context.now);
    const [present] = await records.read([refs.feature(featureId)]);
    if (present && !present.body.gone) return undefined;
    const [marker] = await records.read([gone]);
    const kept = marker?.body.feature;
    if (!marker || !kept || marker.projectId !== project.id || !isRecoverable(marker.updatedAt, context.now))
      throw featureGone();
    const before = toFeature(featureId, {
      projectId: project.id,
      attributes: kept.attributes,
      body: kept.body,
    });
    const catalogue = await readShards<CatalogueEntry>(records, 'catalogue', project.id);
    if (catalogue.some(({ path }) => path === before.path))
      throw new AppError(
        'Conflict',
        `Another feature has the path “${before.path}” now. Remove that one first.`,
      );
    await touchShards(records, 'catalogue', project.id);
    const scenarios = await comingBack(records, { ...before, scenarios: [] }, before.scenarios, (index) =>
      scenarioIdFrom(featureId, `${writeId} ${index}`),
    );
    const issues = distinct(scenarios.flatMap((scenario) => scenario.issues));
    const pending = present?.body.pending ?? [];
    const places = [...issues.map((id) => ({ id, projectId: project.id })), ...pending];
    const settled = await settleIssues(
      records,
      { ...before, scenarios, pending: [], news: present?.body.news ?? [] },
      places,
    );
    await putFeature(records, settled);
    records.remove(gone);
    const note = { action: 'feature-restored', facts: featureFacts(settled) } as const;
    noteAudit(records, entryOf(context, project.id, note));
    return { settled, issues };
  });
  if (done) {
    await queueDue(context, project.id, [done.settled]);
    await queueMirror(context, project.id, done.issues);
  }
  return { feature: await featureView(context, featureId) };
}
