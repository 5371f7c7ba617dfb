import fc from 'fast-check';
import { AROUND, stretches } from './stretches';

test('folds what is far from every line that counts', () => {
  const counts = Array.from({ length: 20 }, (_, index) => index === 10);
  expect(stretches(counts)).toEqual([
    { from: 0, to: 7, folded: true },
    { from: 7, to: 14, folded: false },
    { from: 14, to: 20, folded: true },
  ]);
});

test('holds each line once, and never folds one that counts or its neighbours', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (counts) => {
      const found = stretches(counts);
      const lines = found.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, n) => from + n));
      expect(lines).toEqual(counts.map((_, index) => index));
      for (const { from, to, folded } of found)
        if (folded) {
          expect(counts.slice(Math.max(0, from - AROUND), to + AROUND)).not.toContain(true);
          expect(to - from).toBeGreaterThan(2);
        }
    }),
  );
});
