import { textHash } from '@behave-pro/core/gherkin';
import type { ProjectContext } from '../context';
import { AppError } from '../errors';
import { distinct } from '../lists';
import { entryOf, noteAudit } from '../records/audit';
import { change } from '../records/change';
import { markFeatureGone } from '../records/gone';
import * as refs from '../records/refs';
import { putShardEntries, shardRoot } from '../records/shards';
import { enabledProject } from '../settings/project-state';
import {
  featureFacts,
  NOTHING,
  presentText,
  putGoneFeature,
  toFeature,
  type Feature,
  listRoots,
} from './feature-record';
import { queueLinks, queueMirror, settleIssues } from './issue-links';

/**
 * Removes a feature with its scenarios, their links and results. Where more issues are linked than one transaction takes,
 * the feature is gone at once for everybody and its record goes when a job has brought the last of them in line.
 * Repeating it is harmless. Throws Conflict when its text is not the one the person saw, or when somebody has brought the
 * feature back meanwhile.
 */
export async function removeFeature(
  context: ProjectContext,
  request: { writeId: string; featureId: string; textHash: string },
): Promise<Record<string, never>> {
  const { project } = context;
  const ref = refs.feature(request.featureId);
  const done = await change(request.writeId, context.now, async (records) => {
    await records.prefetch([
      refs.project(project.id),
      ref,
      ...listRoots(project.id),
      shardRoot('latest', project.id),
    ]);
    await enabledProject(records, project.id);
    const [record] = await records.read([ref]);
    if (!record || record.projectId !== project.id) return undefined;
    if (record.body.gone) return { settled: toFeature(request.featureId, record), issues: [] };
    const feature = toFeature(request.featureId, record);
    if (textHash(presentText(feature)) !== request.textHash)
      throw new AppError(
        'Conflict',
        'Somebody else changed this feature. Look at it again before you remove it.',
      );
    const issues = distinct(feature.scenarios.flatMap((scenario) => scenario.issues));
    const { draft, ...rest } = feature;
    const empty: Feature = { ...rest, document: NOTHING, scenarios: [] };
    const settled = await settleIssues(
      records,
      empty,
      issues.map((id) => ({ id, projectId: project.id })),
    );
    putGoneFeature(records, settled);
    await markFeatureGone(records, feature.id, project.id, {
      attributes: record.attributes,
      body: record.body,
      ...(context.who.kind === 'person' && { by: context.who.accountId }),
    });
    await putShardEntries(records, 'catalogue', project.id, new Map([[feature.id, undefined]]));
    await putShardEntries(records, 'vocabulary', project.id, new Map([[feature.id, undefined]]));
    await putShardEntries(records, 'latest', project.id, new Map([[feature.id, undefined]]));
    const note = { action: 'feature-removed', facts: featureFacts(feature) } as const;
    noteAudit(records, entryOf(context, project.id, note));
    return { settled, issues };
  });
  if (!done) return {};
  await queueLinks(context, project.id, [done.settled]);
  await queueMirror(context, project.id, done.issues);
  return {};
}
