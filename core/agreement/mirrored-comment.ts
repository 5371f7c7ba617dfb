/**
 * What is known of the comment in Jira that says what a question says; `due` until somebody sets out to write it. Writing one is
 * not repeatable, so that this is noted first: `writing`. Only after the longest time that one attempt can take does anybody
 * else try, and looks first whether the comment is there after all.
 */
export interface MirroredComment {
  state: 'due' | 'writing' | 'written' | 'outdated' | 'failed';
  /** Epoch seconds of the last attempt. */
  at: number;
  /** Jira's id of the comment, once it is known. */
  id?: string;
}

/** One attempt is over by then: the platform ends a call from a page after 25 seconds. */
export const ATTEMPT_SECONDS = 60;

/** Nobody has tried, or Jira has refused. */
const isUnwritten = ({ state }: MirroredComment): boolean => state === 'due' || state === 'failed';

/** Whether there is such a comment for all anybody knows. */
export const mayBeInJira = (comment: MirroredComment | undefined): boolean =>
  comment !== undefined && (comment.id !== undefined || !isUnwritten(comment));

/** Somebody may be writing it in this very moment. */
export const isUnderWay = ({ state, at }: MirroredComment, now: number): boolean =>
  state === 'writing' && now - at < ATTEMPT_SECONDS;

/**
 * What to do so that Jira says what the question says: write it for the first time, look for what an attempt may have left
 * and write only if there is nothing, change what is there, or nothing for now.
 */
export function commentStep(
  comment: MirroredComment | undefined,
  now: number,
): 'write' | 'look' | 'change' | 'nothing' {
  if (!comment) return 'write';
  if (comment.id !== undefined) return comment.state === 'written' ? 'nothing' : 'change';
  if (isUnderWay(comment, now)) return 'nothing';
  return isUnwritten(comment) ? 'write' : 'look';
}
