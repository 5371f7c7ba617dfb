import type { Question } from './questions';
import type { Vote } from './votes';

/** What people have said of a story: one vote a person, and questions in the order they were asked. */
export interface Agreement {
  votes: readonly Vote[];
  questions: readonly Question[];
}

export const NO_AGREEMENT: Agreement = { votes: [], questions: [] };

/** Account ids of everybody who is named in it, each once: all personal data it holds. */
export function accountIdsOf({ votes, questions }: Agreement): string[] {
  const ids = [
    ...votes.map(({ by }) => by),
    ...questions.flatMap(({ by, resolved }) => [by, ...(resolved ? [resolved.by] : [])]),
  ];
  return [...new Set(ids)];
}
