import { removeEntry, removeScenario as removeFromDocument } from '@behave-pro/core/gherkin';
import type { IssueContext } from '../context';
import { change } from '../records/change';
import * as refs from '../records/refs';
import { assertUnchanged, linkedScenario } from './edit-scenario';
import { assertEditable, parseStored, type Feature, listRoots } from './feature-record';
import { editOf, saveFeature } from './saves';
import { queueDue, queueMirror, settleIssues } from './issue-links';
import { enabledProject } from '../settings/project-state';

export interface RemoveScenario {
  writeId: string;
  featureId: string;
  scenarioId: string;
  textHash: string;
}

/**
 * Removes a scenario from its feature and from every issue it is linked to; `bringBack` undoes it. Repeating is harmless.
 * Throws Conflict, NotFound.
 */
export async function removeScenario(
  context: IssueContext,
  request: RemoveScenario,
): Promise<{ featureId?: string }> {
  const { issue } = context;
  const done = await change(request.writeId, context.now, async (records) => {
    await records.prefetch([
      refs.project(issue.projectId),
      refs.feature(request.featureId),
      refs.issue(issue.id),
      ...listRoots(issue.projectId),
    ]);
    // The list tells where the scenario was taken out of another feature than the one that is named.
    if (await records.alreadyIn(refs.feature(request.featureId))) return undefined;
    if (await records.alreadyIn(refs.issue(issue.id))) return undefined;
    await enabledProject(records, issue.projectId);
    const { feature, index } = await linkedScenario(context, records, request);
    assertEditable(feature);
    assertUnchanged(feature, index, request.textHash);
    const entry = feature.scenarios[index];
    const edited = removeFromDocument(feature.document, index);
    if (!entry || !edited.ok) throw new Error('A parsed scenario cannot be removed');

    const changed: Feature = {
      ...feature,
      document: parseStored(edited.text),
      scenarios: removeEntry(feature.scenarios, index),
    };
    const places = entry.issues.map((id) => ({ id, projectId: issue.projectId }));
    const settled = await settleIssues(records, changed, places);
    const saved = await saveFeature(records, feature, settled, editOf(context, 'panel'));
    return { saved, issues: entry.issues };
  });
  if (!done) return {};
  await queueDue(context, done.saved.projectId, [done.saved]);
  await queueMirror(context, issue.projectId, done.issues);
  const { id: featureId } = done.saved;
  return featureId === request.featureId ? {} : { featureId };
}
