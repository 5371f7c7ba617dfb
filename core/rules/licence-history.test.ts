import fc from 'fast-check';
import type { LicenceState } from './licence';
import {
  afterReading,
  isRemovalDue,
  lapsedSince,
  NO_HISTORY,
  removalFrom,
  type LicenceHistory,
  type LicenceReading,
} from './licence-history';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The longest that a lapse may go unseen, and how long it must have been seen. */
const GAP = 50 * HOUR;
const KEPT = 30 * DAY;

const history = (...readings: [number, LicenceState][]): LicenceHistory =>
  readings.reduce((before, [at, state]) => afterReading(before, { at, state }), NO_HISTORY);

/** One reading a day from day 1 on. */
const daily = (...states: LicenceState[]): LicenceHistory =>
  history(...states.map((state, day) => [(day + 1) * DAY, state] as [number, LicenceState]));

const times = (count: number, state: LicenceState): LicenceState[] => Array<LicenceState>(count).fill(state);
const lapsed = (days: number): LicenceState[] => times(days, 'lapsed');
const unknown = (days: number): LicenceState[] => times(days, 'unknown');

describe('a lapse', () => {
  const since = (states: LicenceState[]) => lapsedSince(daily(...states), states.length * DAY);

  test('begins at the first of two readings that agree', () => {
    expect(since(['active', 'lapsed', 'lapsed'])).toBe(2 * DAY);
  });
  test('does not begin with one reading, however often it is delivered', () => {
    const once = history([DAY, 'lapsed'], [DAY + 1, 'lapsed'], [DAY + 20 * HOUR - 1, 'lapsed']);
    expect(lapsedSince(once, DAY + 20 * HOUR)).toBeUndefined();
    const twice = history([DAY, 'lapsed'], [DAY + 20 * HOUR, 'lapsed']);
    expect(lapsedSince(twice, DAY + 20 * HOUR)).toBe(DAY);
  });
  test('outlasts one missing reading, and begins anew after more', () => {
    expect(since(['lapsed', 'unknown', 'lapsed'])).toBe(DAY);
    expect(since(['lapsed', 'unknown', 'unknown', 'lapsed'])).toBeUndefined();
    expect(since(['lapsed', 'unknown', 'unknown', 'lapsed', 'lapsed'])).toBe(4 * DAY);
    expect(since([...lapsed(20), ...unknown(2), ...lapsed(2)])).toBe(23 * DAY);
  });
  test('is over when it has not been seen for 50 hours', () => {
    const known = daily(...lapsed(5));
    expect(lapsedSince(known, 5 * DAY + GAP)).toBe(DAY);
    expect(lapsedSince(known, 5 * DAY + GAP + 1)).toBeUndefined();
  });
  test('ends with one active reading, and so does every suspicion', () => {
    expect(daily('lapsed', 'lapsed', 'active')).toMatchObject({ readings: [{}, {}, { state: 'active' }] });
    expect(since(['lapsed', 'lapsed', 'active'])).toBeUndefined();
    expect(since(['lapsed', 'active', 'lapsed'])).toBeUndefined();
  });
});

describe('the readings that are kept', () => {
  const kept = (from: LicenceHistory) => from.readings.map(({ at, state }) => `${at / HOUR} ${state}`);

  test('are the newest ten', () => {
    expect(daily(...lapsed(40)).readings).toHaveLength(10);
  });
  test('leave out what was said less than 20 hours before', () => {
    const hourly = Array.from({ length: 45 }, (_, n): [number, LicenceState] => [n * HOUR, 'lapsed']);
    expect(kept(history(...hourly))).toEqual(['0 lapsed', '20 lapsed', '40 lapsed']);
    expect(
      kept(history([0, 'lapsed'], [HOUR, 'unknown'], [2 * HOUR, 'lapsed'], [3 * HOUR, 'unknown'])),
    ).toEqual(['0 lapsed', '1 unknown']);
  });
  test('have whatever says the contrary, however soon', () => {
    const told = history([0, 'lapsed'], [HOUR, 'active'], [2 * HOUR, 'lapsed'], [3 * HOUR, 'active']);
    expect(kept(told)).toEqual(['0 lapsed', '1 active', '2 lapsed', '3 active']);
  });
});

describe('removal', () => {
  const due = (states: LicenceState[], at = states.length * DAY): boolean =>
    isRemovalDue(daily(...states), at);

  test('is due 30 days after the lapse began, not before', () => {
    expect(due(lapsed(30))).toBe(false);
    expect(due(lapsed(31))).toBe(true);
    expect(removalFrom(daily(...lapsed(3)), 3 * DAY)).toBe(31 * DAY);
  });
  test('needs two agreeing readings of the last 48 hours', () => {
    expect(due([...lapsed(31), 'unknown'])).toBe(false);
    expect(due([...lapsed(30), 'unknown', 'lapsed'])).toBe(false);
    expect(due([...lapsed(30), 'unknown', 'lapsed', 'lapsed'])).toBe(true);
    expect(isRemovalDue(daily(...lapsed(31)), 34 * DAY)).toBe(false);
  });
  test('is due, too, for a run that began a moment before another one has read', () => {
    const beside = afterReading(daily(...lapsed(30)), { at: 31 * DAY + 5, state: 'lapsed' });
    expect(isRemovalDue(afterReading(beside, { at: 31 * DAY, state: 'lapsed' }), 31 * DAY)).toBe(true);
  });
  test('counts no day on which nobody knew', () => {
    expect(due(['lapsed', ...unknown(29), ...lapsed(30)])).toBe(false);
    expect(due(['lapsed', ...unknown(29), ...lapsed(31)])).toBe(true);
    expect(due([...lapsed(15), ...unknown(2), ...lapsed(30)])).toBe(false);
    const missed = history([0, 'lapsed'], [31 * DAY, 'lapsed'], [32 * DAY, 'lapsed']);
    expect(isRemovalDue(missed, 32 * DAY)).toBe(false);
  });
  test.each<[string, LicenceState[]]>([
    ['missing or failed', unknown(60)],
    ['single and lapsed', ['lapsed', ...unknown(59)]],
    ['lapsed every other day', Array.from({ length: 60 }, (_, n) => (n % 2 ? 'active' : 'lapsed'))],
    ['lapsed every third day', Array.from({ length: 60 }, (_, n) => (n % 3 ? 'unknown' : 'lapsed'))],
  ])('is not due in 60 days of readings that are %s', (_what, states) => {
    states.forEach((_, n) => expect(due(states.slice(0, n + 1))).toBe(false));
  });
});

