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
import { may, type IssueContext } from '../context';
import { AppError } from '../errors';
import type { PanelScenario } from '../invoke-api';
import { change } from '../records/change';
import * as refs from '../records/refs';
import { shardRoot } from '../records/shards';
import { enabledProject } from '../settings/project-state';
import { comingBack } from './elsewhere';
import { assertEditable, parseStored, readFeature, type Feature } from './feature-record';
import { queueLinks, queueMirror, settleIssues } from './issue-links';
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

/**
 * Brings a removed scenario back with its id, and so its results, and its links to issues. Repeating it is harmless.
 * Throws NotFound when the feature is gone or the scenario was removed too long ago, Conflict while the feature is a draft.
 */
export async function bringBack(
  context: IssueContext,
  { writeId, featureId, scenarioId }: BringBack,
): Promise<{ scenario: PanelScenario }> {
  const { issue } = context;
  const { view, saved, issues } = await change(writeId, context.now, async (records) => {
    await records.prefetch([
      refs.project(issue.projectId),
      refs.feature(featureId),
      refs.issue(issue.id),
      shardRoot('catalogue', issue.projectId),
    ]);
    const project = await enabledProject(records, issue.projectId);
    const before = await readFeature(records, featureId, (id) => may(context, 'edit', id));
    const there = scenarioView(before, scenarioId, project);
    if (there) return { view: there, saved: before, issues: [] };
    assertEditable(before);
    const found = await remembered(before, scenarioId);
    const [same] = await comingBack(records, before, [found.entry], () => '');
    if (same?.id !== scenarioId)
      throw new AppError('Conflict', 'This scenario is in another feature now. Link it from there.');
    const after = withScenario(before, found);
    const linked = after.scenarios.find(({ id }) => id === scenarioId)?.issues ?? [];
    const places = linked.map((id) => ({ id, projectId: issue.projectId }));
    const settled = await settleIssues(records, after, places);
    const written = await saveFeature(records, before, settled, editOf(context, 'restore'));
    const back = scenarioView(written, scenarioId, project);
    if (!back) throw new Error('A scenario that was brought back is not in its feature');
    return { view: back, saved: written, issues: linked };
  });
  await queueLinks(context, saved.projectId, [saved]);
  await queueMirror(context, issue.projectId, issues);
  return { scenario: view };
}
