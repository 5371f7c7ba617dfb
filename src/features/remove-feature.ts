import { textHash } from '@behave-pro/core/gherkin';
import type { Context, ProjectContext } from '../context';
import { AppError } from '../errors';
import { distinct } from '../lists';
import { entryOf, noteAudit } from '../records/audit';
import { change, type Change } from '../records/change';
import { markFeatureGone } from '../records/gone';
import type { FeatureBody } from '../records/kinds';
import type { Record as Stored } from '../records/record';
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
import { queueDue, queueMirror, settleIssues } from './issue-links';
import { withNews } from './news/note-news';
import { editOf } from './saves';

/**
 * Takes a feature out of its project, so that it can be brought back. Answers what is left to do of it, and the issues it was on.
 *
 * @param isTold Those who watch its issues are told.
 */
export async function takeAway(
  records: Change,
  context: Context,
  feature: Feature,
  { attributes, body: { news: _news, ...body } }: Pick<Stored<FeatureBody>, 'attributes' | 'body'>,
  isTold: boolean,
): Promise<{ settled: Feature; issues: string[] }> {
  const { id, projectId } = feature;
  await records.prefetch([...listRoots(projectId), shardRoot('latest', projectId)]);
  const issues = distinct(feature.scenarios.flatMap((scenario) => scenario.issues));
  const { draft, ...rest } = feature;
  const empty: Feature = { ...rest, document: NOTHING, scenarios: [] };
  const told = isTold ? await withNews(records, feature, empty, editOf(context, 'page')) : empty;
  const places = issues.map((issue) => ({ id: issue, projectId }));
  const settled = await settleIssues(records, told, places);
  putGoneFeature(records, settled);
  const by = context.who.kind === 'person' ? { by: context.who.accountId } : {};
  await markFeatureGone(records, id, projectId, { attributes, body, ...by });
  for (const list of ['catalogue', 'vocabulary', 'latest'] as const)
    await putShardEntries(records, list, projectId, new Map([[id, undefined]]));
  return { settled, issues };
}

/**
 * Removes a feature with its scenarios, their links and results. Where more issues are linked than one transaction takes,
 * the feature is gone at once for everybody and its record goes when jobs have brought the last of them in line and told who
 * watches them.
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
    const done = await takeAway(records, context, feature, record, true);
    const note = { action: 'feature-removed', facts: featureFacts(feature) } as const;
    noteAudit(records, entryOf(context, project.id, note));
    return done;
  });
  if (!done) return {};
  await queueDue(context, project.id, [done.settled]);
  await queueMirror(context, project.id, done.issues);
  return {};
}
