import type { LicenceState } from './licence';

/** One look at the licence; `at` in epoch milliseconds. */
export interface LicenceReading {
  at: number;
  state: LicenceState;
}

/** What is remembered of the licence between readings. */
export interface LicenceHistory {
  /** The first of the lapsed readings that no active one has contradicted since. */
  suspectedFrom?: number;
  /** When the lapse began: the first of two agreeing readings. */
  since?: number;
  /** The newest, oldest first. */
  readings: LicenceReading[];
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Two readings say the same only this far apart: one odd answer must not count twice. */
export const AGREEING_MS = 20 * HOUR_MS;
/** How long data is kept after a lapse began. */
export const KEPT_MS = 30 * DAY_MS;
/** Removal needs two agreeing readings as recent as this. */
const RECENT_MS = 48 * HOUR_MS;
const READINGS_KEPT = 10;

export const NO_HISTORY: LicenceHistory = { readings: [] };

/**
 * The history after one more reading. `unknown` changes nothing but the list; `active` ends a lapse and every
 * suspicion of one; two `lapsed` at least 20 hours apart, with no active one between, are a lapse since the first.
 */
export function afterReading(history: LicenceHistory, { at, state }: LicenceReading): LicenceHistory {
  const readings = [...history.readings, { at, state }].slice(-READINGS_KEPT);
  if (state === 'active') return { readings };
  if (state === 'unknown') return { ...history, readings };
  const suspectedFrom = history.suspectedFrom ?? at;
  const since = history.since ?? (at - suspectedFrom >= AGREEING_MS ? suspectedFrom : undefined);
  return { suspectedFrom, ...(since !== undefined && { since }), readings };
}

/** When the data of a lapse may be removed at the earliest, in epoch milliseconds. */
export const removalFrom = ({ since }: LicenceHistory): number | undefined =>
  since === undefined ? undefined : since + KEPT_MS;

/** Whether two lapsed readings of the last 48 hours agree, and nothing else was read since the first of them. */
function isLapsedNow({ readings }: LicenceHistory, now: number): boolean {
  const recent = readings.filter(({ at, state }) => state !== 'unknown' && at > now - RECENT_MS && at <= now);
  const times = recent.map(({ at }) => at);
  return (
    recent.every(({ state }) => state === 'lapsed') &&
    times.length > 1 &&
    Math.max(...times) - Math.min(...times) >= AGREEING_MS
  );
}

/** Whether the data may be removed now: 30 days since the lapse began, and it is known to last. */
export function isRemovalDue(history: LicenceHistory, now: number): boolean {
  const from = removalFrom(history);
  return from !== undefined && now >= from && isLapsedNow(history, now);
}
