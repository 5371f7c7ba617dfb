import fc from 'fast-check';
import { changeMap, countCards, findCard, MAX_CARDS, NO_CARDS, type ExampleMap, type MapChange } from '.';

const made = (...changes: MapChange[]): ExampleMap =>
  changes.reduce((map, change) => {
    const result = changeMap(map, change);
    return result.ok ? result.map : map;
  }, NO_CARDS);

const rule = (id: string, before?: string): MapChange => ({
  kind: 'add',
  card: 'rule',
  id,
  text: `Rule ${id}`,
  before,
});
const example = (id: string, ruleId: string, before?: string): MapChange => ({
  kind: 'add',
  card: 'example',
  id,
  ruleId,
  text: `Example ${id}`,
  before,
});

const ids = ({ rules, questions }: ExampleMap) => ({
  rules: rules.map(({ id, examples }) => [id, ...examples.map((card) => card.id)].join(' ')),
  questions: questions.map(({ id }) => id),
});

test('cards stand where they were put', () => {
  const map = made(rule('a'), rule('b', 'a'), example('1', 'a'), example('2', 'a', '1'), {
    kind: 'add',
    card: 'question',
    id: 'q',
    text: 'Why?',
  });
  expect(ids(map)).toEqual({ rules: ['b', 'a 2 1'], questions: ['q'] });
});

test('an example moves into another rule, a rule with its examples among the rules', () => {
  const map = made(rule('a'), rule('b'), example('1', 'a'), example('2', 'b'));
  expect(
    ids(
      made(rule('a'), rule('b'), example('1', 'a'), example('2', 'b'), {
        kind: 'move',
        id: '1',
        ruleId: 'b',
        before: '2',
      }),
    ).rules,
  ).toEqual(['a', 'b 1 2']);
  const moved = changeMap(map, { kind: 'move', id: 'b', before: 'a' });
  expect(moved.ok && ids(moved.map).rules).toEqual(['b 2', 'a 1']);
  expect(changeMap(map, { kind: 'move', id: '1', ruleId: 'gone' })).toEqual({ ok: false, problem: 'gone' });
});

test('a text that somebody else changed meanwhile is not written over', () => {
  const map = made(rule('a'), { kind: 'edit', id: 'a', text: 'New', was: 'Rule a' });
  expect(map.rules[0]?.text).toBe('New');
  expect(changeMap(map, { kind: 'edit', id: 'a', text: 'Mine', was: 'Rule a' })).toEqual({
    ok: false,
    problem: 'changed',
  });
  expect(changeMap(map, { kind: 'edit', id: 'b', text: 'Mine', was: '' })).toEqual({
    ok: false,
    problem: 'gone',
  });
});

test('a map takes so many cards', () => {
  const full = made(...Array.from({ length: MAX_CARDS }, (_, n) => rule(`${n}`)));
  expect(changeMap(full, rule('one more'))).toEqual({ ok: false, problem: 'full' });
  expect(changeMap(full, rule('0'))).toEqual({ ok: true, map: full });
});

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const before = fc.option(id, { nil: undefined });
const change: fc.Arbitrary<MapChange> = fc.oneof(
  fc.record({
    kind: fc.constant('add' as const),
    card: fc.constantFrom('rule' as const, 'question' as const),
    id,
    text: id,
    before,
  }),
  fc.record({
    kind: fc.constant('add' as const),
    card: fc.constant('example' as const),
    id,
    ruleId: id,
    text: id,
    before,
  }),
  fc.record({ kind: fc.constant('edit' as const), id, text: id, was: id }),
  fc.record({ kind: fc.constant('move' as const), id, ruleId: fc.option(id, { nil: undefined }), before }),
  fc.record({ kind: fc.constant('remove' as const), id }),
);

test('no card is there twice, and moving or editing loses none', () => {
  fc.assert(
    fc.property(fc.array(change), change, (changes, last) => {
      const map = made(...changes);
      const all = [...map.questions, ...map.rules, ...map.rules.flatMap(({ examples }) => examples)].map(
        (card) => card.id,
      );
      expect(new Set(all).size).toBe(all.length);
      expect(countCards(map)).toBe(all.length);
      const result = changeMap(map, last);
      if (!result.ok) return;
      if (last.kind === 'move' || last.kind === 'edit') expect(countCards(result.map)).toBe(all.length);
      if (last.kind === 'add') expect(findCard(result.map, last.id)).toBeDefined();
      if (last.kind === 'remove') expect(findCard(result.map, last.id)).toBeUndefined();
    }),
  );
});

test('doing the same again changes nothing', () => {
  fc.assert(
    fc.property(fc.array(change), change, (changes, last) => {
      const once = changeMap(made(...changes), last);
      if (once.ok) expect(changeMap(once.map, last)).toEqual(once);
    }),
  );
});
