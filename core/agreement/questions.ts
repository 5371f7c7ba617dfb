import type { Agreement } from './agreement';
import { mayBeInJira, type MirroredComment } from './mirrored-comment';
import { withoutVote } from './votes';

export interface Question {
  id: string;
  /** Account id of who asked. */
  by: string;
  /** Epoch seconds. */
  at: number;
  text: string;
  /** The scenario it is about, if it is about one. */
  scenarioId?: string;
  /** Absent while it is open. */
  resolved?: { by: string; at: number };
  /** It was resolved once and opened again: it stays. */
  reopened?: true;
  /** The comment in Jira that says the same. */
  comment?: MirroredComment;
}

/** Who acts on a question. */
export interface Person {
  accountId: string;
  /** Of the project. */
  isAdmin: boolean;
}

export const isOpen = ({ resolved }: Question): boolean => resolved === undefined;

export const openQuestions = ({ questions }: Agreement): Question[] => questions.filter(isOpen);

/**
 * Who says that a question is answered, or that it is not after all: whoever asked, and an admin of the project, since
 * people leave and must not block a story.
 */
export const maySettle = ({ by }: Question, { accountId, isAdmin }: Person): boolean =>
  by === accountId || isAdmin;

/**
 * Whoever asked may take a question away as long as nobody has settled it and Jira has no comment that says the same: after
 * that it is part of the story, and is resolved instead.
 */
export const mayRemove = (question: Question, { accountId }: Person): boolean =>
  question.by === accountId && isOpen(question) && !question.reopened && !mayBeInJira(question.comment);

/** Adds a question, once. Who asks is not ready: their own vote is taken back. */
export function withQuestion(agreement: Agreement, question: Question): Agreement {
  if (agreement.questions.some(({ id }) => id === question.id)) return agreement;
  const { votes } = withoutVote(agreement, question.by, question.at);
  return { votes, questions: [...agreement.questions, question] };
}

const changed = (agreement: Agreement, id: string, change: (question: Question) => Question): Agreement => ({
  ...agreement,
  questions: agreement.questions.map((question) => (question.id === id ? change(question) : question)),
});

/** A question that is resolved already keeps who did it and when. */
export const withResolved = (
  agreement: Agreement,
  id: string,
  resolved: { by: string; at: number },
): Agreement =>
  changed(agreement, id, (question) => (isOpen(question) ? { ...question, resolved } : question));

export const withReopened = (agreement: Agreement, id: string): Agreement =>
  changed(agreement, id, (question) => {
    if (isOpen(question)) return question;
    const { resolved: _resolved, ...open } = question;
    return { ...open, reopened: true };
  });

export const withoutQuestion = (agreement: Agreement, id: string): Agreement => ({
  ...agreement,
  questions: agreement.questions.filter((question) => question.id !== id),
});

/** Notes what is known of a question's comment. */
export const withComment = (agreement: Agreement, id: string, comment: MirroredComment): Agreement =>
  changed(agreement, id, (question) => ({ ...question, comment }));
