import { isRemovalDue, lapsedSince, type LicenceHistory } from './licence-history';

/**
 * How far a removal is. `announced`: every surface refuses, nothing is removed yet. `removing`: a first pass has begun.
 * `removed`: it has ended. `done`: a second pass found what had been late, and nobody is refused any more.
 */
export interface RemovalState {
  phase: 'announced' | 'removing' | 'removed' | 'done';
  /** Epoch milliseconds. */
  announcedAt: number;
  firstPassAt?: number;
  doneAt?: number;
}

export type RemovalStep = 'none' | 'announce' | 'cancel' | 'first pass' | 'second pass';

const HOUR_MS = 60 * 60 * 1000;

/** What was under way when the removal was announced has ended, and every presigned URL of then has expired. */
export const WAIT_MS = HOUR_MS;
/** Queries lag and answers get lost: what the first pass missed shows by then. */
export const SECOND_PASS_AFTER_MS = 20 * HOUR_MS;

/**
 * What the daily trigger does about stored data, after it has read the licence. Once something has been removed there is
 * no way back, so a pass that was cut off goes on whatever the licence says by then. Before that the announcement is
 * taken back as soon as the removal is no longer due: by a renewal, and when nobody knows whether the lapse lasts.
 */
export function removalStep(
  removal: RemovalState | undefined,
  history: LicenceHistory,
  now: number,
): RemovalStep {
  const due = isRemovalDue(history, now);
  if (!removal) return due ? 'announce' : 'none';
  switch (removal.phase) {
    case 'announced':
      if (!due) return 'cancel';
      return now - removal.announcedAt >= WAIT_MS ? 'first pass' : 'none';
    case 'removing':
      return 'first pass';
    case 'removed':
      return now - (removal.firstPassAt ?? now) >= SECOND_PASS_AFTER_MS ? 'second pass' : 'none';
    case 'done':
      // A lapse that began after the last removal: there may be new data.
      return due && (lapsedSince(history, now) ?? 0) > (removal.doneAt ?? Infinity) ? 'announce' : 'none';
  }
}

/** Whether every surface refuses because stored data is being removed. */
export const isBeingRemoved = (removal: RemovalState | undefined): boolean =>
  removal !== undefined && removal.phase !== 'done';
