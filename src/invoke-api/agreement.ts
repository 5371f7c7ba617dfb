import type { Call, Mutation } from './calls';

export interface Person {
  accountId: string;
  name: string;
  /** Absent where Jira shows none. */
  avatarUrl?: string;
}

export interface ReadyVote extends Person {
  /** ISO time it was given. */
  at: string;
  /** ISO time it was taken back: the name is shown struck through. */
  withdrawn?: string;
  /** It stands, but the scenarios have changed since: “voted before the last change”. */
  stale?: true;
}

export interface QuestionView {
  id: string;
  askedBy: Person;
  /** ISO time. */
  at: string;
  text: string;
  /** The scenario it is about; it may no longer be on this issue. */
  scenarioId?: string;
  /** Absent while it is open. */
  resolved?: { by: Person; at: string };
  /**
   * What is known of the comment in Jira that says the same, where one was to be written: `pending` for about a minute
   * while it is being written, `unknown` if nobody knows whether it was, `outdated` when it says something else than the
   * question, `failed` when there is none: Jira refused it, or somebody deleted it. `writeComment` puts the last three right.
   */
  comment?: 'written' | 'pending' | 'unknown' | 'outdated' | 'failed';
  /** This person may resolve it, or open it again. */
  canSettle: boolean;
  /** This person may take it away: their own, and nobody has settled it. */
  canRemove: boolean;
}

export interface AgreementView {
  /** In the order of the first votes, those taken back among them. */
  ready: ReadyVote[];
  /** Votes that stand, the stale ones among them. */
  readyCount: number;
  /** What this person has said. */
  mine: 'none' | 'ready' | 'stale' | 'withdrawn';
  /** In the order they were asked. */
  questions: QuestionView[];
  openQuestions: number;
  /** This person may vote and ask here, now. */
  canVote: boolean;
  /** Names what the scenarios say: send it with a vote. */
  seen: string;
}

/** `note`, for people: what was not done beside it, such as a comment that was not written. */
export interface AgreementReply {
  agreement: AgreementView;
  note?: string;
}

/** Functions of the issue panel on what people say of a story. */
export type AgreementApi = {
  /**
   * Says that the story is ready as its scenarios are; `seen` is that of the view. `Conflict` when they have changed since.
   * While questions are open, answers them in `open` and stores nothing unless `anyway`.
   */
  vote: Call<Mutation & { seen: string; anyway?: boolean }, AgreementReply | { open: QuestionView[] }>;
  /** Takes the own vote back; the name stays. */
  takeBack: Call<Mutation, AgreementReply>;
  /** At most 2,000 characters. Takes the own vote back. `scenarioId` is one of this issue. */
  ask: Call<Mutation & { text: string; scenarioId?: string }, AgreementReply & { questionId: string }>;
  /** By who asked, or an admin of the project. */
  resolve: Call<Mutation & { questionId: string }, AgreementReply>;
  reopen: Call<Mutation & { questionId: string }, AgreementReply>;
  /** By who asked, as long as nobody has settled it and Jira has no comment that says the same. */
  removeQuestion: Call<Mutation & { questionId: string }, AgreementReply>;
  /** Brings the comment in Jira in line with the question: writes it (who asked only), or changes it. */
  writeComment: Call<Mutation & { questionId: string }, AgreementReply>;
};
