import {
  mergeFeatures,
  replaceScenario,
  scenarioHash,
  scenarioText,
  textHash,
} from '@behave-pro/core/gherkin';
import { may, type IssueContext } from '../context';
import { AppError } from '../errors';
import type { PanelScenario, TestType } from '../invoke-api';
import { change, type Reader } from '../records/change';
import * as refs from '../records/refs';
import { assertEditable, parseStored, toFeature, type Feature, listRoots } from './feature-record';
import { enabledProject } from '../settings/project-state';
import { queueDue } from './issue-links';
import { editOf, saveFeature } from './saves';
import { scenarioView } from './scenario-view';

export interface EditScenario {
  writeId: string;
  featureId: string;
  scenarioId: string;
  text: string;
  /** Of the text the person began with. */
  textHash: string;
  /** That text: with it, what somebody else saved meanwhile is merged where it can be. */
  baseText?: string | undefined;
  testType?: TestType | undefined;
}

interface Place {
  feature: Feature;
  index: number;
}

/**
 * A linked scenario of this issue, where it stands in its feature: the one that is named, or the one it went to since. Throws
 * NotFound.
 */
export async function linkedScenario(
  context: IssueContext,
  records: Reader,
  { featureId, scenarioId }: { featureId: string; scenarioId: string },
): Promise<Place> {
  const { issue } = context;
  const placeIn = async (id: string): Promise<Place | undefined> => {
    const [record] = await records.read([refs.feature(id)]);
    if (!record || record.body.gone || !may(context, 'edit', record.projectId)) return undefined;
    const feature = toFeature(id, record);
    const index = feature.scenarios.findIndex(
      (entry) => entry.id === scenarioId && entry.issues.includes(issue.id),
    );
    return index < 0 ? undefined : { feature, index };
  };
  const here = await placeIn(featureId);
  if (here) return here;
  const [list] = await records.read([refs.issue(issue.id)]);
  const link = list?.body.links.find((one) => one.scenarioId === scenarioId && one.featureId !== featureId);
  const there = link && (await placeIn(link.featureId));
  if (!there)
    throw new AppError(
      'NotFound',
      'This scenario is no longer on this issue: somebody has unlinked or deleted it. Keep a copy of what you typed, then reload the panel.',
    );
  return there;
}

/**
 * A person's text together with what somebody else made of the scenario meanwhile. Throws Conflict where only a person can
 * bring the two together.
 */
function mergedSnippet(feature: Feature, index: number, { text, textHash: hash, baseText }: EditScenario) {
  const present = scenarioText(feature.document, index);
  if (textHash(present) === hash) return { text, merged: false };
  const known = baseText !== undefined && textHash(baseText) === hash;
  const result = known ? mergeFeatures(baseText, text, present) : undefined;
  if (!result?.ok) throw changedMeanwhile();
  return { text: result.text, merged: true };
}

const changedMeanwhile = (): AppError =>
  new AppError(
    'Conflict',
    'Somebody else changed this scenario while you were editing it. Your text is kept here; compare it with what is there now.',
  );

/** Throws Conflict when the scenario's text is not the one the person saw. */
export function assertUnchanged(feature: Feature, index: number, textHash: string): void {
  if (scenarioHash(feature.document, index) !== textHash) throw changedMeanwhile();
}

/**
 * Replaces a scenario's text in its feature; other lines of the feature stay byte for byte. What somebody else changed in
 * the scenario meanwhile is merged where it can be.
 * Throws Invalid with the problems' places in `text`, Conflict, NotFound, TooLarge.
 */
export async function editScenario(
  context: IssueContext,
  request: EditScenario,
): Promise<{ scenario: PanelScenario; merged?: true }> {
  const { issue } = context;
  const done = await change(request.writeId, context.now, async (records) => {
    await records.prefetch([
      refs.project(issue.projectId),
      refs.feature(request.featureId),
      ...listRoots(issue.projectId),
    ]);
    const project = await enabledProject(records, issue.projectId);
    const { feature, index } = await linkedScenario(context, records, request);
    const show = (saved: Feature, merged = false) => {
      const view = scenarioView(saved, request.scenarioId, project);
      if (!view) throw new Error('An edited scenario is not in its feature');
      return { saved, answer: { scenario: view, ...(merged && { merged: true as const }) } };
    };
    for (const id of [request.featureId, feature.id])
      if (await records.alreadyIn(refs.feature(id))) return show(feature);
    assertEditable(feature);

    const { text, merged } = mergedSnippet(feature, index, request);
    const edited = replaceScenario(feature.document, index, text);
    if (!edited.ok) throw new AppError('Invalid', undefined, edited.problems);
    const changed: Feature = {
      ...feature,
      document: parseStored(edited.text),
      scenarios: feature.scenarios.map((entry, n) =>
        n === index && request.testType ? { ...entry, manual: request.testType === 'manual' } : entry,
      ),
    };
    return show(await saveFeature(records, feature, changed, editOf(context, 'panel')), merged);
  });
  await queueDue(context, done.saved.projectId, [done.saved]);
  return done.answer;
}
