import fc from 'fast-check';
import type { FeatureDocument } from '../document';
import { rematch } from './rematch';
import type { ScenarioEntry } from '../scenario-table';
import { documentOf } from '../testing/read';

interface Told {
  name: string;
  step: string;
}

const feature = (scenarios: Told[]): FeatureDocument =>
  documentOf(
    `Feature: F\n${scenarios.map(({ name, step }) => `\n  Scenario: ${name}\n    Given ${step}\n`).join('')}`,
  );

const table = (count: number): ScenarioEntry[] =>
  Array.from({ length: count }, (_, n) => ({ id: `id${n}`, issues: [] }));

const told = (...pairs: [string, string][]): Told[] => pairs.map(([name, step]) => ({ name, step }));

const ids = (before: Told[], after: Told[]): (string | undefined)[] =>
  rematch(feature(before), table(before.length), feature(after)).kept.map((entry) => entry?.id);

const THREE = told(['A', 'a'], ['B', 'b'], ['C', 'c']);

test.each<[string, Told[], (string | undefined)[]]>([
  ['nothing', THREE, ['id0', 'id1', 'id2']],
  ['the order', told(['C', 'c'], ['A', 'a'], ['B', 'b']), ['id2', 'id0', 'id1']],
  ['a name', told(['A', 'a'], ['New', 'b'], ['C', 'c']), ['id0', 'id1', 'id2']],
  ['a step', told(['A', 'a'], ['B', 'new'], ['C', 'c']), ['id0', 'id1', 'id2']],
  ['everything at once', told(['A', 'a'], ['New', 'new'], ['C', 'c']), ['id0', undefined, 'id2']],
  ['one that is gone', told(['A', 'a'], ['C', 'c']), ['id0', 'id2']],
  ['one that is new', told(['A', 'a'], ['N', 'n'], ['B', 'b'], ['C', 'c']), ['id0', undefined, 'id1', 'id2']],
  [
    'two for one, where nobody can tell',
    told(['A', 'a'], ['X', 'x'], ['Y', 'y'], ['C', 'c']),
    ['id0', undefined, undefined, 'id2'],
  ],
  ['all at once', [], []],
])('finds scenarios again when what changed is %s', (_what, after, expected) => {
  expect(ids(THREE, after)).toEqual(expected);
});

const TWINS = told(['T', 't'], ['T', 't']);

test('those of the same text are taken in order as long as there are as many', () => {
  expect(ids([...TWINS, ...THREE], [...THREE, ...TWINS])).toEqual(['id2', 'id3', 'id4', 'id0', 'id1']);
});

test.each([
  ['more', told(['T', 't']), TWINS, ['id0'], [0, 1]],
  ['fewer', TWINS, told(['T', 't']), ['id0', 'id1'], [0]],
])('when there are %s of the same text, it is asked which', (_what, before, after, candidates, asked) => {
  const { kept, ask, gone } = rematch(feature(before), table(before.length), feature(after));
  expect(kept).toEqual(after.map(() => undefined));
  expect(ask.map(({ index }) => index)).toEqual(asked);
  for (const question of ask) expect(question.candidates.map(({ id }) => id)).toEqual(candidates);
  expect(gone).toEqual([]);
});

test('a question about many of the same text names all of them', () => {
  const many = (count: number): Told[] => Array.from({ length: count }, () => ({ name: 'T', step: 't' }));
  const { ask, gone } = rematch(feature(many(30)), table(30), feature(many(29)));
  expect(ask.map(({ candidates }) => candidates.length)).toEqual(Array.from({ length: 29 }, () => 30));
  expect(gone).toEqual([]);
});

test('a scenario that moves into a rule stays what it is', () => {
  const before = documentOf('Feature: F\n  Scenario: A\n    Given a\n  Scenario: B\n    Given b\n');
  const after = documentOf(
    'Feature: F\n  Scenario: B\n    Given b\n  Rule: R\n    Scenario: A\n      Given a\n',
  );
  expect(rematch(before, table(2), after).kept.map((entry) => entry?.id)).toEqual(['id1', 'id0']);
});

test('no entry is used twice, and none is lost without being told', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'd');
  const scenarios = fc.array(fc.record({ name: word, step: word }), { maxLength: 7 });
  fc.assert(
    fc.property(scenarios, scenarios, (before, after) => {
      const { kept, ask, gone } = rematch(feature(before), table(before.length), feature(after));
      expect(kept).toHaveLength(after.length);
      const sure = kept.flatMap((entry) => entry?.id ?? []);
      const asked = new Set(ask.flatMap(({ candidates }) => candidates.map(({ id }) => id)));
      expect(ask.filter(({ index }) => kept[index])).toEqual([]);
      const told = [...sure, ...asked, ...gone.map(({ id }) => id)];
      expect(told.sort()).toEqual(table(before.length).map(({ id }) => id));
    }),
  );
});

test('in any order, unchanged scenarios of different texts are found again', () => {
  const distinct = fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 8 }).chain((numbers) =>
    fc.record({
      before: fc.constant(numbers),
      after: fc.shuffledSubarray(numbers, { minLength: numbers.length }),
    }),
  );
  fc.assert(
    fc.property(distinct, ({ before, after }) => {
      const of = (numbers: number[]): Told[] => numbers.map((n) => ({ name: `N${n}`, step: `s${n}` }));
      expect(ids(of(before), of(after))).toEqual(after.map((n) => `id${before.indexOf(n)}`));
    }),
  );
});
