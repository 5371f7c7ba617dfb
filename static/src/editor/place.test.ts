import fc from 'fast-check';
import { offsetOf } from './place';

test('line 2, column 3 of two lines', () => {
  expect(offsetOf('ab\ncdef', 2, 3)).toBe(5);
});

test('places beyond the text are its nearest end', () => {
  expect(offsetOf('ab\nc', 9, 9)).toBe(4);
  expect(offsetOf('ab\nc', 1, 9)).toBe(2);
  expect(offsetOf('', 1, 1)).toBe(0);
});

test('an offset turned into line and column comes back', () => {
  const text = fc.array(fc.constantFrom('a', '\n', ' ', 'ü', '|')).map((chars) => chars.join(''));
  fc.assert(
    fc.property(text, fc.nat(), (whole, seed) => {
      const offset = seed % (whole.length + 1);
      const before = whole.slice(0, offset).split('\n');
      expect(offsetOf(whole, before.length, (before.at(-1) ?? '').length + 1)).toBe(offset);
    }),
  );
});
