import {
  mayRemove,
  maySettle,
  withComment,
  withoutQuestion,
  withQuestion,
  withReopened,
  withResolved,
  type Agreement,
  type Question,
} from '@behave-pro/core/agreement';
import type { IssueContext } from '../context';
import { AppError } from '../errors';
import { queueMirror } from '../features/issue-links';
import type { AgreementReply } from '../invoke-api';
import { questionIdFrom } from '../records/keys';
import { actingPerson, agreementView } from './agreement-view';
import { changeAgreement, questionOf, type ReadStory } from './change-agreement';
import { alignComment, commentNote } from './question-comment';

export interface Asking {
  writeId: string;
  text: string;
  scenarioId?: string | undefined;
}

export interface OnQuestion {
  writeId: string;
  questionId: string;
}

const secondsOf = ({ now }: IssueContext): number => Math.floor(now / 1000);

async function replyWith(context: IssueContext, story: ReadStory): Promise<AgreementReply> {
  await queueMirror(context, context.issue.projectId, [context.issue.id]);
  return { agreement: await agreementView(context, story) };
}

/** The reply, after the question's comment was brought in line where there is one. */
async function replyAligned(
  context: IssueContext,
  questionId: string,
  story: ReadStory,
): Promise<AgreementReply> {
  const aligned = (await alignComment(context, questionId)) ?? story;
  const question = aligned.agreement.questions.find(({ id }) => id === questionId);
  return { ...(await replyWith(context, aligned)), ...commentNote(question?.comment) };
}

/** What is asked, as it is stored; noted together with it is that a comment is to be written. */
const asked = (context: IssueContext, { project }: ReadStory, id: string, request: Asking): Question => ({
  id,
  by: actingPerson(context).accountId,
  at: secondsOf(context),
  text: request.text,
  ...(request.scenarioId !== undefined && { scenarioId: request.scenarioId }),
  ...(project.mirrorQuestions && { comment: { state: 'due' as const, at: secondsOf(context) } }),
});

/**
 * Asks a question about the story; who asks is not ready. Where the project says so, a comment in Jira says the same, and the
 * question is kept whatever becomes of that. Throws NotFound for a scenario that is not on the issue.
 */
export async function ask(
  context: IssueContext,
  request: Asking,
): Promise<AgreementReply & { questionId: string }> {
  const questionId = questionIdFrom(request.writeId);
  const story = await changeAgreement(context, request.writeId, (before) => {
    const { scenarioId } = request;
    if (scenarioId !== undefined && !before.body.links.some((link) => link.scenarioId === scenarioId))
      throw new AppError('NotFound', 'The scenario this is about is no longer on this issue.');
    return withQuestion(before.agreement, asked(context, before, questionId, request));
  });
  const question = story.agreement.questions.find(({ id }) => id === questionId);
  const reply = question?.comment
    ? await replyAligned(context, questionId, story)
    : await replyWith(context, story);
  return { ...reply, questionId };
}

/** A comment that says what a question said before. */
function withOutdated(agreement: Agreement, { id, comment }: Question): Agreement {
  return comment?.id === undefined
    ? agreement
    : withComment(agreement, id, { ...comment, state: 'outdated' });
}

async function settle(
  context: IssueContext,
  { writeId, questionId }: OnQuestion,
  change: (agreement: Agreement, question: Question) => Agreement,
): Promise<AgreementReply> {
  const acting = actingPerson(context);
  const story = await changeAgreement(context, writeId, ({ agreement }) => {
    const question = questionOf(agreement, questionId);
    if (!maySettle(question, acting))
      throw new AppError(
        'Forbidden',
        'Only who asked this question, or an admin of the project, can resolve it or open it again.',
      );
    const after = change(agreement, question);
    const isChanged = questionOf(after, questionId).resolved !== question.resolved;
    return isChanged ? withOutdated(after, question) : undefined;
  });
  const { comment } = questionOf(story.agreement, questionId);
  return comment?.id === undefined ? replyWith(context, story) : replyAligned(context, questionId, story);
}

/** Says that a question is answered. Throws Forbidden, NotFound. */
export const resolve = (context: IssueContext, request: OnQuestion): Promise<AgreementReply> =>
  settle(context, request, (agreement, { id }) =>
    withResolved(agreement, id, { by: actingPerson(context).accountId, at: secondsOf(context) }),
  );

/** Opens a question again. Throws Forbidden, NotFound. */
export const reopen = (context: IssueContext, request: OnQuestion): Promise<AgreementReply> =>
  settle(context, request, (agreement, { id }) => withReopened(agreement, id));

/** Takes an own question away that nobody has settled. Throws Forbidden; one that is not there is gone already. */
export async function removeQuestion(context: IssueContext, request: OnQuestion): Promise<AgreementReply> {
  const acting = actingPerson(context);
  const story = await changeAgreement(context, request.writeId, ({ agreement }) => {
    const question = agreement.questions.find(({ id }) => id === request.questionId);
    if (!question) return undefined;
    if (!mayRemove(question, acting))
      throw new AppError(
        'Forbidden',
        'Only who asked a question can take it away, and only until it was resolved or written as a comment. Resolve it instead.',
      );
    return withoutQuestion(agreement, question.id);
  });
  return replyWith(context, story);
}

/** Tries again what was not done of a question's comment. Throws Forbidden where there is to be none, NotFound. */
export async function writeComment(context: IssueContext, request: OnQuestion): Promise<AgreementReply> {
  const story = await changeAgreement(context, request.writeId, ({ agreement, project }) => {
    const { comment } = questionOf(agreement, request.questionId);
    if (!comment && !project.mirrorQuestions)
      throw new AppError('Forbidden', 'In this project questions are not written as comments.');
    return undefined;
  });
  return replyAligned(context, request.questionId, story);
}
