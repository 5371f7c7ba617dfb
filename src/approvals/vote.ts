import { openQuestions, withoutVote, withVote } from '@behave-pro/core/agreement';
import type { IssueContext } from '../context';
import { AppError } from '../errors';
import { queueMirror } from '../features/issue-links';
import type { AgreementReply, QuestionView } from '../invoke-api';
import { actingPerson, agreementView } from './agreement-view';
import { changeAgreement } from './change-agreement';

export interface Voting {
  writeId: string;
  /** What the scenarios said when this person saw them. */
  seen: string;
  /** Although questions are open. */
  anyway?: boolean | undefined;
}

/**
 * Says as this person that the story is ready as its scenarios are. While questions are open it answers them and stores
 * nothing, unless it is said anyway. Throws Conflict when the scenarios are not those the person saw.
 */
export async function vote(
  context: IssueContext,
  { writeId, seen, anyway = false }: Voting,
): Promise<AgreementReply | { open: QuestionView[] }> {
  const { accountId } = actingPerson(context);
  let warned = false;
  const story = await changeAgreement(context, writeId, (before) => {
    if (before.seen !== seen)
      throw new AppError(
        'Conflict',
        'The scenarios have changed since you looked. Look at what is there now, then vote.',
      );
    warned = !anyway && openQuestions(before.agreement).length > 0;
    if (warned) return undefined;
    return withVote(before.agreement, { by: accountId, at: Math.floor(context.now / 1000), seen });
  });
  const agreement = await agreementView(context, story);
  if (warned) return { open: agreement.questions.filter(({ resolved }) => !resolved) };
  await queueMirror(context, context.issue.projectId, [context.issue.id]);
  return { agreement };
}

/** Takes this person's vote back; the name stays until they vote again. */
export async function takeBack(
  context: IssueContext,
  { writeId }: { writeId: string },
): Promise<AgreementReply> {
  const { accountId } = actingPerson(context);
  const story = await changeAgreement(context, writeId, ({ agreement }) =>
    withoutVote(agreement, accountId, Math.floor(context.now / 1000)),
  );
  await queueMirror(context, context.issue.projectId, [context.issue.id]);
  return { agreement: await agreementView(context, story) };
}
