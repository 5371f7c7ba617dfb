import { parse } from '@cucumber/tag-expressions';
import fc from 'fast-check';
import { parseTagExpression, type ExpressionProblem, type TagExpression } from './tag-expression';

const expression = (text: string): TagExpression => {
  const read = parseTagExpression(text);
  if (!read.ok) throw new Error(`${text}: ${read.problem.message}`);
  return read.expression;
};
const problem = (text: string): ExpressionProblem | undefined => {
  const read = parseTagExpression(text);
  return read.ok ? undefined : read.problem;
};

test('and, or, not and parentheses, as Cucumber reads them', () => {
  const chosen = expression('@a and not (@b or @c)');
  expect(chosen(['@a'])).toBe(true);
  expect(chosen(['@a', '@c'])).toBe(false);
  expect(chosen(['@b'])).toBe(false);
  expect(expression('@x\\(1\\)')(['@x(1)'])).toBe(true);
});

test.each(['', '  ', '\t\n'])('an empty one means every set of tags', (text) => {
  expect(expression(text)([])).toBe(true);
  expect(expression(text)(['@a'])).toBe(true);
});

test.each([
  ['@a and', 4, 3, /tag must follow “and”/],
  ['or @a', 1, 2, /tag must stand before “or”/],
  ['@a @b', 4, 2, /“and” or “or” before “@b”/],
  ['@a AND @b', 4, 3, /“and” instead of “AND”/],
  ['@a and (@b', 8, 1, /not closed/],
  ['@a)', 3, 1, /closes nothing/],
  ['()', 2, 1, /tag must stand before “\)”/],
  ['not', 1, 3, /tag must follow “not”/],
  ['@a or smoke', 7, 5, /starts with @: write “@smoke”/],
  ['~@wip', 1, 5, /“not @wip”/],
  ['@a,@b', 1, 5, /more than one tag/],
  ['@a\\b', 3, 2, /backslash/],
  ['@', 1, 1, /which tag/],
])('%s: what is wrong, where, and what to do', (text, column, length, message) => {
  expect(problem(text)).toMatchObject({ column, length, message: expect.stringMatching(message) });
});

test('one too long is refused, however deep it is', () => {
  expect(problem(`${'not '.repeat(100_000)}@a`)?.message).toMatch(/at most 2,000/);
  expect(expression(`${'not '.repeat(498)}@a`)(['@a'])).toBe(true);
});

const scraps = fc
  .array(fc.constantFrom('@a', '@b', 'c', '@', '(', ')', 'and', 'or', 'not', ' ', ' ', '\\', '\t', '|', '🙂'))
  .map((parts) => parts.join(''));

const cucumberTakes = (text: string): boolean => {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
};

test('never throws; a problem lies inside the text; whatever Cucumber refuses is refused', () => {
  fc.assert(
    fc.property(fc.oneof(scraps, fc.string()), (text) => {
      const found = problem(text);
      if (found) {
        expect(found.column).toBeGreaterThanOrEqual(1);
        expect(found.length).toBeGreaterThanOrEqual(1);
        expect(found.column - 1 + found.length).toBeLessThanOrEqual(text.length);
        expect(found.message).not.toMatch(/This is not a tag expression/);
      } else {
        expect(cucumberTakes(text)).toBe(true);
      }
    }),
  );
});

test('what Cucumber reads is read, as long as its words are tags', () => {
  const words = fc
    .array(fc.constantFrom('@a', '@b', '@c\\(1\\)', '(', ')', 'and', 'or', 'not'))
    .map((parts) => parts.join(' '));
  fc.assert(
    fc.property(words, (text) => {
      expect([text, problem(text) === undefined]).toEqual([text, cucumberTakes(text)]);
    }),
  );
});

const tagSets = fc.subarray(['@a', '@b', '@c']);
const wellFormed = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('@a', '@b', '@c'),
    tie('node').map((one) => `not (${one})`),
    fc
      .tuple(tie('node'), fc.constantFrom('and', 'or'), tie('node'))
      .map(([left, word, right]) => `(${left}) ${word} (${right})`),
  ),
})).node;

test('De Morgan: not (x and y) is not x or not y', () => {
  fc.assert(
    fc.property(wellFormed, wellFormed, tagSets, (x, y, tags) => {
      const apart = expression(`not (${x}) or not (${y})`);
      expect(expression(`not ((${x}) and (${y}))`)(tags)).toBe(apart(tags));
      const both = expression(`not (${x}) and not (${y})`);
      expect(expression(`not ((${x}) or (${y}))`)(tags)).toBe(both(tags));
    }),
  );
});
