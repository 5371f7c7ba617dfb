import {
  addEntry,
  moveBetween,
  moveEntry,
  moveNextTo,
  neighboursOf,
  removeEntry,
  scenarioHash,
} from '@behave-pro/core/gherkin';
import { carriedNews } from '@behave-pro/core/news';
import type { Context, ProjectContext } from '../context';
import { AppError } from '../errors';
import type { FeatureView, ScenarioPlace } from '../invoke-api';
import { change, type Change } from '../records/change';
import type { SaveOrigin } from '../records/kinds';
import { moveLatest } from '../records/latest';
import * as refs from '../records/refs';
import { shardRoot, touchShards } from '../records/shards';
import { enabledProject } from '../settings/project-state';
import { positionOf } from './change-links';
import { assertEditable, listRoots, readFeature, type Feature } from './feature-record';
import { featureView } from './feature-view';
import { queueDue, queueMirror, settleIssues } from './issue-links';
import { editOf, saveFeature } from './saves';

export interface MoveToFeature {
  writeId: string;
  featureId: string;
  scenarioId: string;
  /** Of the scenario's text the person saw. */
  textHash: string;
  /** Where it goes: another feature of the project. */
  targetId: string;
  /** Beside which scenarios there; the end of what is outside of rules where these are not there. */
  place?: ScenarioPlace | undefined;
}

/** From where a scenario is moved. */
export interface Departure {
  projectId: string;
  from: SaveOrigin;
  /** The feature the scenario is in now; the one that is named, unless it went on. */
  source(records: Change): Promise<Feature>;
}

/** A move that was made. */
export interface Departed {
  /** The feature it came to. */
  saved: Feature;
  /** The one it left. */
  leftId: string;
  /** Between which scenarios it stood there. */
  place: ScenarioPlace;
}

/** Issues brought in line at once, beside two features, their shards and versions; a job takes care of the others. */
const ISSUES_AT_ONCE = 7;

/** Between which scenarios one stands, by their ids. */
function placeOf({ document, scenarios }: Feature, index: number): ScenarioPlace {
  const { above, below } = neighboursOf(document, index);
  const [over, under] = [scenarios[above ?? -1]?.id, scenarios[below ?? -1]?.id];
  return { ...(over && { above: over }), ...(under && { below: under }) };
}

/** The feature with a scenario beside those it is to stand beside, as far as they are there. */
function placed(feature: Feature, index: number, { above, below }: ScenarioPlace): Feature {
  const at = (id: string | undefined): number => feature.scenarios.findIndex((entry) => entry.id === id);
  const [over, under] = [at(above), at(below)];
  const result = moveNextTo(feature.document, index, {
    ...(over >= 0 && { above: over }),
    ...(under >= 0 && { below: under }),
  });
  if (!result.ok) return feature;
  const scenarios = moveEntry(feature.scenarios, index, result.index);
  return { ...feature, document: result.document, scenarios };
}

/** Both features after the move: the scenario's entry goes with its text. Throws Conflict, Invalid, NotFound. */
function moved(
  source: Feature,
  target: Feature,
  { scenarioId, textHash, place }: Pick<MoveToFeature, 'scenarioId' | 'textHash' | 'place'>,
) {
  const index = positionOf(source, scenarioId);
  const entry = source.scenarios[index];
  if (!entry) throw new Error('A scenario has a position and no entry');
  if (scenarioHash(source.document, index) !== textHash)
    throw new AppError(
      'Conflict',
      'Somebody else changed this scenario meanwhile. Look at it again before you move it.',
    );
  const result = moveBetween(source.document, index, target.document);
  if (!result.ok) throw new AppError('Invalid', result.problems[0]?.message, result.problems);
  const added: Feature = {
    ...target,
    document: result.target.document,
    scenarios: addEntry(target.scenarios, result.target.index, entry),
  };
  return {
    entry,
    place: placeOf(source, index),
    source: {
      ...source,
      document: result.source.document,
      scenarios: removeEntry(source.scenarios, index),
    },
    target: place ? placed(added, result.target.index, place) : added,
  };
}

/**
 * Moves a scenario to another feature of its project. It stays who it is: its id, links and results. On the first seven issues
 * it keeps its rank at once; a job brings the others in line, where it is not seen for that long and may come to stand last.
 * Repeating it is harmless, and answers `undefined`.
 * Throws Conflict, Invalid where the features are in different languages, NotFound, TooLarge.
 */
export async function moveAway(
  context: Context,
  { projectId, from: origin, source: sourceOf }: Departure,
  { writeId, featureId, targetId, scenarioId, ...asked }: MoveToFeature,
): Promise<Departed | undefined> {
  const done = await change(writeId, context.now, async (records) => {
    await records.prefetch([
      refs.project(projectId),
      refs.feature(featureId),
      refs.feature(targetId),
      ...listRoots(projectId),
      shardRoot('latest', projectId),
    ]);
    await enabledProject(records, projectId);
    for (const id of [featureId, targetId]) if (await records.alreadyIn(refs.feature(id))) return undefined;
    const from = await sourceOf(records);
    if (from.id === targetId) throw new AppError('Invalid', 'The scenario is in this feature already.');
    const to = await readFeature(records, targetId, (id) => id === projectId);
    assertEditable(from);
    assertEditable(to);
    const { entry, source, target, place } = moved(from, to, { scenarioId, ...asked });
    await touchShards(records, 'catalogue', projectId);
    const places = entry.issues.map((id) => ({ id, projectId }));
    const edit = editOf(context, origin);
    const news = carriedNews(from.news, to.news, scenarioId, edit.at);
    const settled = await settleIssues(records, { ...target, news: news.to }, places, ISSUES_AT_ONCE);
    const moving = new Set([scenarioId]);
    await saveFeature(records, from, { ...source, news: news.from }, edit, moving);
    const saved = await saveFeature(records, to, settled, edit, moving);
    await moveLatest(records, projectId, [{ scenarioId, from: from.id, to: targetId }]);
    return { saved, leftId: from.id, place, issues: entry.issues };
  });
  if (!done) return undefined;
  await queueDue(context, projectId, [done.saved]);
  await queueMirror(context, projectId, done.issues);
  return done;
}

/** The same from the project page. Answers the feature it left. */
export async function moveToFeature(
  context: ProjectContext,
  request: MoveToFeature,
): Promise<{ feature: FeatureView }> {
  const { project } = context;
  const { featureId } = request;
  const source = (records: Change): Promise<Feature> =>
    readFeature(records, featureId, (id) => id === project.id);
  await moveAway(context, { projectId: project.id, from: 'page', source }, request);
  return { feature: await featureView(context, featureId) };
}
