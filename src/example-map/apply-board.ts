import { withQuestion, type Question } from '@behave-pro/core/agreement';
import { addExamples, oneLine, scenarioHash } from '@behave-pro/core/gherkin';
import type { ExampleMap } from '@behave-pro/core/example-map';
import { actingPerson } from '../approvals/agreement-view';
import { putAgreement, readStory, type ReadStory } from '../approvals/change-agreement';
import { alignComment } from '../approvals/question-comment';
import { may, type IssueContext } from '../context';
import { AppError } from '../errors';
import { assertEditable, readFeature, shownName, toFeature, type Feature } from '../features/feature-record';
import { queueDue, queueMirror, settleIssues } from '../features/issue-links';
import { featureByName } from '../features/named-feature';
import { editOf, saveFeature } from '../features/saves';
import { scenarioView } from '../features/scenario-view';
import type { BoardView, PanelScenario } from '../invoke-api';
import { change, type Change } from '../records/change';
import { questionIdFrom, scenarioIdFrom, writeMark } from '../records/keys';
import type { ProjectBody } from '../records/kinds';
import * as refs from '../records/refs';
import { shardRoot } from '../records/shards';
import { assertListsWhole } from '../settings/whole-lists';
import { putMap, readMap } from './board-record';
import { boardView } from './board-view';
import { newOf, toWrite, withApplied, type Made, type NewOfRule } from './to-write';

export interface ApplyBoard {
  writeId: string;
  /** A feature of the issue's project, or the name of one: it is made if no feature has that name. */
  feature: { id: string } | { name: string };
}

export interface AppliedBoard {
  board: BoardView;
  action?: string;
  feature?: { id: string; name: string };
  scenarios: PanelScenario[];
  questions: string[];
  note?: string;
}

/** Comments that one action writes in Jira: each is a mail to everybody who watches the issue. */
const COMMENTS_AT_ONCE = 5;

const NO_QUESTIONS =
  'Questions were left on their cards: asking them needs the permission to add comments to the issue.';
const FEW_COMMENTS = `Only the first ${COMMENTS_AT_ONCE} questions were written as comments in Jira.`;

async function targetOf(
  records: Change,
  { issue, now }: IssueContext,
  project: ProjectBody,
  { feature, writeId }: ApplyBoard,
): Promise<Feature> {
  if ('id' in feature) return readFeature(records, feature.id, (id) => id === issue.projectId);
  assertListsWhole(project, now);
  return featureByName(records, issue.projectId, project, feature.name, writeId);
}

interface Written {
  saved: Feature;
  rules: Made['rules'];
  examples: Made['examples'];
}

/** Writes rules and named scenarios into the feature, linked to the issue. Throws Invalid, Conflict, TooLarge. */
async function writeRules(
  records: Change,
  context: IssueContext,
  feature: Feature,
  rules: readonly NewOfRule[],
  writeId: string,
): Promise<Written> {
  assertEditable(feature);
  const { issue } = context;
  const scenarioIdOf = (cardId: string): string => scenarioIdFrom(feature.id, `${writeId} ${cardId}`);
  const result = addExamples(
    feature,
    rules.map((one) => toWrite(one, feature.id, issue.id, scenarioIdOf)),
  );
  if (!result.ok) throw new AppError('Invalid', `“${result.name}”: ${result.problems[0]?.message ?? ''}`);
  const { document, scenarios, made } = result;
  const settled = await settleIssues(records, { ...feature, document, scenarios }, [issue]);
  const saved = await saveFeature(records, feature, settled, editOf(context, 'panel'));
  const inFeature = ({ rule }: NewOfRule, n: number) => ({
    featureId: feature.id,
    ...(made[n] && { madeRule: oneLine(rule.text) }),
  });
  const examples = rules.flatMap((one, n) =>
    one.examples.map(({ id: cardId }) => {
      const scenarioId = scenarioIdOf(cardId);
      const index = scenarios.findIndex(({ id }) => id === scenarioId);
      return [cardId, { ...inFeature(one, n), scenarioId, hash: scenarioHash(document, index) }] as const;
    }),
  );
  return {
    saved,
    rules: new Map(rules.map((one, n) => [one.rule.id, inFeature(one, n)] as const)),
    examples: new Map(examples),
  };
}

/** Asks what stands on question cards. Answers the story with them. */
function writeQuestions(
  records: Change,
  context: IssueContext,
  story: ReadStory,
  asked: readonly Question[],
): ReadStory {
  if (!asked.length) return story;
  const agreement = asked.reduce(withQuestion, story.agreement);
  putAgreement(records, context, story, agreement);
  return { ...story, agreement };
}

const questionsOf = (
  context: IssueContext,
  { project }: Pick<ReadStory, 'project'>,
  cards: readonly { id: string; text: string }[],
  writeId: string,
): Question[] => {
  const at = Math.floor(context.now / 1000);
  const { accountId: by } = actingPerson(context);
  return cards.map(({ id, text }) => ({
    id: questionIdFrom(writeId, id),
    by,
    at,
    text,
    ...(project.mirrorQuestions && { comment: { state: 'due' as const, at } }),
  }));
};

