import type { Question } from './questions';
import type { Vote } from './votes';

/** What people have said of a story: one vote a person, and questions in the order they were asked. */
export interface Agreement {
  votes: readonly Vote[];
  questions: readonly Question[];
}

export const NO_AGREEMENT: Agreement = { votes: [], questions: [] };

/** The same with each account id replaced. Votes of two people that become one id stay two. */
export const withAccounts = ({ votes, questions }: Agreement, rename: (id: string) => string): Agreement => ({
  votes: votes.map((vote) => ({ ...vote, by: rename(vote.by) })),
  questions: questions.map((question) => ({
    ...question,
    by: rename(question.by),
    ...(question.resolved && { resolved: { ...question.resolved, by: rename(question.resolved.by) } }),
  })),
});

/** Account ids of everybody who is named in it, each once: all personal data it holds. */
export function accountIdsOf({ votes, questions }: Agreement): string[] {
  const ids = [
    ...votes.map(({ by }) => by),
    ...questions.flatMap(({ by, resolved }) => [by, ...(resolved ? [resolved.by] : [])]),
  ];
  return [...new Set(ids)];
}
