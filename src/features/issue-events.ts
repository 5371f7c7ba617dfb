import { isShut, SITE, type Context } from '../context';
import { readIssueProject } from '../forge/jira';
import { distinct } from '../lists';
import { change, type Change } from '../records/change';
import { markIssueGone } from '../records/gone';
import type { IssuePlace } from '../records/kinds';
import * as refs from '../records/refs';
import { putFeatureRecord, putGoneFeature, toFeature } from './feature-record';
import { settleIssues, syncIssues } from './issue-links';
import { notePlace } from './issue-places';

/** Takes a deleted issue off a feature's scenarios. */
const takeOff = (context: Context, issue: IssuePlace, featureId: string): Promise<void> =>
  change(`forget ${issue.id} ${featureId}`, context.now, async (records) => {
    const [stored] = await records.read([refs.feature(featureId)]);
    if (!stored) {
      await syncIssues(records, { id: featureId, projectId: issue.projectId, scenarios: [] }, [issue]);
      return;
    }
    const settled = await settleIssues(records, toFeature(featureId, stored), [issue]);
    if (stored.body.gone) putGoneFeature(records, settled);
    else putFeatureRecord(records, settled);
  });

/**
 * Takes a deleted issue off every scenario; the scenarios stay. What people said of it and its example map go, as its search
 * property did with Jira's issue. Links that are still on
 * their way to it are stopped by the mark it leaves, but for one that is being written in that very moment and is the first.
 */
export async function forgetIssue(context: Context, issueId: string): Promise<void> {
  const ref = refs.issue(issueId);
  for (let left: string[] | undefined; !left || left.length;) {
    const record = await change(`forget ${issueId}`, context.now, async (records) => {
      await records.prefetch([ref, refs.exampleMap(issueId), refs.gone('issue', issueId)]);
      const [stored] = await records.read([ref]);
      const [map] = await records.read([refs.exampleMap(issueId)]);
      await markIssueGone(records, issueId, stored?.projectId ?? SITE);
      if (map) records.remove(refs.exampleMap(issueId));
      if (stored && !stored.body.links.length) records.remove(ref);
      return stored;
    });
    left = distinct(record?.body.links.map(({ featureId }) => featureId) ?? []);
    for (const featureId of left)
      await takeOff(context, { id: issueId, projectId: record?.projectId ?? SITE }, featureId);
  }
}

/**
 * Whether a record may leave a project: from the beginning of a removal's first pass on it may not. That none begins before the
 * record has left is a condition of this change, since a pass deletes on none.
 */
async function mayLeave(context: Context, records: Change, projectId: string): Promise<boolean> {
  if (!isShut(context, projectId)) return true;
  const [installation] = await records.read([refs.installation()]);
  if (installation?.body.requests?.[projectId]?.state?.phase !== 'announced') return false;
  records.check(refs.installation());
  return true;
}

/**
 * Notes the project an issue is in now: events come late and in any order, so Jira is asked. Its links stay. What is being
 * removed with the project it was in stays there; until that has begun, people work on in the project it is in now.
 */
export async function moveIssue(context: Context, issueId: string): Promise<void> {
  const projectId = await readIssueProject(issueId);
  if (projectId === undefined) return;
  await change(`move ${issueId} ${projectId}`, context.now, async (records) => {
    await records.prefetch([refs.issue(issueId), refs.exampleMap(issueId)]);
    const [record] = await records.read([refs.issue(issueId)]);
    const [map] = await records.read([refs.exampleMap(issueId)]);
    if (await mayLeave(context, records, record?.projectId ?? map?.projectId ?? SITE))
      await notePlace(records, { id: issueId, projectId });
  });
}
