import fc from 'fast-check';
import { extraFor, isClean, nextClean } from './clean-number';

test.each([
  [0, 0],
  [0x7f, 0x7f],
  [0x80, 0x100],
  [0x7f80, 0x10000],
  [0x8000, 0x10000],
  [0x7fffff, 0x1000000],
  [0x123480, 0x123500],
])('the next clean number from %i is %i', (number, next) => expect(nextClean(number)).toBe(next));

test('there is no clean number between', () => {
  fc.assert(
    fc.property(fc.nat(0xffffff), (number) => {
      const next = nextClean(number);
      expect(isClean(next)).toBe(true);
      for (let between = number; between < Math.min(next, number + 300); between += 1) {
        expect(isClean(between)).toBe(false);
      }
    }),
  );
});

test('an extra field, where there is one, is clean, long enough, and leads to a clean offset', () => {
  fc.assert(
    fc.property(fc.nat(0x7f7fff), (offset) => {
      const extra = extraFor(offset);
      if (extra === undefined) {
        expect((offset & 0xff) === 0x80 || (offset & 0xff00) >= 0x7f00).toBe(true);
        return;
      }
      expect(extra === 0 || extra >= 4).toBe(true);
      expect(isClean(extra) && isClean(offset + extra)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
