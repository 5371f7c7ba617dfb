import {
  removeEntry,
  removeScenario,
  scenarioHash,
  withoutIssue,
  type ScenarioEntry,
} from '@behave-pro/core/gherkin';
import { takeOverSteps, type TakeOver } from '@behave-pro/core/rules';
import { may, type CloneContext } from '../../context';
import { AppError } from '../../errors';
import type { TakenScenario } from '../../invoke-api';
import { distinct } from '../../lists';
import { change } from '../../records/change';
import * as refs from '../../records/refs';
import { enabledProject } from '../../settings/project-state';
import { listRoots, parseStored, putFeatureRecord, toFeature, type Feature } from '../feature-record';
import { queueDue, queueMirror, settleIssues } from '../issue-links';
import { editOf, saveFeature } from '../saves';
import { lockOf } from '../scenario-view';
import { noteTaken } from './taken';

export interface UndoTakeOver {
  writeId: string;
  how: TakeOver;
  taken: TakenScenario[];
}

const unlinked = (feature: Feature, ids: ReadonlySet<string>, issueId: string): Feature => ({
  ...feature,
  scenarios: feature.scenarios.map((entry) => (ids.has(entry.id) ? withoutIssue(entry, issueId) : entry)),
});

/** The feature without the copies that are as they were made. */
function withoutCopies(feature: Feature, taken: readonly TakenScenario[], issueId: string): Feature {
  if (lockOf(feature).locked) return feature;
  const isOnlyHere = ({ issues }: ScenarioEntry): boolean => issues.every((id) => id === issueId);
  let after = feature;
  for (const { scenarioId, textHash } of taken) {
    const index = after.scenarios.findIndex(({ id }) => id === scenarioId);
    const entry = after.scenarios[index];
    if (!entry || !isOnlyHere(entry) || scenarioHash(after.document, index) !== textHash) continue;
    const edited = removeScenario(after.document, index);
    if (!edited.ok) throw new Error('A parsed scenario cannot be removed');
    after = {
      ...after,
      document: parseStored(edited.text),
      scenarios: removeEntry(after.scenarios, index),
    };
  }
  return after;
}

/**
 * Takes back what taking scenarios over made: links come off, copies are removed unless somebody has worked on them or linked
 * them elsewhere since. One transaction. Repeating it is harmless. Throws Invalid for more than one step.
 */
export async function undoTakeOver(
  context: CloneContext,
  { writeId, how, taken }: UndoTakeOver,
): Promise<{ left: number }> {
  const { issue } = context;
  if (takeOverSteps(how, taken).length > 1) throw new AppError('Invalid');
  const featureIds = distinct(taken.map(({ featureId }) => featureId));
  const done = await change(writeId, context.now, async (records) => {
    await records.prefetch([
      ...refs.ofStory(issue),
      ...featureIds.map(refs.feature),
      ...listRoots(issue.projectId),
    ]);
    await enabledProject(records, issue.projectId);
    const isRepeat = await records.alreadyIn(refs.issue(issue.id));
    const found = isRepeat ? [] : await records.read(featureIds.map(refs.feature));
    const saved: Feature[] = [];
    for (const [n, record] of found.entries()) {
      const id = featureIds[n] ?? '';
      if (!record || record.body.gone || !may(context, 'edit', record.projectId)) continue;
      const before = toFeature(id, record);
      const own = taken.filter(({ featureId }) => featureId === id);
      const place = { id: issue.id, projectId: issue.projectId };
      if (how === 'link') {
        const ids = new Set(own.map(({ scenarioId }) => scenarioId));
        const settled = await settleIssues(records, unlinked(before, ids, issue.id), [place]);
        putFeatureRecord(records, settled);
        saved.push(settled);
      } else {
        const settled = await settleIssues(records, withoutCopies(before, own, issue.id), [place]);
        saved.push(await saveFeature(records, before, settled, editOf(context, 'panel')));
      }
    }
    const [list] = await records.read([refs.issue(issue.id)]);
    const here = new Set(list?.body.links.map(({ scenarioId }) => scenarioId));
    const back = new Set(taken.filter(({ scenarioId }) => !here.has(scenarioId)).map(({ of }) => of));
    if (!isRepeat)
      await noteTaken(records, context, (note) => ({
        ...note,
        copied: note.copied.filter((id) => !back.has(id)),
      }));
    return { saved, left: taken.length - back.size };
  });
  for (const feature of done.saved) await queueDue(context, feature.projectId, [feature]);
  await queueMirror(context, issue.projectId, [issue.id]);
  return { left: done.left };
}
