import fc from 'fast-check';
import { splitLines } from './lines';
import { changedLines, comparedLines, retyped, typedText } from './typed-text';

const piece = fc.constantFrom('a', 'b', '  Given x', '', '| c |', '\u2028', 'ü');
const ending = fc.constantFrom('\n', '\r\n', '\r');
const text = fc
  .tuple(fc.constantFrom('', '\uFEFF'), fc.array(fc.tuple(piece, ending)), piece)
  .map(([mark, lines, last]) => mark + lines.flat().join('') + last);

test('what was not changed comes back character by character', () => {
  fc.assert(fc.property(text, (source) => expect(retyped(source, typedText(source))).toBe(source)));
});

test('holds what was typed, whatever was there', () => {
  fc.assert(
    fc.property(text, text, (source, other) => {
      const typed = typedText(other);
      expect(typedText(retyped(source, typed))).toBe(typed);
    }),
  );
});

test('one changed line is one changed line, whatever ends the others', () => {
  const source = '\uFEFFFeature: x\r\n\n  Scenario: y\r  Given z\r\n  Then w';
  expect(retyped(source, typedText(source).replace('Given z', 'Given a'))).toBe(
    source.replace('Given z', 'Given a'),
  );
});

test('a new line gets the ending most lines have, a final newline stays as it was typed', () => {
  expect(retyped('a\r\nb\r\n', 'a\nnew\nb\n')).toBe('a\r\nnew\r\nb\r\n');
  expect(retyped('a\r\nb\r\n', 'a\nb')).toBe('a\r\nb');
  expect(retyped('a\r\nb', 'a\nb\n')).toBe('a\r\nb\r\n');
  expect(retyped('a', '')).toBe('');
});

test('changed lines are those the other text does not have', () => {
  expect(changedLines('a\nb\nc\n', 'a\nB\nc\nd\n')).toEqual([2, 4]);
  expect(changedLines('a\r\nb', 'a\nb')).toEqual([]);
  expect(changedLines('a\nb\n', 'b\n')).toEqual([]);
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = splitLines(typedText(after)).length;
      expect(changedLines(before, after).every((line) => line >= 1 && line <= lines)).toBe(true);
    }),
  );
});

test('compared lines are both texts at once', () => {
  expect(comparedLines('a\r\nb\n', 'a\nB\n').map(({ change, content }) => [change, content])).toEqual([
    ['same', 'a'],
    ['removed', 'b'],
    ['added', 'B'],
  ]);
  const without = (lines: ReturnType<typeof comparedLines>, left: string) =>
    lines.filter(({ change }) => change !== left).map(({ content }) => content);
  const contents = (source: string) => splitLines(typedText(source)).map(({ content }) => content);
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = comparedLines(before, after);
      expect(without(lines, 'added')).toEqual(contents(before));
      expect(without(lines, 'removed')).toEqual(contents(after));
    }),
  );
});
