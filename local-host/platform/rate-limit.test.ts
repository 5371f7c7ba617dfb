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

test('a key that is renewed starts anew, and no other does', () => {
  const limit = createRateLimit(1, 100, () => 0);
  limit.add('a', 1);
  limit.add('b', 1);
  limit.renew('a');
  expect([limit.open('a'), limit.open('b')]).toEqual([true, false]);
});

test('what does not fit whole does not fit', () => {
  const limit = createRateLimit(10, 100, () => 0);
  limit.add('a', 8);
  expect([limit.open('a', 2), limit.open('a', 3)]).toEqual([true, false]);
});
