import fc from 'fast-check';
import { Chance } from '../testing/edit-scripts/chance';
import { seeded } from '../../../test/support/random';
import { scriptOf } from '../../../test/support/edit-scripts';
import type { ToldFile } from '../testing/edit-scripts/edit-script';
import { feature, known, said, scenario } from '../testing/said';
import { rematchAll } from './rematch-all';

const LOGIN = scenario('Log in with a password', 'the account of Ann', 'Ann gives her password', 'Ann is in');
const LOGOUT = scenario('Log out', 'Ann is logged in', 'she leaves', 'the session ends');
const MAIL = scenario('Forgotten password', 'the account of Bob', 'Bob asks for a link', 'a mail is sent');

const seed = fc.integer({ min: 1, max: 1_000_000 });

test('documents that stay as they are: every scenario is surely itself, but where twins cannot be told apart', () => {
  fc.assert(
    fc.property(seed, (start) => {
      const { before } = scriptOf(start).script;
      expect(said(before, before)).toEqual(before.map(({ ids }) => ids.map((id) => `+${id}`)));
    }),
    { numRuns: 30 },
  );
});

test('neither the order of the documents before nor a second run changes a verdict', () => {
  fc.assert(
    fc.property(seed, (start) => {
      const { before, after } = scriptOf(start).script;
      const verdicts = said(before, after);
      expect(said(new Chance(seeded(start)).shuffled(before), after)).toEqual(verdicts);
      expect(said(before.toReversed(), after.toReversed())).toEqual(verdicts.toReversed());
      expect(said(before, after)).toEqual(verdicts);
    }),
    { numRuns: 40 },
  );
});

test('an old entry is found at most once, and is found, asked about or gone', () => {
  fc.assert(
    fc.property(seed, (start) => {
      const { before, after } = scriptOf(start).script;
      const { verdicts, gone } = rematchAll(known(before), after);
      const all = verdicts.flat();
      const sure = all.flatMap((verdict) => (verdict.is === 'sure' ? [verdict.origin.entry.id] : []));
      const asked = all.flatMap((verdict) =>
        verdict.is === 'ask' ? verdict.candidates.map(({ entry }) => entry.id) : [],
      );
      const told = [...sure, ...new Set(asked), ...gone.map(({ entry }) => entry.id)];
      expect(told.sort()).toEqual(before.flatMap(({ ids }) => ids).sort());
    }),
    { numRuns: 40 },
  );
});

test.each<[string, ToldFile[], ToldFile[], string[][]]>([
  [
    'moves to another file',
    [feature('a', [LOGIN, LOGOUT]), feature('b', [MAIL])],
    [feature('a', [LOGOUT]), feature('b', [LOGIN, MAIL])],
    [['+a1'], ['+a0', '+b0']],
  ],
  [
    'moves to another file, renamed and edited',
    [feature('a', [LOGIN, LOGOUT]), feature('b', [MAIL])],
    [
      feature('a', [LOGOUT]),
      feature('b', [MAIL, scenario('Sign in', 'the account of Ann', 'Ann gives her secret', 'Ann is in')]),
    ],
    [['+a1'], ['+b0', '+a0']],
  ],
  [
    'is in a file that was renamed',
    [feature('a', [LOGIN, LOGIN])],
    [feature('z', [LOGIN, LOGIN])],
    [['+a0', '+a1']],
  ],
  [
    'has a twin in another file',
    [feature('a', [LOGIN]), feature('b', [LOGIN])],
    [feature('a', [LOGIN]), feature('b', [])],
    [['+a0'], []],
  ],
  ['has a copy now', [feature('a', [LOGIN])], [feature('a', [LOGIN, LOGIN])], [['?a0', '?a0']]],
  [
    'has an edited copy now',
    [feature('a', [LOGIN])],
    [feature('a', [LOGIN.replace('her password', 'no password'), LOGIN])],
    [['-', '+a0']],
  ],
  [
    'has nothing in common with the new one',
    [feature('a', [LOGIN])],
    [feature('a', [scenario('Tea', 'boil')])],
    [['-']],
  ],
  [
    'was nearer to one that is still there, and not in its place',
    [
      feature('a', [
        scenario('Sum of 2', 'a sum', 'I add 2', 'it is more'),
        LOGOUT,
        scenario('Sum of 3', 'a sum', 'I add 3', 'it is more'),
        MAIL,
      ]),
    ],
    [
      feature('a', [
        scenario('Sum of 2', 'a sum', 'I add 2', 'it is more'),
        scenario('Sum of 4', 'a sum', 'I add 4', 'it is more'),
        LOGOUT,
        MAIL,
      ]),
    ],
    [['+a0', '?a2', '+a1', '+a3']],
  ],
])('a scenario that %s', (_what, before, after, expected) => {
  expect(said(before, after)).toEqual(expected);
});

