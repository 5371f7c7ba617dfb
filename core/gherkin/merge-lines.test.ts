import fc from 'fast-check';
import { joinLines, splitLines } from './lines';
import { mergeLines } from './merge-lines';

const piece = fc.constantFrom('a', 'b', '', '  Given x');
const ending = fc.constantFrom('\n', '\r\n', '\r');
const text = fc
  .array(fc.tuple(piece, ending), { maxLength: 8 })
  .map((lines) => lines.map((line) => line.join('')).join(''));

test('a line that a lone CR ends stays apart from an empty one that LF ends', () => {
  const merged = mergeLines(splitLines('a\rb\n\nc\r'), ['a', '', 'c'], '', '\r');
  expect(splitLines(joinLines(merged)).map(({ content }) => content)).toEqual(['a', '', 'c']);
});

test('what is written reads back as the lines that were wanted', () => {
  fc.assert(
    fc.property(text, fc.array(piece), ending, (old, bare, newline) => {
      const merged = mergeLines(splitLines(old), bare, '', newline);
      expect(splitLines(joinLines(merged))).toEqual(merged);
      expect(merged.map(({ content }) => content)).toEqual(bare);
    }),
  );
});
