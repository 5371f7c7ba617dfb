import fc from 'fast-check';
import {
  commonIndent,
  dominantEnding,
  joinLines,
  splitAtLineFeeds,
  splitLines,
  withIndent,
  withoutIndent,
} from './lines';

test('joining what was split gives back every character', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('\n', '\r', '\r\n', ' ', '\u2028', '\uFEFF'));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      const lines = splitLines(text);
      expect(joinLines(lines)).toBe(text);
      expect(lines.every(({ content }) => !/[\r\n]/.test(content))).toBe(true);
      expect(lines.slice(0, -1).every(({ ending }) => ending !== '')).toBe(true);
      const asParser = splitAtLineFeeds(text);
      expect(joinLines(asParser)).toBe(text);
      expect(asParser.map(({ content }) => content).join('\n')).toBe(
        text.replaceAll('\r\n', '\n').replace(/\n$/, ''),
      );
    }),
  );
});

test.each([
  ['', 0],
  ['a', 1],
  ['a\n', 1],
  ['a\n\n', 2],
  ['a\r\n\rb', 3],
])('%j has %i lines', (text, count) => expect(splitLines(text)).toHaveLength(count));

test.each([
  ['a', '\n'],
  ['a\r\nb\nc\r\n', '\r\n'],
  ['a\rb\rc\n', '\r'],
  ['a\r\nb\n', '\n'],
])('most lines of %j end with %j', (text, ending) => expect(dominantEnding(splitLines(text))).toBe(ending));

test('indentation is what all lines with text share', () => {
  expect(commonIndent(['\t  a', '', '   ', '\t b'])).toBe('\t ');
  expect(commonIndent(['  a', '\tb'])).toBe('');
  expect(withoutIndent('   a', '  ')).toBe(' a');
  expect(withoutIndent(' ', '  ')).toBe('');
  expect(withIndent('', '  ')).toBe('');
});
