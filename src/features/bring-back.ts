import {
  addEntry,
  addScenario,
  mergeFeatures,
  parseFeature,
  rematch,
  removeScenario,
  scenarioText,
  type FeatureDocument,
  type ScenarioEntry,
} from '@behave-pro/core/gherkin';
import { may, type Context, type IssueContext, type ProjectContext } from '../context';
import { AppError } from '../errors';
import type { FeatureView, PanelScenario } from '../invoke-api';
import { change } from '../records/change';
import type { ProjectBody } from '../records/kinds';
import * as refs from '../records/refs';
import { enabledProject } from '../settings/project-state';
import { assertListsWhole } from '../settings/whole-lists';
import { comingBack } from './elsewhere';
import { assertEditable, parseStored, readFeature, type Feature, listRoots } from './feature-record';
import { featureView } from './feature-view';
import { queueDue, queueMirror, settleIssues } from './issue-links';
import { editOf, readVersion, saveFeature } from './saves';
import { scenarioView } from './scenario-view';

export interface BringBack {
  writeId: string;
  featureId: string;
  scenarioId: string;
}

/** Saves that are looked through for a removed scenario. */
const RECENT = 20;

/** A scenario where it last was: the feature's document of then, its position, and what was known of it. */
interface Remembered {
  document: FeatureDocument;
  index: number;
  entry: ScenarioEntry;
}

async function remembered(feature: Feature, scenarioId: string): Promise<Remembered> {
  for (const { version, draft } of feature.saves.slice(0, RECENT)) {
    const content = draft ? undefined : await readVersion(feature, version);
    const index = content?.scenarios.findIndex(({ id }) => id === scenarioId) ?? -1;
    const entry = content?.scenarios[index];
    const read = content && entry ? parseFeature(content.text) : undefined;
    if (entry && read?.ok) return { document: read.document, index, entry };
  }
  throw new AppError('NotFound', 'This scenario is no longer kept. Add it anew.');
}

/** The feature with the scenario where it stood, as far as what was written since leaves that place; else at the end. */
function withScenario(feature: Feature, { document, index, entry }: Remembered): Feature {
  const without = removeScenario(document, index);
  const merged = without.ok && mergeFeatures(without.text, document.text, feature.document.text);
  const read = merged && merged.ok ? parseFeature(merged.text) : undefined;
  if (read?.ok) {
    const { kept } = rematch(feature.document, feature.scenarios, read.document);
    const back = kept.indexOf(undefined);
    if (back === kept.lastIndexOf(undefined) && kept.length === feature.scenarios.length + 1)
      return { ...feature, document: read.document, scenarios: kept.map((known) => known ?? entry) };
  }
  const added = addScenario(feature.document, scenarioText(document, index));
  if (!added.ok) throw new AppError('Invalid', undefined, added.problems);
  return {
    ...feature,
    document: parseStored(added.text),
    scenarios: addEntry(feature.scenarios, added.index, entry),
  };
}

/** Brings the scenario back into the feature; answers the feature as it then is. */
async function broughtBack(
  context: Context,
  projectId: string,
  { writeId, featureId, scenarioId }: BringBack,
  inReach: (projectId: string) => boolean,
): Promise<{ feature: Feature; project: ProjectBody }> {
  const { feature, project, issues } = await change(writeId, context.now, async (records) => {
    await records.prefetch([refs.project(projectId), refs.feature(featureId), ...listRoots(projectId)]);
    const enabled = await enabledProject(records, projectId);
    assertListsWhole(enabled, context.now);
    const before = await readFeature(records, featureId, inReach);
    if (before.scenarios.some(({ id }) => id === scenarioId))
      return { feature: before, project: enabled, issues: [] };
    if (await records.alreadyIn(refs.feature(featureId)))
      throw new AppError('NotFound', 'The scenario was brought back, and is no longer in this feature.');
    assertEditable(before);
    const found = await remembered(before, scenarioId);
    const [same] = await comingBack(records, before, [found.entry], () => '');
    if (same?.id !== scenarioId)
      throw new AppError('Conflict', 'This scenario is in another feature now. Reload to see where.');
    const after = withScenario(before, found);
    const linked = after.scenarios.find(({ id }) => id === scenarioId)?.issues ?? [];
    const places = linked.map((id) => ({ id, projectId }));
    const settled = await settleIssues(records, after, places);
    const written = await saveFeature(records, before, settled, editOf(context, 'restore'));
    return { feature: written, project: enabled, issues: linked };
  });
  await queueDue(context, feature.projectId, [feature]);
  await queueMirror(context, projectId, issues);
  return { feature, project };
}

/**
 * Brings a removed scenario back with its id, and so its results, and its links to issues. Repeating it is harmless.
 * Throws NotFound when the feature is gone or the scenario was removed too long ago, Conflict while the feature is a draft.
 */
export async function bringBack(
  context: IssueContext,
  request: BringBack,
): Promise<{ scenario: PanelScenario }> {
  const inReach = (id: string): boolean => may(context, 'edit', id);
  const { feature, project } = await broughtBack(context, context.issue.projectId, request, inReach);
  const scenario = scenarioView(feature, request.scenarioId, project);
  if (!scenario) throw new Error('A scenario that was brought back is not in its feature');
  return { scenario };
}

/** The same from the project page. */
export async function bringBackHere(
  context: ProjectContext,
  request: BringBack,
): Promise<{ feature: FeatureView }> {
  const { project } = context;
  await broughtBack(context, project.id, request, (id) => id === project.id);
  return { feature: await featureView(context, request.featureId) };
}
