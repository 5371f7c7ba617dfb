import { editListed, issueKeysOf, scenarioHash } from '@behave-pro/core/gherkin';
import type { Context, ProjectContext } from '../context';
import { AppError } from '../errors';
import type { FeatureView, ScenarioChange } from '../invoke-api';
import { change, consult } from '../records/change';
import { scenarioIdFrom } from '../records/keys';
import type { IssuePlace } from '../records/kinds';
import * as refs from '../records/refs';
import { enabledProject } from '../settings/project-state';
import { positionOf } from './change-links';
import { linkedByTags } from './change-text';
import { editableIssues } from './editable-issues';
import { assertEditable, readFeature, type Feature, listRoots } from './feature-record';
import { featureView } from './feature-view';
import { queueDue, queueMirror, settleIssues } from './issue-links';
import { editOf, saveFeature } from './saves';

export interface ChangeScenario {
  writeId: string;
  featureId: string;
  scenarioId: string;
  /** Of the scenario's own text as the person saw it. */
  textHash: string;
  change: ScenarioChange;
}

type Named = ReadonlyMap<string, IssuePlace>;

/** The issues that tags of a scenario name, its own and inherited, as far as this person may link to them. */
export async function namedIssues(
  context: Pick<Context, 'removals'>,
  inReach: (projectId: string) => boolean,
  { featureId, scenarioId }: Pick<ChangeScenario, 'featureId' | 'scenarioId'>,
): Promise<Named> {
  const feature = await consult((records) => readFeature(records, featureId, inReach));
  const index = feature.scenarios.findIndex(({ id }) => id === scenarioId);
  return editableIssues(context, issueKeysOf(feature.document)[index] ?? []);
}

/** The feature with the change made, and the issues whose lists it may touch. */
function changed(
  feature: Feature,
  index: number,
  what: ScenarioChange,
  copyId: string,
  named: Named,
): { feature: Feature; issues: IssuePlace[] } {
  const own = feature.scenarios[index];
  if (what.kind === 'testType') {
    const manual = what.testType === 'manual';
    const scenarios = feature.scenarios.map((entry) => (entry === own ? { ...entry, manual } : entry));
    return { feature: { ...feature, scenarios }, issues: [] };
  }
  const edited = editListed(feature, index, what, copyId);
  // A move has nowhere to go only where the feature is not as it was seen.
  if (!edited.ok)
    throw new AppError(what.kind === 'move' ? 'Conflict' : 'Invalid', edited.problems[0]?.message);
  const { document, scenarios } = edited;
  const after = { ...feature, document, scenarios };
  if (what.kind === 'remove')
    return {
      feature: after,
      issues: (own?.issues ?? []).map((id) => ({ id, projectId: feature.projectId })),
    };
  const copy = scenarios[edited.index];
  if (what.kind !== 'duplicate' || !copy) return { feature: after, issues: [] };
  const { entry, added } = linkedByTags(copy, issueKeysOf(document)[edited.index] ?? [], named);
  return { feature: { ...after, scenarios: scenarios.with(edited.index, entry) }, issues: added };
}

/**
 * Renames, duplicates, moves or removes one scenario, or says who runs it. Other lines of the feature stay byte for byte;
 * ids, links and results stay with their scenarios, because the table is edited along with the text. Repeating it is
 * harmless; `bringBack` undoes a removal.
 *
 * A copy is linked as a scenario of an imported file is: to the issues its tags name. Links made by hand are not copied: they
 * say that this scenario, not any like it, is what a story asks for.
 *
 * Throws Conflict when the scenario's text is not the one the person saw, when it cannot be moved further and where
 * scenarios cannot be edited one by one, NotFound, Invalid, TooLarge.
 */
export async function changeScenario(
  context: ProjectContext,
  request: ChangeScenario,
): Promise<{ feature: FeatureView; copyId?: string }> {
  const { project } = context;
  const { featureId, writeId, change: what } = request;
  const copyId = scenarioIdFrom(featureId, writeId);
  const named: Named =
    what.kind === 'duplicate' ? await namedIssues(context, (id) => id === project.id, request) : new Map();
  const done = await change(writeId, context.now, async (records) => {
    await records.prefetch([refs.project(project.id), refs.feature(featureId), ...listRoots(project.id)]);
    await enabledProject(records, project.id);
    const before = await readFeature(records, featureId, (id) => id === project.id);
    const isCopied = before.scenarios.some(({ id }) => id === copyId);
    if (isCopied || (await records.alreadyIn(refs.feature(featureId)))) return { saved: before, issues: [] };
    // Who runs it is no part of the text.
    if (what.kind !== 'testType') assertEditable(before);
    const index = positionOf(before, request.scenarioId);
    if (scenarioHash(before.document, index) !== request.textHash)
      throw new AppError(
        'Conflict',
        'Somebody else changed this scenario meanwhile. Look at what is there now, then try again.',
      );
    const { feature, issues } = changed(before, index, what, copyId, named);
    const settled = await settleIssues(records, feature, issues);
    return { saved: await saveFeature(records, before, settled, editOf(context, 'page')), issues };
  });
  await queueDue(context, project.id, [done.saved]);
  await queueMirror(
    context,
    project.id,
    done.issues.map(({ id }) => id),
  );
  const feature = await featureView(context, featureId);
  return { feature, ...(feature.scenarios.some(({ id }) => id === copyId) && { copyId }) };
}
