import { editListed, scenarioHash, setTags, withIssue, type FeatureDocument } from '@behave-pro/core/gherkin';
import { takenFrom, takeOverSteps, type TakeOver } from '@behave-pro/core/rules';
import { may, type CloneContext } from '../../context';
import { AppError } from '../../errors';
import type { TakenScenario } from '../../invoke-api';
import { distinct } from '../../lists';
import { change, type Change } from '../../records/change';
import { scenarioIdFrom } from '../../records/keys';
import type { IssueBody } from '../../records/kinds';
import * as refs from '../../records/refs';
import { enabledProject } from '../../settings/project-state';
import { positionOf } from '../change-links';
import {
  assertEditable,
  listRoots,
  putFeatureRecord,
  readFeature,
  shownName,
  tooLarge,
  type Feature,
} from '../feature-record';
import { queueDue, queueMirror, settleIssues } from '../issue-links';
import { editOf, saveFeature } from '../saves';
import { noteTaken } from './taken';

export interface TakeOverRequest {
  writeId: string;
  how: TakeOver;
  /** Of the original, in the order they are to have. */
  scenarios: { featureId: string; scenarioId: string }[];
}

/** Where a scenario stands, as long as the original has it. Throws NotFound. */
function positionOn(
  feature: Feature,
  scenarioId: string,
  original: CloneContext['issue']['original'],
): number {
  const index = positionOf(feature, scenarioId);
  if (!feature.scenarios[index]?.issues.includes(original.id))
    throw new AppError(
      'NotFound',
      `“${feature.document.scenarios[index]?.name}” is no longer on ${original.key}. Reload the panel to see what is.`,
    );
  return index;
}

/** The feature with the same scenarios on the clone too. */
function linked(feature: Feature, ids: readonly string[], issue: CloneContext['issue']): Feature {
  const indices = new Set(ids.map((id) => positionOn(feature, id, issue.original)));
  return {
    ...feature,
    scenarios: feature.scenarios.map((entry, n) => (indices.has(n) ? withIssue(entry, issue.id) : entry)),
  };
}

/** The document with a copy's tag that names the original naming the clone instead: builds run scenarios by such tags. */
function retagged(document: FeatureDocument, index: number, issue: CloneContext['issue']): FeatureDocument {
  const tags = (document.scenarios[index]?.tags ?? []).map(({ name }) => name);
  const of = `@${issue.original.key}`;
  if (!tags.includes(of)) return document;
  const edited = setTags(document, index, [...tags.filter((tag) => tag !== of), `@${issue.key}`]);
  return edited.ok ? edited.document : document;
}

/** The feature with a copy below each, on the clone alone: what tags name besides it is not linked. */
function copied(
  feature: Feature,
  ids: readonly string[],
  issue: CloneContext['issue'],
  copyId: (id: string) => string,
): Feature {
  assertEditable(feature);
  let after = feature;
  for (const id of ids) {
    const index = positionOn(after, id, issue.original);
    const edited = editListed(after, index, { kind: 'duplicate' }, copyId(id));
    if (!edited.ok) throw new AppError('Invalid', edited.problems[0]?.message);
    const { scenarios } = edited;
    const own = scenarios[edited.index];
    after = {
      ...after,
      document: retagged(edited.document, edited.index, issue),
      scenarios: own ? scenarios.with(edited.index, { ...own, issues: [issue.id] }) : scenarios,
    };
  }
  const problem = tooLarge(after);
  if (problem)
    throw new AppError('TooLarge', `“${shownName(feature)}” has no room for the copies. ${problem}`);
  return after;
}

/** Throws Conflict where somebody has copied one of the scenarios since they were offered: a second copy says nothing new. */
async function assertNotCopied(
  records: Change,
  { issue }: CloneContext,
  scenarios: TakeOverRequest['scenarios'],
): Promise<void> {
  const [own] = await records.read([refs.issue(issue.id)]);
  const { copied: known } = takenFrom(own?.body.taken, issue.original.id);
  if (scenarios.some(({ scenarioId }) => known.includes(scenarioId)))
    throw new AppError(
      'Conflict',
      `Somebody has copied scenarios of ${issue.original.key} since you looked. Reload the panel to see what is left.`,
    );
}

