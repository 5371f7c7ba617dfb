import { feature, said, scenario } from '../testing/said';

const STEPS = [
  'a shop',
  'a cart is filled',
  'it is paid by card',
  'a receipt is printed',
  'stock goes down',
  'a mail is sent',
  'points are added',
  'an audit entry is written',
  'the cart is empty',
  'the total is zero',
];

const others = (steps: readonly string[], differ: number): string[] =>
  steps.map((step, n) => (n < differ ? `${step} as a guest` : step));

const outlineOf = (name: string, steps: readonly string[], rows: readonly string[]): string =>
  `${scenario(name, ...steps).replace('Scenario:', 'Scenario Outline:')}\n    Examples:\n${['card', ...rows]
    .map((row) => `      | ${row} |\n`)
    .join('')}`;

const LENGTHS = [3, 4, 6, 10].flatMap((length) =>
  [1, 2, 3].filter((differ) => differ <= length).map((differ): [number, number] => [length, differ]),
);
const NAMES: [string, string][] = [
  ['Admin pays', 'Guest pays'],
  ['Paying by card online', 'Returning goods in the shop'],
];

describe.each(NAMES)('where the names are %s and %s', (one, other) => {
  test.each(LENGTHS)('of %i steps, %i other ones: swapped names are asked', (length, differ) => {
    const [a, b] = [STEPS.slice(0, length), others(STEPS.slice(0, length), differ)];
    const before = [feature('a', [scenario(one, ...a), scenario(other, ...b)])];
    const [[first, second] = []] = said(before, [feature('a', [scenario(other, ...a), scenario(one, ...b)])]);
    expect(first).toMatch(/^\?(a0 a1|a1 a0)$/);
    expect(second).toMatch(/^\?(a0 a1|a1 a0)$/);
  });

  test.each(LENGTHS)(
    'of %i steps, %i other ones: a deleted one’s name on another is asked',
    (length, differ) => {
      const [a, b] = [STEPS.slice(0, length), others(STEPS.slice(0, length), differ)];
      const before = [feature('a', [scenario(one, ...a), scenario(other, ...b)])];
      const [[only] = []] = said(before, [feature('a', [scenario(one, ...b)])]);
      expect(only).toMatch(/^\?(a0 a1|a1 a0)$/);
    },
  );

  test.each(LENGTHS)('of %i steps, %i other ones: the same across documents', (length, differ) => {
    const [a, b] = [STEPS.slice(0, length), others(STEPS.slice(0, length), differ)];
    const before = [feature('a', [scenario(one, ...a)]), feature('b', [scenario(other, ...b)])];
    const swapped = [feature('a', [scenario(other, ...a)]), feature('b', [scenario(one, ...b)])];
    for (const [only] of said(before, swapped)) expect(only).toMatch(/^\?(a0 b0|b0 a0)$/);
    const [, [left] = []] = said(before, [feature('a', []), feature('b', [scenario(one, ...b)])]);
    expect(left).toMatch(/^\?(a0 b0|b0 a0)$/);
  });

  test.each(LENGTHS)('of %i steps, %i other ones: outlines just so', (length, differ) => {
    const [a, b] = [STEPS.slice(0, length), others(STEPS.slice(0, length), differ)];
    const outlines = (first: string, second: string): string[] => [
      outlineOf(first, a, ['Visa', 'Maestro']),
      outlineOf(second, b, ['Gold', 'Silver', 'Bronze']),
    ];
    const before = [feature('a', outlines(one, other))];
    const [[first, second] = []] = said(before, [feature('a', outlines(other, one))]);
    expect(first).toMatch(/^\?(a0 a1|a1 a0)$/);
    expect(second).toMatch(/^\?(a0 a1|a1 a0)$/);
    const [[only] = []] = said(before, [feature('a', outlines(other, one).slice(1))]);
    expect(only).toMatch(/^\?(a0 a1|a1 a0)$/);
  });
});

const A = scenario('Admin pays', ...STEPS);
const B = scenario('Guest pays', ...others(STEPS, 3));

test('names that go round are asked', () => {
  const bodies = [STEPS, others(STEPS, 1), others(STEPS, 3)];
  const named = (...names: string[]): string[] =>
    names.map((name, n) => scenario(name, ...(bodies[n] ?? [])));
  const before = [feature('a', named('Admin pays', 'Guest pays', 'Robot pays'))];
  const [verdicts] = said(before, [feature('a', named('Guest pays', 'Robot pays', 'Admin pays'))]);
  expect(verdicts?.map((verdict) => verdict[0])).toEqual(['?', '?', '?']);
});

test('a body that is clearly nearer, though not quite the same, is asked as well', () => {
  const steps = others(STEPS, 3).with(9, 'the total is nothing');
  const [[only] = []] = said([feature('a', [A, B])], [feature('a', [scenario('Admin pays', ...steps)])]);
  expect(only).toMatch(/^\?(a0 a1|a1 a0)$/);
});

test('where a scenario’s name and its whole body went to two, both are asked', () => {
  const after = [scenario('Admin pays', ...others(STEPS, 3)), scenario('Somebody pays', ...STEPS)];
  expect(said([feature('a', [A])], [feature('a', after)])).toEqual([['?a0', '?a0']]);
});

test('a body of one step or two does not speak against a name, but a name against it', () => {
  const pair = (one: string, other: string): string[] => [
    scenario(one, 'a cart', 'I pay'),
    scenario(other, 'a cart', 'I leave'),
  ];
  const before = [feature('a', pair('Money for goods', 'Early goodbye'))];
  const after = [feature('a', pair('Early goodbye', 'Money for goods'))];
  expect(said(before, after)).toEqual([['+a1', '+a0']]);
  const single = (one: string, other: string): string[] => [
    scenario(one, 'I pay'),
    scenario(other, 'she leaves'),
  ];
  const [verdicts] = said(
    [feature('a', single('Paying', 'Leaving'))],
    [feature('a', single('Leaving', 'Paying'))],
  );
  expect(verdicts?.map((verdict) => verdict[0])).toEqual(['?', '?']);
});

test('what is edited under its name stays sure, also beside near-duplicates', () => {
  const edited = scenario('Admin pays', ...STEPS.with(2, 'it is paid by phone'));
  expect(said([feature('a', [A, B])], [feature('a', [edited, B])])).toEqual([['+a0', '+a1']]);
  const renamed = scenario('Somebody pays', ...others(STEPS, 3));
  expect(said([feature('a', [A, B])], [feature('a', [edited, renamed])])).toEqual([['+a0', '+a1']]);
});

test('a tag of its own settles what name and body say', () => {
  const before = [feature('a', [`\n  @TC-1${A}`, `\n  @TC-2${B}`])];
  const after = [feature('a', [`\n  @TC-1${scenario('Admin pays', ...others(STEPS, 3))}`])];
  expect(said(before, after)).toEqual([['+a0']]);
});

test('what contradicts a pair no longer does once it is surely another one', () => {
  const [one, other] = [STEPS.slice(0, 4), others(STEPS.slice(0, 4), 2)];
  const before = [feature('a', [scenario('Somebody pays', ...one), scenario('Somebody pays', ...other)])];
  const edited = scenario('Somebody pays', ...other.with(3, 'a receipt is mailed'));
  expect(said(before, [feature('a', [scenario('She pays at last', ...one), edited])])).toEqual([
    ['+a0', '+a1'],
  ]);
});
