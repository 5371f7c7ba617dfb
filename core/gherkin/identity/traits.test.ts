import { read } from '../testing/edit-scripts/model';
import { traitsOf, wordsOf } from './traits';

const contentOf = (scenario: string): string => {
  const document = read(`Feature: F\n${scenario}`);
  const [node] = document.scenarios;
  if (!node) throw new Error('no scenario');
  return traitsOf(document, node).content;
};

const PLAIN = 'Scenario: A\n Given x\n  | a | b |\n And y\n  """\n  one\n  """\n';

test.each([
  [
    'indentation and blank lines',
    '   Scenario:  A\n\n     Given   x\n\n\t|a|  b |\n   And y\n    """\n    one\n\n    """\n',
  ],
  ['comments', '# c\nScenario: A\n # c\n Given x\n # c\n  | a | b |\n And y\n  """\n  one\n  """\n # c\n'],
  ['tags and keywords', '@t\nScenario: A\n When x\n  | a | b |\n * y\n  """\n  one\n  """\n'],
])('%s are no content', (_what, written) => {
  expect(contentOf(written)).toBe(contentOf(PLAIN));
});

test.each([
  ['a cell', PLAIN.replace('b |', 'c |')],
  ['a doc string', PLAIN.replace('one', '# two')],
  ['a step', PLAIN.replace('And y', 'And z')],
  ['the name', PLAIN.replace(': A', ': B')],
  ['examples', `${PLAIN} Examples:\n  | a |\n  | 1 |\n`],
])('%s is content', (_what, written) => {
  expect(contentOf(written)).not.toBe(contentOf(PLAIN));
});

test('words are what people would call words, in any script', () => {
  expect(wordsOf('Adding 2 "T-Shirts"')).toEqual(['adding', '2', 't', 'shirts']);
  expect(wordsOf('価格 10円')).toEqual(['価', '格', '10', '円']);
  expect(wordsOf('+ / -')).toEqual(['+ / -']);
  expect(wordsOf('')).toEqual([]);
});
