import type { Agreement } from './agreement';

/** Somebody's word that the story can be built as its scenarios say. */
export interface Vote {
  /** Account id. */
  by: string;
  /** Epoch seconds. */
  at: number;
  /** What the scenarios were when it was given, as `scenariosSeen` says. */
  seen: string;
  /** Epoch seconds of when it was taken back; the name stays until this person votes again. */
  withdrawn?: number;
}

/** It was given and not taken back. */
export const isStanding = ({ withdrawn }: Vote): boolean => withdrawn === undefined;

/** It stands, and was given for other scenarios than there are now. */
export const isStale = (vote: Vote, seen: string): boolean => isStanding(vote) && vote.seen !== seen;

/** Everybody's vote stands once: whoever votes again keeps the place and gets the new time. */
export function withVote(agreement: Agreement, vote: Pick<Vote, 'by' | 'at' | 'seen'>): Agreement {
  const given: Vote = { by: vote.by, at: vote.at, seen: vote.seen };
  const at = agreement.votes.findIndex(({ by }) => by === vote.by);
  return {
    ...agreement,
    votes: at < 0 ? [...agreement.votes, given] : agreement.votes.with(at, given),
  };
}

/** Takes somebody's vote back; one that does not stand stays as it is. */
export const withoutVote = (agreement: Agreement, by: string, now: number): Agreement => ({
  ...agreement,
  votes: agreement.votes.map((vote) =>
    vote.by === by && isStanding(vote) ? { ...vote, withdrawn: now } : vote,
  ),
});

/** Votes that stand, those of before the last change among them: only who gave one takes it back. */
export const countReady = ({ votes }: Agreement): number => votes.filter(isStanding).length;
