import { addEntry, addScenario as addToDocument, type ScenarioEntry } from '@behave-pro/core/gherkin';
import type { IssueContext } from '../context';
import { AppError } from '../errors';
import type { PanelScenario, TestType } from '../invoke-api';
import { change } from '../records/change';
import { scenarioIdFrom } from '../records/keys';
import * as refs from '../records/refs';
import { assertEditable, parseStored, readFeature, type Feature, listRoots } from './feature-record';
import { queueMirror, settleIssues } from './issue-links';
import { addedAndRemoved, featureByName } from './named-feature';
import { enabledProject } from '../settings/project-state';
import { assertListsWhole } from '../settings/whole-lists';
import { editOf, saveFeature } from './saves';
import { scenarioView } from './scenario-view';

export interface AddScenario {
  writeId: string;
  /** A feature of the issue's project, or the name of one: it is made if no feature has that name. */
  feature: { id: string } | { name: string };
  text: string;
  testType?: TestType | undefined;
}

/**
 * Adds a scenario to a feature and links it to the issue. Repeating it with the same `writeId` adds nothing more.
 * Throws Invalid with the problems' places in `text`, NotFound, Forbidden, TooLarge.
 */
export async function addScenario(context: IssueContext, request: AddScenario): Promise<PanelScenario> {
  const { issue } = context;
  const added = await change(request.writeId, context.now, async (records) => {
    await records.prefetch([
      refs.project(issue.projectId),
      refs.issue(issue.id),
      ...listRoots(issue.projectId),
      ...('id' in request.feature ? [refs.feature(request.feature.id)] : []),
    ]);
    const project = await enabledProject(records, issue.projectId);
    if ('name' in request.feature) assertListsWhole(project, context.now);
    const feature =
      'id' in request.feature
        ? await readFeature(records, request.feature.id, (id) => id === issue.projectId)
        : await featureByName(records, issue.projectId, project, request.feature.name, request.writeId);
    const scenarioId = scenarioIdFrom(feature.id, request.writeId);
    const repeated = scenarioView(feature, scenarioId, project);
    if (repeated) return repeated;
    if (await records.alreadyIn(refs.feature(feature.id))) throw addedAndRemoved();
    assertEditable(feature);

    const edited = addToDocument(feature.document, request.text);
    if (!edited.ok) throw new AppError('Invalid', undefined, edited.problems);
    const entry: ScenarioEntry = {
      id: scenarioId,
      issues: [issue.id],
      ...(request.testType && { manual: request.testType === 'manual' }),
    };
    const changed: Feature = {
      ...feature,
      document: parseStored(edited.text),
      scenarios: addEntry(feature.scenarios, edited.index, entry),
    };
    const settled = await settleIssues(records, changed, [issue]);
    const saved = await saveFeature(records, feature, settled, editOf(context, 'panel'));
    const view = scenarioView(saved, scenarioId, project);
    if (!view) throw new Error('An added scenario is not in its feature');
    return view;
  });
  await queueMirror(context, issue.projectId, [issue.id]);
  return added;
}
