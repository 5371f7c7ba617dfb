import type { IdentityQuestion } from '../../../../src/invoke-api';

/** The answer that a scenario is none of those of before. */
export const NEW = 'new';

type Answers = ReadonlyMap<number, string>;

/** The name of the other scenario a candidate was chosen for: no two can be the same one. */
export const takenBy = (
  questions: readonly IdentityQuestion[],
  chosen: Answers,
  { index }: IdentityQuestion,
  candidate: string,
): string | undefined =>
  questions.find((other) => other.index !== index && chosen.get(other.index) === candidate)?.name;

/** The answers by position; a question whose candidates all became other scenarios is answered by that. */
export function answersTo(questions: readonly IdentityQuestion[], chosen: Answers): Map<number, string> {
  const answers = new Map(chosen);
  for (const question of questions) {
    const free = question.candidates.some(({ id }) => takenBy(questions, chosen, question, id) === undefined);
    if (!free) answers.set(question.index, NEW);
  }
  return answers;
}

export const openAnswers = (questions: readonly IdentityQuestion[], answers: Answers): number =>
  questions.filter(({ index }) => !answers.has(index)).length;
