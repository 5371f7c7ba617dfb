import fc from 'fast-check';
import { parseJqlDate, shiftedBy } from './dates';

const NOW = Date.parse('2026-03-02T10:00:00Z');

test.each<[string, string | undefined]>([
  ['2026-03-01', '2026-03-01T00:00:00.000Z'],
  ['2026/3/1', '2026-03-01T00:00:00.000Z'],
  ['2026-03-01 09:30', '2026-03-01T09:30:00.000Z'],
  ['-1d', '2026-03-01T10:00:00.000Z'],
  ['-1w 2d', '2026-02-21T10:00:00.000Z'],
  ['+90m', '2026-03-02T11:30:00.000Z'],
  ['4h', '2026-03-02T14:00:00.000Z'],
  ['2026-02-30', undefined],
  ['2026-03-01 24:00', undefined],
  ['2026-03-01T09:30', undefined],
  ['-1y', undefined],
  ['', undefined],
  ['soon', undefined],
])('%s', (text, expected) => {
  const time = parseJqlDate(text, NOW);
  expect(time === undefined ? undefined : new Date(time).toISOString()).toBe(expected);
});

test('every minute reads back as itself', () => {
  const minutes = fc.integer({ min: 0, max: 40_000_000 }).map((minute) => minute * 60_000);
  fc.assert(
    fc.property(minutes, (time) => {
      const text = new Date(time).toISOString().slice(0, 16).replace('T', ' ');
      expect(parseJqlDate(text, NOW)).toBe(time);
    }),
  );
});

test('a period there and back is no way at all', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.constantFrom('w', 'd', 'h', 'm'), (count, unit) => {
      const there = shiftedBy(`-${count}${unit}`, NOW) ?? NaN;
      expect(shiftedBy(`+${count}${unit}`, there)).toBe(NOW);
    }),
  );
});
