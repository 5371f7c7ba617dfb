import { documentOf } from '../testing/read';
import { rematch } from './rematch';

interface Told {
  tags?: string;
  name: string;
  step: string;
}

const read = (scenarios: readonly Told[]) =>
  documentOf(
    `Feature: F\n${scenarios.map(({ tags = '', name, step }) => `\n  ${tags}\n  Scenario: ${name}\n    Given ${step}\n`).join('')}`,
  );

const found = (before: readonly Told[], after: readonly Told[]) => {
  const table = before.map((_, n) => ({ id: `id${n}`, issues: [] }));
  const { kept, ask } = rematch(read(before), table, read(after));
  expect(ask).toEqual([]);
  return kept.map((entry) => entry?.id);
};

const ONE = { tags: '@TEST_SHOP-1', name: 'Pay by card', step: 'a card is charged' };
const TWO = { tags: '@TEST_SHOP-2', name: 'Pay by invoice', step: 'an invoice is sent' };

test('a test’s number finds a scenario again of which nothing else is left', () => {
  const rewritten = { tags: '@TEST_SHOP-1 @new', name: 'Money moves', step: 'everything differs' };
  expect(found([ONE, TWO], [TWO, rewritten])).toEqual(['id1', 'id0']);
});

test('numbers go before names and steps: two tests that swapped their texts are still themselves', () => {
  expect(
    found(
      [ONE, TWO],
      [
        { ...TWO, tags: ONE.tags },
        { ...ONE, tags: TWO.tags },
      ],
    ),
  ).toEqual(['id0', 'id1']);
});

test('another test is never the same, however alike it reads', () => {
  expect(found([ONE], [{ ...ONE, tags: '@TEST_SHOP-9' }])).toEqual([undefined]);
  expect(found([ONE], [{ ...ONE, tags: '@TEST_SHOP-9', step: 'a card is charged once' }])).toEqual([
    undefined,
  ]);
});

test('a number that came or went does not keep a scenario from being found', () => {
  expect(found([{ ...ONE, tags: '' }], [ONE])).toEqual(['id0']);
  expect(found([ONE], [{ ...ONE, tags: '@new' }])).toEqual(['id0']);
});

test('a number that two have is no number', () => {
  const copy = { ...ONE, name: 'Pay by two cards', step: 'two cards are charged' };
  expect(found([ONE, TWO], [ONE, copy, TWO])).toEqual(['id0', undefined, 'id1']);
});
