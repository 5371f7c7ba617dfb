import { createRateLimit } from './rate-limit';

test('a window takes what fits, each key for itself, and starts anew', () => {
  let now = 1000;
  const limit = createRateLimit({ value: 2, per: 100 }, () => now);
  limit.add('a', 1);
  expect(limit.open('a')).toBe(true);
  limit.add('a', 1);
  expect([limit.open('a'), limit.open('b')]).toEqual([false, true]);
  now += 99;
  expect([limit.open('a'), limit.untilNext()]).toEqual([false, 1]);
  now += 1;
  expect([limit.open('a'), limit.untilNext()]).toEqual([true, 100]);
});

test('a key that is renewed starts anew, and no other does', () => {
  const limit = createRateLimit({ value: 1, per: 100 }, () => 0);
  limit.add('a', 1);
  limit.add('b', 1);
  limit.renew((key) => key === 'a');
  expect([limit.open('a'), limit.open('b'), limit.total()]).toEqual([true, false, 1]);
});

test('what does not fit whole does not fit', () => {
  const limit = createRateLimit({ value: 10, per: 100 }, () => 0);
  limit.add('a', 8);
  expect([limit.open('a', 2), limit.open('a', 3)]).toEqual([true, false]);
});

test('all keys together are what was used in this window', () => {
  let now = 0;
  const limit = createRateLimit({ value: 10, per: 100 }, () => now);
  limit.add('a', 8);
  limit.add('b', 3);
  expect(limit.total()).toBe(11);
  now = 100;
  expect(limit.total()).toBe(0);
});
