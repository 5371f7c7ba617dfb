import fc from 'fast-check';
import { selectScenarios } from './select';
import { parseTagExpression } from './tag-expression';
import { documentOf } from '../testing/read';

const chosenBy = (text: string, words: string) => {
  const read = parseTagExpression(words);
  if (!read.ok) throw new Error(read.problem.message);
  return selectScenarios(documentOf(text), read.expression);
};

const SHOP = `@shop
Feature: Shop
  @fast
  Scenario: One
    Given a
  @strict
  Rule: Limits
    @few
    Scenario Outline: Two
      Given <n>
      @low
      Examples:
        | n |
        | 1 |
        | 2 |
      @high
      Examples:
        | n |
        | 9 |
`;

test.each([
  ['@shop', [true, [true, true]]],
  ['@fast', [true, [false, false]]],
  ['@strict', [false, [true, true]]],
  ['@few and @low', [false, [true, false]]],
  ['not @low', [true, [false, true]]],
  ['@strict and not @shop', [false, [false, false]]],
  ['', [true, [true, true]]],
])('%s chooses by own and inherited tags, examples block by block', (words, [one, two]) => {
  const blocks = two as boolean[];
  expect(chosenBy(SHOP, words as string)).toEqual([
    { chosen: one, examples: [] },
    { chosen: blocks.includes(true), examples: blocks },
  ]);
});

test('tags are found in any language, and an outline without examples by its own tags', () => {
  const german =
    '# language: de\n@laden\nFunktionalität: Laden\n  @neu\n  Szenariogrundriss: x\n    Angenommen <n>\n';
  expect(chosenBy(german, '@laden and @neu')).toEqual([{ chosen: true, examples: [] }]);
});

const names = fc.subarray(['@a', '@b', '@c']);
const tagLine = (tags: string[]) => (tags.length ? `${tags.join(' ')}\n` : '');

test('a block of examples is chosen by the tags on the way from the feature down to it, and by no other', () => {
  fc.assert(
    fc.property(names, names, names, names, names, (feature, rule, scenario, block, other) => {
      const text = [
        `${tagLine(feature)}Feature: f\n${tagLine(rule)}Rule: r\n${tagLine(scenario)}Scenario Outline: s\nGiven <n>\n`,
        `${tagLine(block)}Examples:\n| n |\n| 1 |\n${tagLine(other)}Examples:\n| n |\n| 2 |\n`,
      ].join('');
      for (const tag of ['@a', '@b', '@c']) {
        const own = [...feature, ...rule, ...scenario, ...block].includes(tag);
        expect(chosenBy(text, tag)[0]?.examples[0]).toBe(own);
        expect(chosenBy(text, `not ${tag}`)[0]?.examples[0]).toBe(!own);
      }
    }),
  );
});
