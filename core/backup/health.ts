import { isDailyRunMissed } from '../rules';
import { isKept, type Moment } from './moments';

/**
 * How the backups of a project are. `late`: days were missed; `damaged`: something in those that are kept cannot be restored from them;
 * `left`: the project was removed, and what is left of its backups ages out.
 */
export type BackupHealth = 'good' | 'late' | 'damaged' | 'left';

interface Known {
  moments: readonly Pick<Moment, 'at' | 'until'>[];
  /** When the day's backup was made last. Epoch milliseconds. */
  daily?: number | undefined;
  /** Parts that were found to be damaged; `isMended` where they were written again. */
  damaged: readonly { isMended: boolean }[];
  /** What the project had was removed then. Epoch milliseconds. */
  removedAt?: number | undefined;
}

/** How many parts are damaged, and could not be written again. */
export const partsLost = (damaged: Known['damaged']): number =>
  damaged.filter(({ isMended }) => !isMended).length;

/** Whether a site's admin has to do anything about the backups of a project, and what. */
export function backupHealth({ moments, daily = 0, damaged, removedAt }: Known, now: number): BackupHealth {
  if (removedAt !== undefined && moments.every(({ at }) => at <= removedAt)) return 'left';
  if (isDailyRunMissed(daily, now)) return 'late';
  return partsLost(damaged) > 0 ? 'damaged' : 'good';
}

/** The backups that can be restored from: those of the last 30 days, and the newest however old it is. */
export const keptMoments = <M extends Pick<Moment, 'until'>>(moments: readonly M[], now: number): M[] =>
  moments.filter((moment, n) => isKept(moment, now) || n === moments.length - 1);
