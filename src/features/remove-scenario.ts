import { removeEntry, removeScenario as removeFromDocument, scenarioText } from '@behave-pro/core/gherkin';
import type { IssueContext } from '../context';
import type { TestType } from '../invoke-api';
import { change } from '../records/change';
import * as refs from '../records/refs';
import { shardRoot } from '../records/shards';
import { assertUnchanged, linkedScenario } from './edit-scenario';
import { parseStored, putFeature } from './feature-record';
import { changeLinks, queueMirror } from './issue-links';
import { enabledProject } from '../settings/project-state';
import { testTypeOf } from './scenario-view';

export interface RemoveScenario {
  writeId: string;
  featureId: string;
  scenarioId: string;
  textHash: string;
}

export interface Removed {
  featureId: string;
  text: string;
  testType: TestType;
}

/**
 * Removes a scenario from its feature and from every issue it is linked to. Answers what brings it back;
 * `undefined` when this very removal had already been done.
 * Throws Conflict, NotFound.
 */
export async function removeScenario(
  context: IssueContext,
  request: RemoveScenario,
): Promise<Removed | undefined> {
  const { issue } = context;
  let affected: string[] = [];
  const removed = await change(request.writeId, context.now, async (records) => {
    await records.prefetch([
      refs.project(issue.projectId),
      refs.feature(request.featureId),
      refs.issue(issue.id),
      shardRoot('catalogue', issue.projectId),
    ]);
    if (await records.alreadyIn(refs.feature(request.featureId))) return undefined;
    const project = await enabledProject(records, issue.projectId);
    const { feature, index } = await linkedScenario(context, records, request);
    assertUnchanged(feature, index, request.textHash);
    const entry = feature.scenarios[index];
    const edited = removeFromDocument(feature.document, index);
    if (!entry || !edited.ok) throw new Error('A parsed scenario cannot be removed');

    await putFeature(records, {
      ...feature,
      document: parseStored(edited.text),
      scenarios: removeEntry(feature.scenarios, index),
    });
    affected = entry.issues;
    const linked = await records.read(affected.map(refs.issue));
    for (const [n, id] of affected.entries())
      await changeLinks(records, { id, projectId: linked[n]?.projectId ?? issue.projectId }, (links) =>
        links.filter(({ scenarioId }) => scenarioId !== request.scenarioId),
      );
    return {
      featureId: feature.id,
      text: scenarioText(feature.document, index),
      testType: testTypeOf(entry.manual, project),
    };
  });
  await queueMirror(context, issue.projectId, affected);
  return removed;
}
