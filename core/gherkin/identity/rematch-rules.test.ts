import { read } from '../testing/edit-scripts/model';
import { rematchRules } from './rematch-rules';

type Rule = [name: string, ...steps: string[]];

const documentOf = (key: string, rules: readonly Rule[]) => ({
  key,
  document: read(
    `Feature: F\n${rules
      .map(
        ([name, ...steps]) =>
          `  Rule: ${name}\n${steps.map((step) => `    Scenario: ${step}\n      * ${step}\n`).join('')}`,
      )
      .join('')}`,
  ),
});

const said = (before: Record<string, Rule[]>, after: Record<string, Rule[]>): string[][] => {
  const known = Object.entries(before).map(([key, rules]) => ({
    ...documentOf(key, rules),
    rules: rules.map((_, n) => ({ id: `${key}${n}` })),
  }));
  const { verdicts } = rematchRules(
    known,
    Object.entries(after).map(([key, rules]) => documentOf(key, rules)),
  );
  return verdicts.map((list) =>
    list.map((verdict) => {
      if (verdict.is === 'new') return '-';
      if (verdict.is === 'sure') return `+${verdict.origin.entry.id}`;
      return `?${verdict.candidates.map(({ entry }) => entry.id).join(' ')}`;
    }),
  );
};

const TAX: Rule = ['Prices have tax', 'pay in France', 'pay in Spain'];
const STOCK: Rule = ['Stock is never negative', 'order the last mug', 'order too many'];

test.each<[string, Record<string, Rule[]>, Record<string, Rule[]>, string[][]]>([
  ['order', { a: [TAX, STOCK] }, { a: [STOCK, TAX] }, [['+a1', '+a0']]],
  [
    'name',
    { a: [TAX, STOCK] },
    { a: [['Duties', 'pay in France', 'pay in Spain'], STOCK] },
    [['+a0', '+a1']],
  ],
  ['scenarios', { a: [TAX, STOCK] }, { a: [['Prices have tax', 'walk', 'run'], STOCK] }, [['+a0', '+a1']]],
  ['file', { a: [TAX], b: [STOCK] }, { a: [], b: [STOCK, TAX] }, [[], ['+b0', '+a0']]],
  ['everything', { a: [TAX] }, { a: [['Guests', 'walk', 'run']] }, [['-']]],
  [
    'one of the same name in each file',
    { a: [['R', 'x']], b: [['R', 'y']] },
    { a: [['R', 'y']], b: [['R', 'x']] },
    [['+b0'], ['+a0']],
  ],
  [
    'being divided in equal parts',
    { a: [TAX] },
    {
      a: [
        ['T', 'pay in France'],
        ['T', 'pay in Spain'],
      ],
    },
    [['?a0', '?a0']],
  ],
])('rules are found again when what changes is their %s', (_what, before, after, expected) => {
  expect(said(before, after)).toEqual(expected);
});

test('two rules of one name in a file are told apart by their scenarios', () => {
  const before: Rule[] = [
    ['R', 'x', 'y'],
    ['R', 'u', 'v'],
  ];
  expect(said({ a: before }, { a: before.toReversed() })).toEqual([['+a1', '+a0']]);
});

test('twins in a rule that is renamed keep their order', () => {
  expect(
    said(
      {
        a: [
          ['R', 'x', 'z', 'z'],
          ['S', 'z'],
        ],
      },
      {
        a: [
          ['S', 'z'],
          ['Q', 'x', 'z', 'z'],
        ],
      },
    ),
  ).toEqual([['+a1', '+a0']]);
});
