import type { LicenceState } from './licence';

/** One look at the licence; `at` in epoch milliseconds. */
export interface LicenceReading {
  at: number;
  state: LicenceState;
}

/** What is remembered of the licence between readings. */
export interface LicenceHistory {
  /** The present run of lapsed readings, by the first and the newest of them. A single one is a suspicion. */
  lapse?: { from: number; seen: number };
  /** The newest, oldest first, without those that `afterReading` leaves out. */
  readings: LicenceReading[];
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Two readings say the same only this far apart: one odd answer must not count twice. */
const AGREEING_MS = 20 * HOUR_MS;
/** A lapse not seen for longer is over: one daily reading may be missing, and the next come a little late. */
const UNSEEN_MS = 50 * HOUR_MS;
/** How long a lapse must have been observed before data is removed. */
const KEPT_MS = 30 * DAY_MS;
/** Removal needs two agreeing readings as recent as this. */
const RECENT_MS = 48 * HOUR_MS;
/** Another run of the trigger may have read the licence after this one began. */
const BESIDE_MS = HOUR_MS;
const READINGS_KEPT = 10;

export const NO_HISTORY: LicenceHistory = { readings: [] };

/**
 * The readings after one more. One that says what another has said less than 20 hours before, with nothing to the
 * contrary between, is left out: ten reach back for days however often the licence is read.
 */
function withReading(before: readonly LicenceReading[], reading: LicenceReading): LicenceReading[] {
  const turn = before.findLastIndex(
    ({ state }) => state !== reading.state && (state === 'active' || reading.state === 'active'),
  );
  const told = before.slice(turn + 1).findLast(({ state }) => state === reading.state);
  if (told && reading.at - told.at < AGREEING_MS) return [...before];
  return [...before, reading].slice(-READINGS_KEPT);
}

/**
 * The history after one more reading. `active` ends a lapse and every suspicion of one. `lapsed` goes on with the lapse
 * when it was seen within the last 50 hours; otherwise nobody knows what was between, and it begins anew. `unknown`
 * changes nothing but the list, and bridges nothing.
 */
export function afterReading({ lapse, readings }: LicenceHistory, reading: LicenceReading): LicenceHistory {
  const { at, state } = reading;
  const known = { readings: withReading(readings, reading) };
  if (state === 'active') return known;
  if (state === 'unknown') return { ...known, ...(lapse && { lapse }) };
  if (!lapse || at - lapse.seen > UNSEEN_MS) return { ...known, lapse: { from: at, seen: at } };
  return { ...known, lapse: { from: lapse.from, seen: Math.max(lapse.seen, at) } };
}

/**
 * When the lapse that is known of at `now` began, in epoch milliseconds: at the first of a run of lapsed readings that
 * spans 20 hours, whose gaps are at most 50, and the newest of which is not older. Else undefined.
 */
export function lapsedSince({ lapse }: LicenceHistory, now: number): number | undefined {
  if (!lapse || now - lapse.seen > UNSEEN_MS) return undefined;
  return lapse.seen - lapse.from >= AGREEING_MS ? lapse.from : undefined;
}

/** When the data of a lapse may be removed at the earliest, if it goes on being observed; in epoch milliseconds. */
export function removalFrom(history: LicenceHistory, now: number): number | undefined {
  const since = lapsedSince(history, now);
  return since === undefined ? undefined : since + KEPT_MS;
}

/** Whether two lapsed readings of the last 48 hours agree. None is active: that would have ended the lapse. */
function isConfirmedNow({ lapse, readings }: LicenceHistory, now: number): boolean {
  const lapsed = readings.flatMap(({ at, state }) => (state === 'lapsed' ? [at] : []));
  const recent = [...lapsed, ...(lapse ? [lapse.seen] : [])].filter(
    (at) => at > now - RECENT_MS && at <= now + BESIDE_MS,
  );
  return recent.length > 1 && Math.max(...recent) - Math.min(...recent) >= AGREEING_MS;
}

/**
 * Whether the data may be removed now: from its first to its newest reading the lapse was observed for 30 days without
 * a gap of more than 50 hours and without an active reading, and two readings of the last 48 hours agree.
 */
export function isRemovalDue(history: LicenceHistory, now: number): boolean {
  const from = removalFrom(history, now);
  return (
    from !== undefined &&
    history.lapse !== undefined &&
    history.lapse.seen >= from &&
    isConfirmedNow(history, now)
  );
}