test('near-duplicates that change places stay who they are', () => {
  const member = (n: number): string =>
    scenario(`Case ${n}`, 'a cart', `I add ${n} mugs`, 'I pay', 'all is well');
  const numbers = [1, 2, 3, 4, 5];
  fc.assert(
    fc.property(fc.shuffledSubarray(numbers, { minLength: 5 }), (order) => {
      expect(said([feature('a', numbers.map(member))], [feature('a', order.map(member))])).toEqual([
        order.map((n) => `+a${numbers.indexOf(n)}`),
      ]);
    }),
  );
});

const outline = (name: string, rows: readonly number[]): string =>
  `\n  Scenario Outline: ${name}\n    * I add <n> mugs\n    * I pay\n\n    Examples:\n      | n |\n${rows.map((n) => `      | ${n} |\n`).join('')}`;

test.each([
  [
    'the part with most of its rows is the outline',
    outline('Few', [1]),
    outline('Many', [2, 3, 4, 5]),
    ['-', '+a0'],
  ],
  [
    'a name that says otherwise is asked',
    outline('Adding mugs', [1]),
    outline('Many', [2, 3, 4]),
    ['?a0', '?a0'],
  ],
])('when an outline is divided, %s', (_what, one, other, expected) => {
  const before = [feature('a', [outline('Adding mugs', [1, 2, 3, 4, 5])])];
  expect(said(before, [feature('a', [one, other])])).toEqual([expected]);
});

test('an issue’s key or a test’s number among the tags goes with its scenario', () => {
  const tagged = (tag: string, name: string, step: string): string =>
    `\n  @${tag}${scenario(name, 'a cart', step, 'all is well')}`;
  const before = [
    feature('a', [tagged('TC-1', 'Add a mug', 'I add a mug'), tagged('TC-2', 'Add a hat', 'I add a hat')]),
  ];
  const after = [
    feature('a', [tagged('TC-2', 'Add a cap', 'I add a cap'), tagged('TC-1', 'Add a cup', 'I add a cup')]),
  ];
  expect(said(before, after)).toEqual([['+a1', '+a0']]);
});

test('where names say one thing and a tag of their own another, it is asked', () => {
  const tagged = (tag: string, name: string, ...steps: string[]): string =>
    `\n  @${tag}${scenario(name, ...steps)}`;
  const before = [
    feature('a', [
      tagged('TC-1', 'Add a mug', 'a cart', 'I add it'),
      tagged('TC-2', 'Pay by card', 'a cart', 'I pay'),
    ]),
  ];
  const after = [
    feature('a', [
      tagged('TC-1', 'Pay by card', 'a cart', 'it is in'),
      tagged('TC-2', 'Add a mug', 'a cart', 'it is paid'),
    ]),
  ];
  expect(
    said(before, after)
      .flat()
      .every((verdict) => verdict.startsWith('?')),
  ).toBe(true);
});

test('two documents of one key, and a table that is too short, are faults of the caller', () => {
  const file = feature('a', [LOGIN]);
  expect(() => rematchAll(known([file, file]), [])).toThrow(RangeError);
  expect(() => rematchAll([{ ...file, table: [] }], [])).toThrow(RangeError);
});