/** The list with these scenarios behind the others, in this order. */
const behind =
  (ids: readonly string[]) =>
  (links: IssueBody['links']): IssueBody['links'] => [
    ...links.filter(({ scenarioId }) => !ids.includes(scenarioId)),
    ...ids.flatMap((id) => links.find(({ scenarioId }) => scenarioId === id) ?? []),
  ];

/**
 * Puts scenarios of the original on its clone, or a copy of each, as one transaction: all of them or none. Repeating it is
 * harmless. Throws NotFound where one is gone or no longer on the original, Conflict where a copy is asked for of a feature whose
 * scenarios cannot be edited one by one, or of what is copied by now, Invalid for more than one step, TooLarge.
 */
export async function takeOver(
  context: CloneContext,
  { writeId, how, scenarios: named }: TakeOverRequest,
): Promise<{ taken: TakenScenario[] }> {
  const { issue } = context;
  const scenarios = named.filter(
    ({ scenarioId }, n) => named.findIndex((one) => one.scenarioId === scenarioId) === n,
  );
  if (takeOverSteps(how, scenarios).length > 1)
    throw new AppError('Invalid', 'These are more scenarios than can be taken over at once. Choose fewer.');
  const newId = ({ featureId, scenarioId }: TakeOverRequest['scenarios'][number]): string =>
    how === 'link' ? scenarioId : scenarioIdFrom(featureId, `${writeId} ${scenarioId}`);
  const featureIds = distinct(scenarios.map(({ featureId }) => featureId));
  const saved = await change(writeId, context.now, async (records) => {
    await records.prefetch([
      ...refs.ofStory(issue),
      ...featureIds.map(refs.feature),
      ...listRoots(issue.projectId),
    ]);
    await enabledProject(records, issue.projectId);
    const before: Feature[] = [];
    for (const id of featureIds)
      before.push(await readFeature(records, id, (projectId) => may(context, 'edit', projectId)));
    if (await records.alreadyIn(refs.issue(issue.id))) return before;
    if (how === 'copy') await assertNotCopied(records, context, scenarios);
    const after: Feature[] = [];
    for (const feature of before) {
      const ids = scenarios.filter(({ featureId }) => featureId === feature.id).map((one) => one.scenarioId);
      const place = { id: issue.id, projectId: issue.projectId };
      await enabledProject(records, feature.projectId);
      if (how === 'link') {
        const settled = await settleIssues(records, linked(feature, ids, issue), [place]);
        putFeatureRecord(records, settled);
        after.push(settled);
      } else {
        const copyId = (scenarioId: string): string => newId({ featureId: feature.id, scenarioId });
        const settled = await settleIssues(records, copied(feature, ids, issue, copyId), [place]);
        after.push(await saveFeature(records, feature, settled, editOf(context, 'panel')));
      }
    }
    const copies = how === 'copy' ? scenarios.map(({ scenarioId }) => scenarioId) : [];
    await noteTaken(
      records,
      context,
      (taken) => ({ ...taken, copied: distinct([...taken.copied, ...copies]) }),
      behind(scenarios.map(newId)),
    );
    return after;
  });
  for (const feature of saved) await queueDue(context, feature.projectId, [feature]);
  await queueMirror(context, issue.projectId, [issue.id]);
  return {
    taken: scenarios.flatMap((one) => {
      const feature = saved.find(({ id }) => id === one.featureId);
      const index = feature?.scenarios.findIndex(({ id }) => id === newId(one)) ?? -1;
      return feature && index >= 0
        ? [
            {
              featureId: feature.id,
              scenarioId: newId(one),
              of: one.scenarioId,
              textHash: scenarioHash(feature.document, index),
            },
          ]
        : [];
    }),
  };
}
