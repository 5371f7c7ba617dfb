import { addEntry, moveBetween, removeEntry, scenarioHash } from '@behave-pro/core/gherkin';
import type { ProjectContext } from '../context';
import { AppError } from '../errors';
import type { FeatureView } from '../invoke-api';
import { change } from '../records/change';
import { moveLatest } from '../records/latest';
import * as refs from '../records/refs';
import { shardRoot, touchShards } from '../records/shards';
import { enabledProject } from '../settings/project-state';
import { positionOf } from './change-links';
import { assertEditable, readFeature, type Feature, listRoots } from './feature-record';
import { featureView } from './feature-view';
import { queueLinks, queueMirror, settleIssues } from './issue-links';
import { editOf, saveFeature } from './saves';

export interface MoveToFeature {
  writeId: string;
  featureId: string;
  scenarioId: string;
  /** Of the scenario's text the person saw. */
  textHash: string;
  /** Where it goes: another feature of the project. */
  targetId: string;
}

/** Issues brought in line at once, beside two features, their shards and versions; a job takes care of the others. */
const ISSUES_AT_ONCE = 7;

/** Both features after the move: the scenario's entry goes with its text. Throws Conflict, Invalid, NotFound. */
function moved(source: Feature, target: Feature, { scenarioId, textHash }: MoveToFeature) {
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
  return {
    entry,
    source: {
      ...source,
      document: result.source.document,
      scenarios: removeEntry(source.scenarios, index),
    },
    target: {
      ...target,
      document: result.target.document,
      scenarios: addEntry(target.scenarios, result.target.index, entry),
    },
  };
}

/**
 * Moves a scenario to another feature of the project. It stays who it is: its id, links and results. On the first seven issues
 * it keeps its rank at once; a job brings the others in line, where it is not seen for that long and may come to stand last.
 * Repeating it is harmless. Answers the feature it left.
 * Throws Conflict, Invalid where the features are in different languages, NotFound, TooLarge.
 */
export async function moveToFeature(
  context: ProjectContext,
  request: MoveToFeature,
): Promise<{ feature: FeatureView }> {
  const { project } = context;
  const { featureId, targetId, scenarioId } = request;
  if (featureId === targetId) throw new AppError('Invalid', 'The scenario is in this feature already.');
  const inReach = (id: string): boolean => id === project.id;
  const done = await change(request.writeId, context.now, async (records) => {
    await records.prefetch([
      refs.project(project.id),
      refs.feature(featureId),
      refs.feature(targetId),
      ...listRoots(project.id),
      shardRoot('latest', project.id),
    ]);
    await enabledProject(records, project.id);
    if (await records.alreadyIn(refs.feature(featureId))) return undefined;
    const from = await readFeature(records, featureId, inReach);
    const to = await readFeature(records, targetId, inReach);
    assertEditable(from);
    assertEditable(to);
    const { entry, source, target } = moved(from, to, request);
    await touchShards(records, 'catalogue', project.id);
    const places = entry.issues.map((id) => ({ id, projectId: project.id }));
    const settled = await settleIssues(records, target, places, ISSUES_AT_ONCE);
    const edit = editOf(context, 'page');
    await saveFeature(records, from, source, edit);
    const saved = await saveFeature(records, to, settled, edit);
    await moveLatest(records, project.id, [{ scenarioId, from: featureId, to: targetId }]);
    return { saved, issues: entry.issues };
  });
  if (done) {
    await queueLinks(context, project.id, [done.saved]);
    await queueMirror(context, project.id, done.issues);
  }
  return { feature: await featureView(context, featureId) };
}
