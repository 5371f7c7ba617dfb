import { editListed, issueKeysOf } from '@behave-pro/core/gherkin';
import { may, type IssueContext } from '../context';
import { AppError } from '../errors';
import type { PanelScenario } from '../invoke-api';
import { change } from '../records/change';
import { scenarioIdFrom } from '../records/keys';
import type { IssuePlace } from '../records/kinds';
import * as refs from '../records/refs';
import { enabledProject } from '../settings/project-state';
import { namedIssues } from './change-scenario';
import { linkedByTags } from './change-text';
import { assertUnchanged, linkedScenario } from './edit-scenario';
import { assertEditable, listRoots, type Feature } from './feature-record';
import { queueDue, queueMirror, settleIssues } from './issue-links';
import { rankLink } from './rank-scenario';
import { editOf, saveFeature } from './saves';
import { scenarioView } from './scenario-view';

export interface DuplicateHere {
  writeId: string;
  featureId: string;
  scenarioId: string;
  /** Of the scenario's own text as the person saw it. */
  textHash: string;
}

const copyGone = (): AppError =>
  new AppError('NotFound', 'The copy was made, and somebody has removed it since.');

/** The feature with a copy below the scenario, linked to this issue and to those its tags name. */
function withCopy(
  feature: Feature,
  index: number,
  copyId: string,
  issue: IssuePlace,
  named: ReadonlyMap<string, IssuePlace>,
): { feature: Feature; issues: IssuePlace[] } {
  const edited = editListed(feature, index, { kind: 'duplicate' }, copyId);
  if (!edited.ok) throw new AppError('Invalid', edited.problems[0]?.message);
  const { document, scenarios } = edited;
  const copy = { ...scenarios[edited.index], id: copyId, issues: [issue.id] };
  const { entry, added } = linkedByTags(copy, issueKeysOf(document)[edited.index] ?? [], named);
  return {
    feature: { ...feature, document, scenarios: scenarios.with(edited.index, entry) },
    issues: [issue, ...added],
  };
}

/**
 * Puts a copy of a scenario below it, in its feature and on this issue. It is linked to this issue and to those its tags name,
 * as far as the person may edit them; to remove it undoes it. Repeating it is harmless. Throws Conflict, NotFound, TooLarge.
 */
export async function duplicateHere(
  context: IssueContext,
  request: DuplicateHere,
): Promise<{ scenario: PanelScenario }> {
  const { issue } = context;
  const { featureId, scenarioId, writeId } = request;
  const named = await namedIssues(context, (id) => may(context, 'edit', id), request);
  const copyId = scenarioIdFrom(featureId, writeId);
  const done = await change(writeId, context.now, async (records) => {
    await records.prefetch([
      refs.project(issue.projectId),
      refs.feature(featureId),
      refs.issue(issue.id),
      ...listRoots(issue.projectId),
    ]);
    const project = await enabledProject(records, issue.projectId);
    // The list tells where the scenario was copied in another feature than the one that is named.
    const isRepeat =
      (await records.alreadyIn(refs.feature(featureId))) || (await records.alreadyIn(refs.issue(issue.id)));
    if (isRepeat) {
      const copy = await linkedScenario(context, records, { featureId, scenarioId: copyId });
      return { saved: copy.feature, issues: [], project };
    }
    const { feature, index } = await linkedScenario(context, records, request);
    assertEditable(feature);
    assertUnchanged(feature, index, request.textHash);
    const place = { id: issue.id, projectId: issue.projectId };
    const copied = withCopy(feature, index, copyId, place, named);
    const settled = await settleIssues(records, copied.feature, copied.issues);
    await rankLink(records, issue.id, copyId, { after: scenarioId });
    const saved = await saveFeature(records, feature, settled, editOf(context, 'panel'));
    return { saved, issues: copied.issues, project };
  });
  await queueDue(context, done.saved.projectId, [done.saved]);
  await queueMirror(
    context,
    issue.projectId,
    done.issues.map(({ id }) => id),
  );
  const scenario = scenarioView(done.saved, copyId, done.project);
  if (!scenario) throw copyGone();
  return { scenario };
}