/** The rule once more, over all readings: from what was seen last, back as far as no gap and no active one comes. */
function observedFor(readings: readonly LicenceReading[]): number {
  let newest: number | undefined;
  let oldest: number | undefined;
  for (const { at, state } of [...readings].reverse()) {
    if (state === 'active' || (oldest !== undefined && state === 'lapsed' && oldest - at > GAP)) break;
    if (state !== 'lapsed') continue;
    newest ??= at;
    oldest = at;
  }
  return newest === undefined || oldest === undefined ? 0 : newest - oldest;
}

/** Plays readings one after another; `each` sees what is known and everything read after each of them. */
function play(
  steps: readonly (readonly [pause: number, state: LicenceState])[],
  each: (known: LicenceHistory, readings: readonly LicenceReading[], now: number) => void,
): void {
  const readings: LicenceReading[] = [];
  let now = 0;
  let known = NO_HISTORY;
  for (const [pause, state] of steps) {
    now += pause;
    readings.push({ at: now, state });
    known = afterReading(known, { at: now, state });
    each(known, readings, now);
  }
}

describe('whatever is read', () => {
  const state = fc.oneof(
    { weight: 100, arbitrary: fc.constant<LicenceState>('lapsed') },
    { weight: 15, arbitrary: fc.constant<LicenceState>('unknown') },
    { weight: 1, arbitrary: fc.constant<LicenceState>('active') },
  );
  const pause = fc.oneof(
    { weight: 60, arbitrary: fc.integer({ min: 1, max: 30 * HOUR }) },
    { weight: 1, arbitrary: fc.integer({ min: 30 * HOUR, max: 10 * DAY }) },
  );
  const readings = fc.array(fc.tuple(pause, state), { minLength: 40, maxLength: 150, size: 'max' });

  test('nothing is due unless the licence was read as lapsed for 30 days, without a gap and without an active reading', () => {
    let dues = 0;
    fc.assert(
      fc.property(readings, fc.integer({ min: 0, max: 4 * DAY }), (steps, later) => {
        play(steps, (known, read, now) => {
          for (const at of [now, now + later]) {
            if (!isRemovalDue(known, at)) continue;
            dues += 1;
            expect(observedFor(read)).toBeGreaterThanOrEqual(KEPT);
            const recent = read.filter(
              (reading) => reading.state === 'lapsed' && reading.at > at - 48 * HOUR,
            );
            expect(recent.length).toBeGreaterThan(1);
          }
        });
      }),
    );
    // A rule that never comes to it would be kept for nothing.
    expect(dues).toBeGreaterThan(0);
  });

  test('it is due when the licence was read as lapsed daily for 33 days, whatever was read before and between', () => {
    const before = fc.array(fc.tuple(pause, state), { maxLength: 20 });
    const oneDay = fc.record({
      at: fc.integer({ min: 0, max: 2 * HOUR }),
      nothing: fc.array(fc.integer({ min: 1, max: 20 * HOUR }), { maxLength: 3 }),
    });
    const all = fc.array(oneDay, { minLength: 33, maxLength: 33 });
    fc.assert(
      fc.property(before, all, (earlier, days) => {
        const start = earlier.reduce((sum, [length]) => sum + length, 0);
        const later = days.flatMap(({ at, nothing }, n): LicenceReading[] => [
          { at: start + (n + 1) * DAY + at, state: 'lapsed' },
          ...nothing.map((after) => ({ at: start + (n + 1) * DAY + at + after, state: 'unknown' as const })),
        ]);
        later.sort((a, b) => a.at - b.at);
        const last = later.findLastIndex((reading) => reading.state === 'lapsed');
        const known = later.slice(0, last + 1).reduce(afterReading, history(...absolute(earlier)));
        expect(isRemovalDue(known, later[last]?.at ?? 0)).toBe(true);
      }),
    );
  });

  test('it is due when the licence was read as lapsed every so often, from minutes to 40 hours, for 33 days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10 * MINUTE, max: 40 * HOUR }), (every) => {
        const steps = Array.from(
          { length: Math.ceil((33 * DAY) / every) + 1 },
          () => [every, 'lapsed'] as const,
        );
        let due = false;
        play(steps, (known, _, now) => (due ||= isRemovalDue(known, now)));
        expect(due).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

/** Readings at their times, of those told by the pauses between them. */
function absolute(steps: readonly (readonly [number, LicenceState])[]): [number, LicenceState][] {
  let now = 0;
  return steps.map(([pause, state]) => [(now += pause), state]);
}
