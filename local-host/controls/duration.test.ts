import fc from 'fast-check';
import { readDuration } from './duration';

test.each([
  ['30d', 2_592_000_000],
  ['-2h', -7_200_000],
  ['1.5m', 90_000],
  ['90s', 90_000],
  ['250ms', 250],
])('%s', (text, milliseconds) => expect(readDuration(text)).toBe(milliseconds));

test('a day has 24 hours of 60 minutes, whatever the amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: -10_000, max: 10_000 }), (amount) => {
      expect(readDuration(`${amount}d`)).toBe(readDuration(`${amount * 24}h`));
      expect(readDuration(`${amount}h`)).toBe(readDuration(`${amount * 60}m`));
    }),
  );
});

test.each(['', '30', 'd', '3 d', '30days', '1e3s'])('%p is none', (text) => {
  expect(() => readDuration(text)).toThrow('no duration');
});
