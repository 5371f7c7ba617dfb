import { isDailyRunMissed } from './daily-run';

const HOUR = 60 * 60 * 1000;

test('a daily run was missed when it has not come for more than fifty hours', () => {
  expect([24, 50, 51].map((hours) => isDailyRunMissed(7, 7 + hours * HOUR))).toEqual([false, false, true]);
  // A clock that was put back says nothing of that.
  expect(isDailyRunMissed(100 * HOUR, 0)).toBe(false);
});
