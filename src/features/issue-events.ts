import { withoutIssue } from '@behave-pro/core/gherkin';
import type { Context } from '../context';
import { readIssueProject } from '../forge/jira';
import { distinct } from '../lists';
import { change, consult } from '../records/change';
import * as refs from '../records/refs';
import { putFeatureRecord, toFeature } from './feature-record';
import { syncIssue } from './issue-links';

/** Takes a deleted issue off every scenario; the scenarios stay. Its search property went with it. */
export async function forgetIssue(context: Context, issueId: string): Promise<void> {
  const ref = refs.issue(issueId);
  const [record] = await consult((records) => records.read([ref]));
  if (!record) return;
  for (const featureId of distinct(record.body.links.map((link) => link.featureId)))
    await change(`forget ${issueId} ${featureId}`, context.now, async (records) => {
      await records.prefetch([ref, refs.feature(featureId)]);
      const [stored] = await records.read([refs.feature(featureId)]);
      if (!stored || stored.body.gone) return;
      const feature = toFeature(featureId, stored);
      const scenarios = feature.scenarios.map((entry) => withoutIssue(entry, issueId));
      const pending = feature.pending.filter(({ id }) => id !== issueId);
      putFeatureRecord(records, { ...feature, scenarios, pending });
      await syncIssue(
        records,
        { id: feature.id, projectId: feature.projectId, scenarios },
        { id: issueId, projectId: feature.projectId },
      );
    });
  await change(`forget ${issueId}`, context.now, async (records) => {
    const [last] = await records.read([ref]);
    if (last) records.remove(ref);
  });
}

/** Notes the project an issue is in now: events come late and in any order, so Jira is asked. Its links stay. */
export async function moveIssue(context: Context, issueId: string): Promise<void> {
  const projectId = await readIssueProject(issueId);
  if (projectId === undefined) return;
  await change(`move ${issueId} ${projectId}`, context.now, async (records) => {
    const [record] = await records.read([refs.issue(issueId)]);
    if (record && record.projectId !== projectId)
      records.put(refs.issue(issueId), record.body, { projectId });
  });
}
