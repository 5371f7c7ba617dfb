import fc from 'fast-check';
import type { MergePart } from '../../../../src/invoke-api';
import { composed, isPlace, sideOf, type Decision } from './compose';

const piece = fc
  .array(fc.constantFrom('a\n', 'b\r\n', '  Given x\n', '\n'), { maxLength: 3 })
  .map((all) => all.join(''));
const part: fc.Arbitrary<MergePart> = fc.oneof(
  fc.record({ text: piece }),
  fc.record({ base: piece, mine: piece, theirs: piece }),
);
const all = (parts: readonly MergePart[], decision: Decision) =>
  new Map(parts.map((_, at) => [at, decision] as const));

test('one side at every place is the whole text of that side', () => {
  fc.assert(
    fc.property(fc.array(part), fc.constantFrom('mine' as const, 'theirs' as const), (parts, side) => {
      expect(composed(parts, all(parts, side))).toBe(sideOf(parts, side));
    }),
  );
});

test('both keeps the lines of both sides; what both agree on stays as it is', () => {
  const lines = (text: string) => text.split(/\r?\n/).filter(Boolean).sort();
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const wanted = parts.map((one) => (isPlace(one) ? one.mine + one.theirs : one.text)).join('');
      expect(lines(composed(parts, all(parts, 'both')))).toEqual(lines(wanted));
    }),
  );
});

test('what is written by hand gets the endings of its place and never runs into the next line', () => {
  const parts: MergePart[] = [
    { text: 'Feature: x\r\n' },
    { base: 'a\r\n', mine: 'b\r\n', theirs: 'c\r\n' },
    { text: 'd\r\n' },
    { base: 'e', mine: 'f', theirs: 'g' },
  ];
  const written = (one: string, two: string) =>
    composed(
      parts,
      new Map([
        [1, { written: one }],
        [3, { written: two }],
      ]),
    );
  expect(written('b\nnew', 'h')).toBe('Feature: x\r\nb\r\nnew\r\nd\r\nh');
  expect(written('', '')).toBe('Feature: x\r\nd\r\n');
});

test('a byte order mark stays alone and first', () => {
  const parts: MergePart[] = [{ base: '\uFEFFa\n', mine: '\uFEFFb\n', theirs: '\uFEFFc\n' }];
  expect(composed(parts, all(parts, 'both'))).toBe('\uFEFFb\nc\n');
});
