import fc from 'fast-check';
import { afterFailure, authBlock, MAX_FAILURES, WINDOW_MS } from './auth-failures';

const after = (times: readonly number[]): number[] => times.reduce<number[]>(afterFailure, []);

test('the tenth failure within a quarter of an hour blocks, until the first of them is that old', () => {
  const nine = after([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(authBlock(nine, 9)).toEqual({ blocked: false, retryAfterSeconds: 0 });
  const ten = afterFailure(nine, 9000);
  expect(authBlock(ten, 9000)).toEqual({ blocked: true, retryAfterSeconds: 891 });
  expect(authBlock(ten, WINDOW_MS - 1)).toEqual({ blocked: true, retryAfterSeconds: 1 });
  expect(authBlock(ten, WINDOW_MS).blocked).toBe(false);
});

test('failures from a clock that was ahead do not block for longer than the window', () => {
  const ahead = after(Array.from({ length: MAX_FAILURES }, () => 10 * WINDOW_MS));
  expect(authBlock(ahead, 0)).toEqual({ blocked: true, retryAfterSeconds: WINDOW_MS / 1000 });
});

test('blocked exactly when ten failures lie in the window', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3 * WINDOW_MS), { maxLength: 40 }), fc.nat(WINDOW_MS), (times, wait) => {
      const ordered = [...times].sort((a, b) => a - b);
      const now = (ordered.at(-1) ?? 0) + wait;
      const kept = after(ordered);
      expect(kept.length).toBeLessThanOrEqual(MAX_FAILURES);
      const inWindow = ordered.filter((time) => now - time < WINDOW_MS).length;
      const { blocked, retryAfterSeconds } = authBlock(kept, now);
      expect(blocked).toBe(inWindow >= MAX_FAILURES);
      expect(authBlock(kept, now + retryAfterSeconds * 1000).blocked).toBe(false);
    }),
  );
});
