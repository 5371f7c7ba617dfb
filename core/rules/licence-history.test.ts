import fc from 'fast-check';
import type { LicenceState } from './licence';
import { afterReading, isRemovalDue, NO_HISTORY, removalFrom, type LicenceHistory } from './licence-history';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

const history = (...readings: [number, LicenceState][]): LicenceHistory =>
  readings.reduce((before, [at, state]) => afterReading(before, { at, state }), NO_HISTORY);

/** One reading a day from day 1 on. */
const daily = (...states: LicenceState[]): LicenceHistory =>
  history(...states.map((state, day) => [(day + 1) * DAY, state] as [number, LicenceState]));

const lapsed = (days: number): LicenceState[] => Array<LicenceState>(days).fill('lapsed');

describe('a lapse', () => {
  test('begins at the first of two readings that agree', () => {
    expect(daily('active', 'lapsed', 'lapsed').since).toBe(2 * DAY);
  });
  test('does not begin with one reading, however often it is delivered', () => {
    expect(
      history([DAY, 'lapsed'], [DAY + 1, 'lapsed'], [DAY + 20 * HOUR - 1, 'lapsed']).since,
    ).toBeUndefined();
    expect(history([DAY, 'lapsed'], [DAY + 20 * HOUR, 'lapsed']).since).toBe(DAY);
  });
  test('is not stopped by readings that tell nothing', () => {
    expect(daily('lapsed', 'unknown', 'unknown', 'lapsed').since).toBe(DAY);
  });
  test('ends with one active reading, and so does every suspicion', () => {
    expect(daily('lapsed', 'lapsed', 'active')).toMatchObject({ readings: [{}, {}, { state: 'active' }] });
    expect(daily('lapsed', 'lapsed', 'active').since).toBeUndefined();
    expect(daily('lapsed', 'active', 'lapsed').since).toBeUndefined();
  });
  test('keeps the newest ten readings', () => {
    expect(daily(...lapsed(40)).readings).toHaveLength(10);
  });
});

describe('removal', () => {
  const due = (states: LicenceState[], at = states.length * DAY): boolean =>
    isRemovalDue(daily(...states), at);

  test('is due 30 days after the lapse began, not before', () => {
    expect(due(lapsed(30))).toBe(false);
    expect(due(lapsed(31))).toBe(true);
    expect(removalFrom(daily(...lapsed(3)))).toBe(31 * DAY);
  });
  test('needs two agreeing readings of the last 48 hours', () => {
    expect(due([...lapsed(30), 'unknown'])).toBe(false);
    expect(due([...lapsed(30), 'unknown', 'lapsed'])).toBe(false);
    expect(due([...lapsed(30), 'unknown', 'lapsed', 'lapsed'])).toBe(true);
    expect(isRemovalDue(daily(...lapsed(31)), 34 * DAY)).toBe(false);
  });
  test.each<[string, LicenceState[]]>([
    ['missing or failed', Array<LicenceState>(60).fill('unknown')],
    ['single and lapsed', ['lapsed', ...Array<LicenceState>(59).fill('unknown')]],
    ['lapsed every other day', Array.from({ length: 60 }, (_, n) => (n % 2 ? 'active' : 'lapsed'))],
  ])('is not due in 60 days of readings that are %s', (_what, states) => {
    states.forEach((_, n) => expect(due(states.slice(0, n + 1))).toBe(false));
  });

  test('never is due within 30 days of an active reading, whatever else was read', () => {
    const state = fc.constantFrom<LicenceState>('active', 'lapsed', 'lapsed', 'lapsed', 'unknown');
    const readings = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 * HOUR }), state), { maxLength: 80 });
    fc.assert(
      fc.property(readings, (steps) => {
        let now = 0;
        let renewed = -Infinity;
        let known = NO_HISTORY;
        for (const [pause, said] of steps) {
          now += pause;
          known = afterReading(known, { at: now, state: said });
          if (said === 'active') renewed = now;
          if (isRemovalDue(known, now)) expect(now - renewed).toBeGreaterThanOrEqual(30 * DAY);
        }
      }),
    );
  });
});
