import {
  accountIdsOf,
  countReady,
  isStale,
  isStanding,
  isUnderWay,
  mayRemove,
  maySettle,
  NO_AGREEMENT,
  openQuestions,
  type Agreement,
  type Person as Acting,
  type Question,
} from '@behave-pro/core/agreement';
import { may, type IssueContext } from '../context';
import type { LinkedScenarios } from '../features/linked-scenarios';
import { peopleOf } from '../forge/jira';
import type { AgreementView, Person, QuestionView, ReadyVote } from '../invoke-api';
import type { ProjectBody } from '../records/kinds';
import { isOpen as isProjectOpen } from '../settings/project-state';
import { iso } from '../time';

/** What is known of a story that people speak of. */
export interface Story {
  agreement: Agreement;
  /** What its scenarios say now. */
  seen: string;
  project: Pick<ProjectBody, 'state' | 'away'> | undefined;
}

/** Who acts, as far as it matters to questions. Throws where nobody does: people only speak of stories. */
export function actingPerson(context: IssueContext): Acting {
  if (context.who.kind !== 'person') throw new Error('Only people speak of a story');
  return {
    accountId: context.who.accountId,
    isAdmin: may(context, 'administer', context.issue.projectId),
  };
}

const seconds = (time: number): string => iso(time * 1000);

function commentView({ comment }: Question, now: number): Pick<QuestionView, 'comment'> {
  if (!comment) return {};
  if (comment.state === 'due') return { comment: 'failed' };
  if (comment.state !== 'writing') return { comment: comment.state };
  return { comment: isUnderWay(comment, Math.floor(now / 1000)) ? 'pending' : 'unknown' };
}

function mineOf({ votes }: Agreement, accountId: string, seen: string): AgreementView['mine'] {
  const mine = votes.find(({ by }) => by === accountId);
  if (!mine) return 'none';
  if (!isStanding(mine)) return 'withdrawn';
  return isStale(mine, seen) ? 'stale' : 'ready';
}

/** What people have said of a story, with their names: one request to Jira where anybody has said anything. */
export async function agreementView(context: IssueContext, story: Story): Promise<AgreementView> {
  const { agreement, seen, project } = story;
  const acting = actingPerson(context);
  const personOf = await peopleOf(accountIdsOf(agreement));
  const person = (accountId: string): Person => ({ accountId, ...personOf(accountId) });
  const isActive = project !== undefined && isProjectOpen(project) && context.licence !== 'lapsed';
  const canVote = isActive && may(context, 'discuss', context.issue.projectId);
  return {
    ready: agreement.votes.map((vote): ReadyVote => ({
      ...person(vote.by),
      at: seconds(vote.at),
      ...(vote.withdrawn !== undefined && { withdrawn: seconds(vote.withdrawn) }),
      ...(isStale(vote, seen) && { stale: true }),
    })),
    readyCount: countReady(agreement),
    mine: mineOf(agreement, acting.accountId, seen),
    questions: agreement.questions.map((question): QuestionView => ({
      id: question.id,
      askedBy: person(question.by),
      at: seconds(question.at),
      text: question.text,
      ...(question.scenarioId !== undefined && { scenarioId: question.scenarioId }),
      ...(question.resolved && {
        resolved: { by: person(question.resolved.by), at: seconds(question.resolved.at) },
      }),
      ...commentView(question, context.now),
      canSettle: canVote && maySettle(question, acting),
      canRemove: canVote && mayRemove(question, acting),
    })),
    openQuestions: openQuestions(agreement).length,
    canVote,
    seen,
  };
}

/** The same from what the panel reads of its issue. */
export const agreementOf =
  (context: IssueContext) =>
  (linked: LinkedScenarios): Promise<AgreementView> =>
    agreementView(context, {
      agreement: linked.issue?.body.agreement ?? NO_AGREEMENT,
      seen: linked.seen(),
      project: linked.project,
    });
