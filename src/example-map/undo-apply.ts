import { mayRemove, withoutQuestion } from '@behave-pro/core/agreement';
import {
  isBareRule,
  removeBareRule,
  removeEntry,
  removeScenario,
  scenarioHash,
  type FeatureDocument,
} from '@behave-pro/core/gherkin';
import type { ExampleMap } from '@behave-pro/core/example-map';
import { actingPerson } from '../approvals/agreement-view';
import { putAgreement, readStory } from '../approvals/change-agreement';
import { may, type IssueContext } from '../context';
import { AppError } from '../errors';
import { assertEditable, toFeature, type Feature } from '../features/feature-record';
import { queueDue, queueMirror, settleIssues } from '../features/issue-links';
import { editOf, saveFeature } from '../features/saves';
import type { BoardView } from '../invoke-api';
import { distinct } from '../lists';
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
}

/** Without rules that were made for cards and are left empty. */
function withoutBareRules(before: FeatureDocument, names: readonly string[]): FeatureDocument {
  let document = before;
  for (const name of names) {
    const at = document.rules.findLastIndex((rule) => rule.name === name);
    const edited = at >= 0 && isBareRule(document, at) ? removeBareRule(document, at) : undefined;
    if (edited?.ok) ({ document } = edited);
  }
  return document;
}

/**
 * The feature without the scenarios that are as they were made and on no other story, and without the rules made for them
 * that are left empty. One that is in another feature by now has been worked on; `elsewhere` has the ids of those on the story.
 */
function takenBack(
  before: Feature,
  { rules, examples }: MadeBy,
  issueId: string,
  elsewhere: ReadonlySet<string>,
): TakenBack {
  let { document, scenarios } = before;
  const cards: string[] = [];
  for (const { id, applied } of examples) {
    const index = scenarios.findIndex((entry) => entry.id === applied?.scenarioId);
    const entry = scenarios[index];
    if (!entry) {
      if (!applied || !elsewhere.has(applied.scenarioId)) cards.push(id);
      continue;
    }
    const isAsMade =
      scenarioHash(document, index) === applied?.hash && entry.issues.every((issue) => issue === issueId);
    const edited = isAsMade ? removeScenario(document, index) : undefined;
    if (!edited?.ok) continue;
    ({ document } = edited);
    scenarios = removeEntry(scenarios, index);
    cards.push(id);
  }
  const names = [...rules, ...examples].flatMap(({ applied }) => applied?.madeRule ?? []);
  document = withoutBareRules(document, distinct(names));
  const isThere = (name: string): boolean => document.rules.some((rule) => rule.name === name);
  for (const { id, applied } of rules)
    if (applied?.madeRule === undefined || !isThere(applied.madeRule)) cards.push(id);
  return { feature: { ...before, document, scenarios }, cards };
}

/** Cards of which nothing is left when the feature is gone; what is in another one stays. */
const withoutFeature = ({ rules, examples }: MadeBy, elsewhere: ReadonlySet<string>): string[] =>
  [...rules, ...examples.filter(({ applied }) => !applied || !elsewhere.has(applied.scenarioId))].map(
    ({ id }) => id,
  );

/** The feature an action wrote to, if it is still there. Throws Forbidden where this person may not change it. */
async function writtenTo(
  context: IssueContext,
  records: Change,
  id: string | undefined,
): Promise<Feature | undefined> {
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
    await records.prefetch([...refs.ofStory(issue), ref, shardRoot('catalogue', issue.projectId)]);
    const map = await readMap(records, issue.id);
    const story = await readStory(records, context);
    const view = (now: ExampleMap, body: typeof story.body) =>
      boardView(context, now, { issue: body, project: story.project });
    const made = madeBy(map, action);
    const all = made.rules.length + made.examples.length + made.questions.length;
    if (!all || (await records.alreadyIn(ref)))
      return { board: view(map, story.body), removed: 0, left: all };

    const featureId = [...made.rules, ...made.examples].find(({ applied }) => applied)?.applied?.featureId;
    const feature = await writtenTo(context, records, featureId);
    const elsewhere = new Set(
      story.body.links.flatMap((link) => (link.featureId === featureId ? [] : link.scenarioId)),
    );
    const taken = feature && takenBack(feature, made, issue.id, elsewhere);
    let saved: Feature | undefined;
    if (feature && taken && taken.feature.document !== feature.document) {
      assertEditable(feature);
      const settled = await settleIssues(records, taken.feature, [issue]);
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
      ...(taken?.cards ?? withoutFeature(made, elsewhere)),
      ...takenQuestions.map(({ id }) => id),
    ]);
    const after = withoutApplied(map, cards);
    putMap(records, context, after);
    return {
      board: view(after, { ...now.body, agreement }),
      removed: cards.size,
      left: all - cards.size,
      saved,
    };
  });
  if (done.saved) await queueDue(context, done.saved.projectId, [done.saved]);
  await queueMirror(context, issue.projectId, [issue.id]);
  return { board: done.board, removed: done.removed, left: done.left };
}
