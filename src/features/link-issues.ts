import type { Context } from '../context';
import { change } from '../records/change';
import { chunksOf, distinct } from '../lists';
import type { IssuePlace } from '../records/kinds';
import * as refs from '../records/refs';
import { toFeature } from './feature-record';
import { ISSUES_A_TRANSACTION, queueMirror, syncIssue } from './issue-links';

/** Issues one job mirrors: what one bulk request of Jira takes. */
const ISSUES_A_JOB = 100;

interface Step {
  synced: IssuePlace[];
  left: number;
}

/** Brings a few pending issues in line; a feature that is gone goes with the last of them. */
const step = (context: Context, featureId: string): Promise<Step> =>
  change(`link ${featureId} ${context.now} ${Math.random()}`, context.now, async (records) => {
    const ref = refs.feature(featureId);
    const [record] = await records.read([ref]);
    const pending = record?.body.pending ?? [];
    if (!record || !pending.length) return { synced: [], left: 0 };
    const synced = pending.slice(0, ISSUES_A_TRANSACTION);
    const feature = toFeature(featureId, record);
    await records.prefetch(synced.map(({ id }) => refs.issue(id)));
    for (const issue of synced) await syncIssue(records, feature, issue);
    const left = pending.slice(synced.length);
    const { pending: before, ...body } = record.body;
    if (body.gone && !left.length) records.remove(ref);
    else records.put(ref, left.length ? { ...body, pending: left } : body, { projectId: record.projectId });
    return { synced, left: left.length };
  });

/** Brings all issues that features have pending in line with their tables. Repeating it is harmless. */
export async function linkIssues(
  context: Context,
  projectId: string,
  featureIds: readonly string[],
): Promise<void> {
  const synced: string[] = [];
  for (const featureId of featureIds) {
    let left: number;
    do {
      const done = await step(context, featureId);
      synced.push(...done.synced.map(({ id }) => id));
      left = done.left;
    } while (left > 0);
  }
  for (const issueIds of chunksOf(distinct(synced), ISSUES_A_JOB))
    await queueMirror(context, projectId, issueIds);
}
