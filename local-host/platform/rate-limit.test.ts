import { createRateLimit } from './rate-limit';

test('a window takes what fits, each key for itself, and starts anew', () => {
  let now = 1000;
  const limit = createRateLimit(2, 100, () => now);
  limit.add('a', 1);
  expect(limit.open('a')).toBe(true);
  limit.add('a', 1);
  expect([limit.open('a'), limit.open('b')]).toEqual([false, true]);
  now += 99;
  expect(limit.open('a')).toBe(false);
  now += 1;
  expect(limit.open('a')).toBe(true);
});
