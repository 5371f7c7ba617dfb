import fc from 'fast-check';
import { caretAfter, differing } from './replace-text';

test('what differs is as little as can be', () => {
  expect(differing('abcd', 'abXd')).toEqual({ start: 2, end: 3, endAfter: 3 });
  expect(differing('aaa', 'aa')).toEqual({ start: 2, end: 3, endAfter: 2 });
  expect(differing('a', 'a')).toEqual({ start: 1, end: 1, endAfter: 1 });
});

test('putting one stretch in place of the other makes the one text of the other', () => {
  const text = fc.array(fc.constantFrom('a', '\n', ' ', 'ü')).map((chars) => chars.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { start, end, endAfter } = differing(before, after);
      expect(before.slice(0, start) + after.slice(start, endAfter) + before.slice(end)).toBe(after);
    }),
  );
});

test('the caret stays before the character it stands before', () => {
  const before = 'Feature: f\n\n\nScenario: s\n      Given a|\n';
  const after = 'Feature: f\n\n  Scenario: s\n    Given a|\n';
  for (const sign of ['F', 'S', 'G', '|'])
    expect(after[caretAfter(before, after, before.indexOf(sign))]).toBe(sign);
  expect(caretAfter(before, after, before.indexOf('\n\n\n') + 1)).toBe(after.indexOf('S'));
  expect(caretAfter(before, after, before.length)).toBe(after.length);
});
