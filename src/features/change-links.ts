import type { ScenarioEntry } from '@behave-pro/core/gherkin';
import type { Context } from '../context';
import { AppError } from '../errors';
import { change, type Change } from '../records/change';
import type { IssuePlace } from '../records/kinds';
import * as refs from '../records/refs';
import { shardRoot } from '../records/shards';
import { enabledProject } from '../settings/project-state';
import { putFeature, readFeature, type Feature } from './feature-record';
import { queueLinks, queueMirror, settleIssues } from './issue-links';

export interface ChangeLinks {
  writeId: string;
  featureId: string;
  scenarioId: string;
  /** The issue to link or unlink. */
  issue: IssuePlace;
  /** What becomes of the scenario's entry. */
  entry(before: ScenarioEntry): ScenarioEntry;
}

async function place(
  records: Change,
  { featureId, scenarioId }: ChangeLinks,
  mayEdit: (projectId: string) => boolean,
): Promise<{ feature: Feature; index: number }> {
  const feature = await readFeature(records, featureId, mayEdit);
  await enabledProject(records, feature.projectId);
  const index = feature.scenarios.findIndex(({ id }) => id === scenarioId);
  if (index < 0)
    throw new AppError(
      'NotFound',
      'This scenario is no longer in its feature. Reload the page to see what is.',
    );
  return { feature, index };
}

/**
 * Links a scenario to an issue or takes it off. A draft's scenarios can be linked too: links are no part of the text.
 * Repeating it is harmless. Throws NotFound, Forbidden.
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
      shardRoot('catalogue', issue.projectId),
    ]);
    const { feature, index } = await place(records, request, mayEdit);
    const scenarios = feature.scenarios.map((entry, n) => (n === index ? request.entry(entry) : entry));
    if (JSON.stringify(scenarios) === JSON.stringify(feature.scenarios)) return feature;
    const settled = await settleIssues(records, { ...feature, scenarios }, [issue]);
    await putFeature(records, settled);
    return settled;
  });
  await queueLinks(context, saved.projectId, [saved]);
  await queueMirror(context, issue.projectId, [issue.id]);
  return saved;
}
