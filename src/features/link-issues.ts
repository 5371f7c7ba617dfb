import type { Context } from '../context';
import { queryIndex } from '../forge/kvs';
import { chunksOf } from '../lists';
import { changeAnew } from '../records/change';
import { isGone } from '../records/gone';
import type { IssuePlace } from '../records/kinds';
import { featureIdOf } from '../records/keys';
import * as refs from '../records/refs';
import { putFeatureRecord, putGoneFeature, toFeature } from './feature-record';
import { pushNews } from './news/note-news';
import { ISSUES_A_TRANSACTION, pushLinks, queueMirror, settleIssues, syncIssues } from './issue-links';

/** Issues one transaction brings in line where the feature only has to stay as it is: it has 25 operations. */
export const ISSUES_A_CHECK = 24;
/** Issues brought in line before the feature is written again without them: a large feature is not written for each. */
const ISSUES_A_ROUND = 10 * ISSUES_A_CHECK;

interface Step {
  synced: IssuePlace[];
  left: IssuePlace[];
}

/** Brings a few pending issues in line; a feature that is gone goes with the last of them. */
const step = (context: Context, featureId: string): Promise<Step> =>
  changeAnew(context.now, async (records) => {
    const ref = refs.feature(featureId);
    const [record] = await records.read([ref]);
    if (!record?.body.pending?.length) return { synced: [], left: [] };
    const { pending } = record.body;
    const settled = await settleIssues(records, toFeature(featureId, record), pending);
    if (record.body.gone) putGoneFeature(records, settled);
    else putFeatureRecord(records, settled);
    return { synced: pending.slice(0, ISSUES_A_TRANSACTION), left: settled.pending };
  });

/** Which revision of a feature issues were brought in line with, and whose list changed. */
interface Aligned {
  revision: number;
  changed: string[];
}

/**
 * Brings at most 24 issues in line with a feature that stays as it is. Answers `undefined`, and does nothing, where the
 * feature is not there, or would have to change since an issue is gone.
 */
export const alignIssues = (
  context: Context,
  featureId: string,
  issues: readonly IssuePlace[],
): Promise<Aligned | undefined> =>
  changeAnew(context.now, async (records) => {
    const ref = refs.feature(featureId);
    await records.prefetch([ref, ...issues.flatMap(({ id }) => [refs.issue(id), refs.gone('issue', id)])]);
    const [record] = await records.read([ref]);
    if (!record) return undefined;
    for (const { id } of issues) if (await isGone(records, 'issue', id)) return undefined;
    records.check(ref);
    const { projectId, revision, body } = record;
    const linked = { id: featureId, projectId, scenarios: body.scenarios };
    const { changed } = await syncIssues(records, linked, issues);
    return { revision, changed };
  });

/**
 * Brings many pending issues in line, then takes them off the feature; nothing is taken off when somebody changed the
 * feature meanwhile, and the lists are then looked at again.
 */
async function round(context: Context, featureId: string, issues: readonly IssuePlace[]): Promise<boolean> {
  const revisions = new Set<number | undefined>();
  for (const some of chunksOf(issues, ISSUES_A_CHECK)) {
    revisions.add((await alignIssues(context, featureId, some))?.revision);
    if (revisions.size > 1 || revisions.has(undefined)) return false;
  }
  const done = new Set(issues.map(({ id }) => id));
  return changeAnew(context.now, async (records) => {
    const ref = refs.feature(featureId);
    const [record] = await records.read([ref]);
    if (!record || !revisions.has(record.revision)) return false;
    const feature = toFeature(featureId, record);
    const settled = { ...feature, pending: feature.pending.filter(({ id }) => !done.has(id)) };
    if (record.body.gone) putGoneFeature(records, settled);
    else putFeatureRecord(records, settled);
    return true;
  });
}

/** Brings one feature's pending issues in line. Answers which they were. */
async function linkFeature(context: Context, featureId: string): Promise<IssuePlace[]> {
  const { synced, left: pending } = await step(context, featureId);
  for (let left = pending; left.length;) {
    const some = left.slice(0, ISSUES_A_ROUND);
    if (some.length > ISSUES_A_TRANSACTION && (await round(context, featureId, some))) {
      synced.push(...some);
      left = left.slice(some.length);
    } else {
      const done = await step(context, featureId);
      synced.push(...done.synced);
      left = done.left;
    }
  }
  return synced;
}

/** Brings all issues that features have pending in line with their tables. Repeating it is harmless. */
export async function linkIssues(
  context: Context,
  projectId: string,
  featureIds: readonly string[],
): Promise<void> {
  const synced: string[] = [];
  for (const featureId of featureIds)
    synced.push(...(await linkFeature(context, featureId)).map(({ id }) => id));
  await queueMirror(context, projectId, synced);
}

/** Asks again for what is due of a project's features, links and news: what asked for it may have been lost. */
export async function requeueAllDue(projectId: string): Promise<void> {
  let cursor: string | undefined;
  do {
    const page = await queryIndex('feature', 'by-links', [projectId, 'due'], cursor ? { cursor } : {});
    const featureIds = page.records.map(({ key }) => featureIdOf(key));
    await pushLinks(projectId, featureIds);
    await pushNews(projectId, featureIds);
    cursor = page.cursor;
  } while (cursor);
}
