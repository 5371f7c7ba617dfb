import type { ScenarioEntry } from '@behave-pro/core/gherkin';
import type { Context } from '../context';
import { AppError } from '../errors';
import { change } from '../records/change';
import type { IssuePlace } from '../records/kinds';
import * as refs from '../records/refs';
import { enabledProject } from '../settings/project-state';
import { putFeature, readFeature, type Feature, listRoots } from './feature-record';
import { queueDue, queueMirror, settleIssues } from './issue-links';

export interface ChangeLinks {
  writeId: string;
  featureId: string;
  scenarioId: string;
  /** The issue to link or unlink. */
  issue: IssuePlace;
  /** What becomes of the scenario's entry. */
  entry(before: ScenarioEntry): ScenarioEntry;
}

/** Where a scenario stands in its feature. Throws NotFound. */
export function positionOf({ scenarios }: Feature, scenarioId: string): number {
  const index = scenarios.findIndex(({ id }) => id === scenarioId);
  if (index < 0)
    throw new AppError(
      'NotFound',
      'This scenario is no longer in its feature. Reload the page to see what is.',
    );
  return index;
}

/**
 * Links a scenario to an issue or takes it off. A draft's scenarios can be linked too: links are no part of the text.
 * Repeating it is harmless, and does not undo what somebody did since. Throws NotFound, Forbidden.
 */
export async function changeLinks(
  context: Context,
  request: ChangeLinks,
  mayEdit: (projectId: string) => boolean,
): Promise<Feature> {
  const { issue } = request;
  const saved = await change(request.writeId, context.now, async (records) => {
    await records.prefetch([
      refs.feature(request.featureId),
      refs.issue(issue.id),
      refs.project(issue.projectId),
      ...listRoots(issue.projectId),
    ]);
    const feature = await readFeature(records, request.featureId, mayEdit);
    await enabledProject(records, feature.projectId);
    if (await records.alreadyIn(refs.feature(feature.id))) return feature;
    const index = positionOf(feature, request.scenarioId);
    const scenarios = feature.scenarios.map((entry, n) => (n === index ? request.entry(entry) : entry));
    const settled = await settleIssues(records, { ...feature, scenarios }, [issue]);
    await putFeature(records, settled);
    return settled;
  });
  await queueDue(context, saved.projectId, [saved]);
  await queueMirror(context, issue.projectId, [issue.id]);
  return saved;
}