/** What an action made, by the marks on its cards: the same for whoever asks again. */
function madeBy(map: ExampleMap, action: string): { scenarioIds: string[]; questionIds: string[] } {
  const examples = map.rules.flatMap((rule) => rule.examples);
  return {
    scenarioIds: examples.flatMap(({ applied }) => (applied?.by === action ? [applied.scenarioId] : [])),
    questionIds: map.questions.flatMap(({ applied }) => (applied?.by === action ? [applied.questionId] : [])),
  };
}

function featureIdBy({ rules }: ExampleMap, action: string): string | undefined {
  const cards = [...rules, ...rules.flatMap(({ examples }) => examples)];
  return cards.find(({ applied }) => applied?.by === action)?.applied?.featureId;
}

const hasMade = (map: ExampleMap, action: string): boolean =>
  featureIdBy(map, action) !== undefined || madeBy(map, action).questionIds.length > 0;

/**
 * Makes of every card that is new what it stands for: a rule, a named scenario linked to the story, a question. In one
 * transaction: all of it or nothing. Cards that were applied before are left alone, and so is everything else in the
 * feature. Repeating it is harmless. Throws Invalid with the card that cannot be written, Conflict for a feature that is
 * edited as a whole, NotFound, Forbidden, TooLarge.
 */
export async function applyBoard(context: IssueContext, request: ApplyBoard): Promise<AppliedBoard> {
  const { issue } = context;
  const { writeId } = request;
  const action = writeMark(writeId);
  const ref = refs.exampleMap(issue.id);
  const done = await change(writeId, context.now, async (records) => {
    await records.prefetch([
      ...refs.ofStory(issue),
      ref,
      shardRoot('catalogue', issue.projectId),
      ...('id' in request.feature ? [refs.feature(request.feature.id)] : []),
    ]);
    const before = await readMap(records, issue.id);
    const first = await readStory(records, context);
    // The cards tell when the record has forgotten it: an action makes what was new when it came first.
    const repeated = (await records.alreadyIn(ref)) || hasMade(before, action);
    const fresh = repeated ? { rules: [], questions: [] } : newOf(before);
    const mayAsk = may(context, 'discuss', issue.projectId);
    const asked = questionsOf(context, first, mayAsk ? fresh.questions : [], writeId);
    const written = fresh.rules.length
      ? await writeRules(
          records,
          context,
          await targetOf(records, context, first.project, request),
          fresh.rules,
          writeId,
        )
      : undefined;
    const story = writeQuestions(records, context, await readStory(records, context), asked);
    const questions = new Map(
      fresh.questions.flatMap(({ id }, n) => (asked[n] ? [[id, { questionId: asked[n].id }] as const] : [])),
    );
    const made: Made = {
      rules: written?.rules ?? new Map(),
      examples: written?.examples ?? new Map(),
      questions,
    };
    const map = withApplied(before, made, { by: action, at: Math.floor(context.now / 1000) });
    if (written || asked.length) putMap(records, context, map);
    const featureId = featureIdBy(map, action);
    const [stored] = featureId === undefined ? [] : await records.read([refs.feature(featureId)]);
    const feature =
      featureId !== undefined && stored && !stored.body.gone && may(context, 'see', stored.projectId)
        ? toFeature(featureId, stored)
        : undefined;
    return { map, story, feature, repeated, left: fresh.questions.length > 0 && !mayAsk };
  });
  return replyOf(context, action, done);
}

interface Done {
  map: ExampleMap;
  story: ReadStory;
  feature: Feature | undefined;
  repeated: boolean;
  left: boolean;
}

async function replyOf(context: IssueContext, action: string, done: Done): Promise<AppliedBoard> {
  const { map, story, feature, repeated } = done;
  const { issue } = context;
  const { scenarioIds, questionIds } = madeBy(map, action);
  if (feature) await queueDue(context, issue.projectId, [feature]);
  if (scenarioIds.length || questionIds.length) await queueMirror(context, issue.projectId, [issue.id]);
  const mirrored = story.project.mirrorQuestions ?? false;
  if (mirrored && !repeated)
    for (const id of questionIds.slice(0, COMMENTS_AT_ONCE)) await alignComment(context, id);
  const notes = [
    ...(done.left ? [NO_QUESTIONS] : []),
    ...(mirrored && questionIds.length > COMMENTS_AT_ONCE ? [FEW_COMMENTS] : []),
  ];
  const body = { ...story.body, agreement: story.agreement };
  const isAny = scenarioIds.length > 0 || questionIds.length > 0 || feature !== undefined;
  return {
    board: boardView(context, map, { issue: body, project: story.project }),
    ...(isAny && { action }),
    ...(feature && { feature: { id: feature.id, name: shownName(feature) } }),
    scenarios: feature ? scenarioIds.flatMap((id) => scenarioView(feature, id, story.project) ?? []) : [],
    questions: questionIds,
    ...(notes.length && { note: notes.join(' ') }),
  };
}
