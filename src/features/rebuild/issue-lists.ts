import type { Context } from '../../context';
import { chunksOf, distinct } from '../../lists';
import { changeAnew, consult } from '../../records/change';
import * as refs from '../../records/refs';
import { putFeatureRecord, toFeature } from '../feature-record';
import { ISSUES_A_TRANSACTION, settleIssues } from '../issue-links';
import { alignIssues, ISSUES_A_CHECK } from '../link-issues';

/** Takes issues that are gone off a feature. */
const takeOffGone = (context: Context, featureId: string, issueIds: readonly string[]): Promise<void> =>
  changeAnew(context.now, async (records) => {
    const [record] = await records.read([refs.feature(featureId)]);
    if (!record || record.body.gone) return;
    const places = issueIds.map((id) => ({ id, projectId: record.projectId }));
    putFeatureRecord(records, await settleIssues(records, toFeature(featureId, record), places));
  });

/** Puts a feature's scenarios into the lists of their issues. Answers the issues whose lists were wrong. */
export async function alignFeature(context: Context, featureId: string): Promise<string[]> {
  const [record] = await consult((records) => records.read([refs.feature(featureId)]));
  if (!record || record.body.gone) return [];
  const issues = distinct(record.body.scenarios.flatMap((scenario) => scenario.issues));
  const wrong: string[] = [];
  for (const some of chunksOf(issues, ISSUES_A_CHECK)) {
    const places = some.map((id) => ({ id, projectId: record.projectId }));
    const aligned = await alignIssues(context, featureId, places);
    if (aligned) wrong.push(...aligned.changed);
    else
      for (const few of chunksOf(some, ISSUES_A_TRANSACTION)) {
        await takeOffGone(context, featureId, few);
        wrong.push(...few);
      }
  }
  return wrong;
}

/** Takes out of an issue's list what no feature says of it. Answers whether there was anything. */
export const alignIssue = (context: Context, issueId: string): Promise<boolean> =>
  changeAnew(context.now, async (records) => {
    const ref = refs.issue(issueId);
    const [record] = await records.read([ref]);
    if (!record) return false;
    const { links, mirror } = record.body;
    const ids = distinct(links.map(({ featureId }) => featureId));
    const features = await records.read(ids.map(refs.feature));
    const said = new Set<string>();
    for (const feature of features)
      for (const scenario of feature?.body.scenarios ?? [])
        if (scenario.issues.includes(issueId)) said.add(scenario.id);
    const kept = links.filter(({ scenarioId }) => said.has(scenarioId));
    if (kept.length === links.length) return false;
    const body = { ...record.body, links: kept, mirror: { ...mirror, due: true } };
    records.put(ref, body, { projectId: record.projectId });
    return true;
  });
