import { ago, daysBetween } from './time';

const now = new Date('2026-03-10T12:00:00Z');
const before = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);

test.each([
  [0, 'now'],
  [59, 'now'],
  [60, '1 minute ago'],
  [3_599, '59 minutes ago'],
  [7_200, '2 hours ago'],
  [86_400, 'yesterday'],
  [8 * 86_400, 'last week'],
  [-86_400 * 3, 'in 3 days'],
])('%s seconds before is "%s"', (seconds, words) => {
  expect(ago(before(seconds), now)).toBe(words);
});

test.each([
  ['2026-03-10T23:59', '2026-03-11T00:00', 1],
  ['2026-03-10T00:00', '2026-03-10T23:59', 0],
  ['2026-03-20T12:00', '2026-04-02T01:00', 13],
  ['2026-10-20T12:00', '2026-11-02T23:00', 13],
  ['2026-03-11T00:00', '2026-03-10T12:00', -1],
])('from %s to %s midnights pass: %i', (from, to, days) => {
  expect(daysBetween(new Date(from), new Date(to))).toBe(days);
});
