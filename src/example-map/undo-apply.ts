import { mayRemove, withoutQuestion } from '@behave-pro/core/agreement';
import {
  isBareRule,
  oneLine,
  removeBareRule,
  removeEntry,
  removeScenario,
  scenarioHash,
  type ScenarioEntry,
} from '@behave-pro/core/gherkin';
import type { ExampleMap } from '@behave-pro/core/example-map';
import { actingPerson } from '../approvals/agreement-view';
import { putAgreement, readStory, storyRefs } from '../approvals/change-agreement';
import { may, type IssueContext } from '../context';
import { AppError } from '../errors';
import { assertEditable, toFeature, type Feature } from '../features/feature-record';
import { queueDue, queueMirror, settleIssues } from '../features/issue-links';
import { editOf, saveFeature } from '../features/saves';
import type { BoardView } from '../invoke-api';
import { change, type Change } from '../records/change';
import * as refs from '../records/refs';
import { shardRoot } from '../records/shards';
import { putMap, readMap } from './board-record';
import { boardView } from './board-view';
import { withoutApplied } from './to-write';

export interface UndoApply {
  writeId: string;
  /** What `applyBoard` answered. */
  action: string;
}

/** What an action made of cards, by kind. */
function madeBy({ rules, questions }: ExampleMap, action: string) {
  const of = <Card extends { applied?: { by: string } }>(cards: readonly Card[]): Card[] =>
    cards.filter(({ applied }) => applied?.by === action);
  return {
    rules: of(rules),
    examples: of(rules.flatMap(({ examples }) => examples)),
    questions: of(questions),
  };
}

type MadeBy = ReturnType<typeof madeBy>;

interface TakenBack {
  feature: Feature;
  /** Cards whose scenario or rule is not in the feature any more. */
  cards: string[];
  removed: ScenarioEntry[];
}

/**
 * The feature without the scenarios that are as they were made, and without the rules made for them that are left empty. One
 * that is in another feature by now has been worked on; `onIssue` has the ids of those that are still on the story.
 */
function takenBack(before: Feature, { rules, examples }: MadeBy, onIssue: ReadonlySet<string>): TakenBack {
  let { document, scenarios } = before;
  const cards: string[] = [];
  const removed: ScenarioEntry[] = [];
  for (const { id, applied } of examples) {
    const index = scenarios.findIndex((entry) => entry.id === applied?.scenarioId);
    const entry = scenarios[index];
    if (!entry) {
      if (!applied || !onIssue.has(applied.scenarioId)) cards.push(id);
      continue;
    }
    const edited =
      scenarioHash(document, index) === applied?.hash ? removeScenario(document, index) : undefined;
    if (!edited?.ok) continue;
    ({ document } = edited);
    scenarios = removeEntry(scenarios, index);
    cards.push(id);
    removed.push(entry);
  }
  for (const { id, text, applied } of rules) {
    const at = document.rules.findLastIndex(({ name }) => name === oneLine(text));
    const edited =
      at >= 0 && applied?.made && isBareRule(document, at) ? removeBareRule(document, at) : undefined;
    if (edited?.ok) ({ document } = edited);
    if (edited?.ok || at < 0 || !applied?.made) cards.push(id);
  }
  return { feature: { ...before, document, scenarios }, cards, removed };
}

/** The feature an action wrote to, if it is still there. Throws Forbidden where this person may not change it. */
async function writtenTo(
  context: IssueContext,
  records: Change,
  { rules, examples }: MadeBy,
): Promise<Feature | undefined> {
  const id = [...rules, ...examples].find(({ applied }) => applied)?.applied?.featureId;
  if (id === undefined) return undefined;
  const [record] = await records.read([refs.feature(id)]);
  if (!record || record.body.gone) return undefined;
  // The issue may have come from another project since.
  if (!may(context, 'edit', record.projectId))
    throw new AppError(
      'Forbidden',
      'The feature is in a project where you may not edit issues. Ask somebody there to take it back.',
    );
  return toFeature(id, record);
}

/**
 * Takes back what an action made of cards, as far as nobody has worked on it since; those cards are new again. What somebody
 * has worked on stays, and so does its card's mark. Repeating it is harmless. Throws Conflict while the feature is edited as a
 * whole, Forbidden where the feature's project is closed to this person, TooLarge.
 */
export async function undoApply(
  context: IssueContext,
  { writeId, action }: UndoApply,
): Promise<{ board: BoardView; removed: number; left: number }> {
  const { issue } = context;
  const ref = refs.exampleMap(issue.id);
  const done = await change(writeId, context.now, async (records) => {
    await records.prefetch([...storyRefs(issue), ref, shardRoot('catalogue', issue.projectId)]);
    const map = await readMap(records, issue.id);
    const story = await readStory(records, context);
    const view = (now: ExampleMap, body: typeof story.body) =>
      boardView(context, now, { issue: body, project: story.project });
    const made = madeBy(map, action);
    const all = made.rules.length + made.examples.length + made.questions.length;
    if (!all || (await records.alreadyIn(ref)))
      return { board: view(map, story.body), removed: 0, left: all, issues: [] };

    const feature = await writtenTo(context, records, made);
    const onIssue = new Set(story.body.links.map(({ scenarioId }) => scenarioId));
    const taken = feature && takenBack(feature, made, onIssue);
    let saved: Feature | undefined;
    if (feature && taken && taken.feature.document !== feature.document) {
      assertEditable(feature);
      const places = [...new Set(taken.removed.flatMap(({ issues }) => issues))].map((id) => ({
        id,
        projectId: issue.projectId,
      }));
      const settled = await settleIssues(records, taken.feature, places);
      saved = await saveFeature(records, feature, settled, editOf(context, 'panel'));
    }
    const now = await readStory(records, context);
    const acting = actingPerson(context);
    const asked = new Map(now.agreement.questions.map((question) => [question.id, question]));
    const takenQuestions = made.questions.filter(({ applied }) => {
      const question = applied && asked.get(applied.questionId);
      return !question || mayRemove(question, acting);
    });
    const agreement = takenQuestions.reduce(
      (before, { applied }) => (applied ? withoutQuestion(before, applied.questionId) : before),
      now.agreement,
    );
    if (takenQuestions.length) putAgreement(records, context, now, agreement);
    const cards = new Set([
      ...(taken?.cards ?? [...made.rules, ...made.examples].map(({ id }) => id)),
      ...takenQuestions.map(({ id }) => id),
    ]);
    const after = withoutApplied(map, cards);
    putMap(records, context, after);
    return {
      board: view(after, { ...now.body, agreement }),
      removed: cards.size,
      left: all - cards.size,
      saved,
      issues: taken?.removed.flatMap(({ issues }) => issues) ?? [],
    };
  });
  if (done.saved) await queueDue(context, done.saved.projectId, [done.saved]);
  await queueMirror(context, issue.projectId, [issue.id, ...done.issues]);
  return { board: done.board, removed: done.removed, left: done.left };
}
