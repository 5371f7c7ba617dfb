import { ago } from './time';

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
