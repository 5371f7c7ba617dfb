/** A backup as the list of them has it. Times are epoch milliseconds. */
export interface Moment {
  /** Names its root, and what was written for it. Later ones come later in the order of texts. */
  id: string;
  /** The hash of its root. */
  root: string;
  /** When it was made; a change of just before may be in the next one. */
  at: number;
  /** When it was last seen that nothing has changed since: it is the backup of all that time. */
  until: number;
  /** It was made since something was about to be restored. */
  beforeRestore?: true;
  /** What it has: features, and issues with votes, questions or scenarios. */
  features: number;
  issues: number;
}

export const KEPT_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;
/** A daily trigger may come a little early. */
const A_DAY_MS = 20 * 60 * 60 * 1000;
/** Digits of an id in base 36: seconds until the year 4000 and later. */
const ID_DIGITS = 7;

/** The id of a backup made at `now`, behind all that were. */
export function momentId(now: number, before: readonly string[]): string {
  const newest = before.reduce((most, id) => Math.max(most, parseInt(id, 36)), 0);
  return Math.max(Math.floor(now / 1000), newest + 1)
    .toString(36)
    .padStart(ID_DIGITS, '0');
}

/**
 * Whether the day's backup is still to be made.
 *
 * @param last When one was made last, in epoch milliseconds.
 */
export const isBackupDue = (last: number | undefined, now: number): boolean =>
  last === undefined || Math.abs(now - last) >= A_DAY_MS;

/** Longer than the platform lets any run of a trigger live. */
const RUN_LIVES_MS = 16 * 60 * 1000;

/** Whether whoever began a backup under this id can no longer be at it. A clock that was put back says nothing of that. */
export const isOver = (id: string, now: number): boolean =>
  Math.abs(now - parseInt(id, 36) * 1000) >= RUN_LIVES_MS;

/** Longer than an invocation may take from its time to its last write, and than any query lags. */
const MARGIN_SECONDS = 2 * 60 * 60;

/**
 * Epoch seconds from which on changes since a backup are looked for. Where a clock that ran ahead told when that was, nobody knows: then
 * everything is looked at.
 */
export function changesFrom(last: Pick<Moment, 'until'> | undefined, now: number): number {
  const ahead = last ? last.until - now : 0;
  if (!last || ahead > MARGIN_SECONDS * 1000) return 0;
  return Math.floor((last.until - Math.max(0, ahead)) / 1000) - MARGIN_SECONDS;
}

/** Of when a backup is once it is seen at `at` that nothing has changed since; what a clock that ran ahead told is not believed. */
export const seenUntil = ({ until }: Pick<Moment, 'until'>, at: number, now: number): number =>
  until > now ? at : Math.max(until, at);

/** Whether a backup can be restored from; afterwards it is only not swept yet. The newest is kept however old it is. */
export const isKept = ({ until }: Pick<Moment, 'until'>, now: number): boolean =>
  now - until <= KEPT_DAYS * DAY_MS;

/**
 * How many of the oldest backups are to go.
 *
 * @param moments The oldest first.
 * @param inUse Ids of backups that something is being restored from, or can be taken back to.
 * @param removedAt What the project had was removed then: no backup of before is kept for being the newest.
 */
export function toSweep(
  moments: readonly Moment[],
  now: number,
  { inUse, removedAt }: { inUse: readonly string[]; removedAt?: number | undefined },
): number {
  const isLastOfIts = (n: number): boolean =>
    n === moments.length - 1 && (removedAt === undefined || (moments[n]?.at ?? 0) > removedAt);
  let count = 0;
  for (const [n, moment] of moments.entries()) {
    if (isKept(moment, now) || isLastOfIts(n) || inUse.includes(moment.id)) break;
    count += 1;
  }
  return count;
}
