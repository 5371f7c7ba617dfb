import fc from 'fast-check';
import { parseFeature, scenarioHash, type ScenarioEntry } from '../gherkin';
import {
  carriedNews,
  keptNews,
  recentNews,
  mergeNews,
  newsBetween,
  newsSince,
  stillLinked,
  withIssues,
  withoutIssues,
  type ScenarioNews,
  type ScenariosOf,
} from './news';
import { recipientsOf, toldOf } from './told';

const MIRA = { at: 100, by: 'mira' };
const PAUL = { at: 200, by: 'paul' };

interface Written {
  id: string;
  name: string;
  step: string;
  issues: string[];
}

/** A feature of these scenarios, each with one step. */
function feature(scenarios: readonly Written[], indent = '  '): ScenariosOf {
  const lines = scenarios.flatMap(({ name, step }) => [
    `${indent}Scenario: ${name}`,
    `${indent}  Given ${step}`,
    '',
  ]);
  const read = parseFeature(['Feature: F', '', ...lines].join('\n'));
  if (!read.ok) throw new Error('not Gherkin');
  const entries: ScenarioEntry[] = scenarios.map(({ id, issues }) => ({ id, issues }));
  return { document: read.document, scenarios: entries };
}

const one: Written = { id: 'f.1', name: 'One', step: 'a', issues: ['1'] };
const two: Written = { id: 'f.2', name: 'Two', step: 'b', issues: ['1', '2'] };
const free: Written = { id: 'f.3', name: 'Three', step: 'c', issues: [] };
const before = feature([one, two, free]);

test('a changed scenario is news for its issues, with what it was', () => {
  expect(newsBetween(before, feature([one, { ...two, step: 'other' }, free]), MIRA)).toEqual([
    {
      scenarioId: 'f.2',
      at: 100,
      by: ['mira'],
      issues: ['1', '2'],
      was: scenarioHash(before.document, 1),
      name: 'Two',
    },
  ]);
});

test('so are a renamed one and a removed one', () => {
  const renamed = feature([{ ...one, name: 'First' }, free]);
  expect(newsBetween(before, renamed, MIRA).map(({ scenarioId }) => scenarioId)).toEqual(['f.1', 'f.2']);
});

test.each<[string, ScenariosOf]>([
  ['another indentation', feature([one, two, free], '      ')],
  ['another order', feature([free, two, one])],
  [
    'links alone',
    feature([
      { ...one, issues: [] },
      { ...two, issues: ['3'] },
      { ...free, issues: ['1'] },
    ]),
  ],
  ['what is linked to nothing', feature([one, two, { ...free, step: 'other' }])],
  ['what is linked no more', feature([{ ...one, issues: [], step: 'other' }, two, free])],
  ['a removed one that was linked to nothing', feature([one, two])],
])('%s is no news', (_, after) => {
  expect(newsBetween(before, after, MIRA)).toEqual([]);
});

test('of a new one it is only noted that it is new: neither its next text is told nor that it is gone again', () => {
  const four = { ...one, id: 'f.4', name: 'Four' };
  const added = feature([one, two, free, four]);
  const noted = keptNews([], newsBetween(before, added, MIRA), 100);
  expect(noted).toEqual([{ scenarioId: 'f.4', at: 100, by: [], issues: [], name: '' }]);
  expect(newsSince(noted)).toBeUndefined();
  const gone = newsBetween(added, before, { at: 999, by: 'paul' });
  expect(keptNews(noted, gone, 999)).toEqual(noted);
  expect(keptNews(noted, [], 1000)).toEqual([]);
  expect(newsSince(keptNews(noted, gone, 1000))).toBe(999);
});

test('after two days news is old: the next change begins anew', () => {
  const known = newsBetween(before, feature([{ ...one, step: 'other' }, two, free]), MIRA);
  const old = MIRA.at + 2 * 24 * 60 * 60;
  expect(recentNews(known, old - 1)).toEqual(known);
  expect(recentNews(known, old)).toEqual([]);
  const more = [{ scenarioId: 'f.1', at: old, by: ['paul'], issues: ['10'], was: 'later', name: 'One' }];
  expect(keptNews(known, more, old)).toEqual(more);
});

test('a removed one that was brought back is not new', () => {
  const gone = newsBetween(before, feature([two, free]), MIRA);
  const back = keptNews(gone, newsBetween(feature([two, free]), before, PAUL), 200);
  expect(back).toMatchObject([{ scenarioId: 'f.1', at: 100, was: scenarioHash(before.document, 0) }]);
});

test('there is a most, and what is only new goes first', () => {
  const many = Array.from({ length: 120 }, (_, n) => ({ ...one, id: `g.${n}`, name: `S${n}` }));
  const noted = keptNews([], newsBetween(feature([]), feature(many), MIRA), 100);
  expect(noted).toHaveLength(100);
  const news = keptNews(noted, newsBetween(before, feature([free]), PAUL), 200);
  expect(news).toHaveLength(100);
  expect(news.slice(0, 2).map(({ was }) => was)).not.toContain(undefined);
  expect(newsSince(news)).toBe(200);
});

test('what went to another feature is no news, unless its text changed before', () => {
  const without = feature([two, free]);
  expect(newsBetween(before, without, MIRA, new Set(['f.1']))).toEqual([]);
  const changed = newsBetween(before, feature([{ ...one, step: 'other' }, two, free]), MIRA);
  const there = feature([{ ...one, step: 'other' }]);
  expect(changed.map((news) => toldOf(news, '1', [without, there]))).toEqual([
    { what: 'changed', name: 'One', by: ['mira'] },
  ]);
});

test('the news of a scenario goes with it, with what it was', () => {
  const news = newsBetween(before, feature([{ ...one, step: 'x' }, { ...two, step: 'x' }, free]), MIRA);
  const [first, second] = news;
  expect(carriedNews(news, [], 'f.1', 300)).toEqual({ from: [second], to: [{ ...first, at: 300 }] });
  expect(carriedNews(news, [], 'f.3', 300)).toEqual({ from: news, to: [] });
});

test('what it has come to is told as it is by then', () => {
  const [news] = newsBetween(before, feature([{ ...one, step: 'other' }, two, free]), MIRA);
  if (!news) throw new Error('no news');
  const told = (...now: Written[]) => toldOf(news, '1', [feature(now)]);
  expect(told({ ...one, step: 'third' })).toEqual({ what: 'changed', name: 'One', by: ['mira'] });
  expect(told({ ...one, name: 'First' })).toEqual({
    what: 'renamed',
    name: 'First',
    formerName: 'One',
    by: ['mira'],
  });
  expect(told()).toEqual({ what: 'removed', name: 'One', by: ['mira'] });
  expect(told(one)).toBeUndefined();
  expect(told({ ...one, step: 'third', issues: ['2'] })).toBeUndefined();
});

test('news of two saves is one entry: the first text, and both people', () => {
  const middle = feature([{ ...one, step: 'other' }, two, free]);
  const last = feature([{ ...one, step: 'third' }, two, free]);
  const merged = mergeNews(newsBetween(before, middle, MIRA), newsBetween(middle, last, PAUL));
  expect(merged).toEqual([
    {
      scenarioId: 'f.1',
      at: 100,
      by: ['mira', 'paul'],
      issues: ['1'],
      was: scenarioHash(before.document, 0),
      name: 'One',
    },
  ]);
});

const written = fc.record({
  name: fc.constantFrom('A', 'B', 'C'),
  step: fc.constantFrom('a', 'b', 'c'),
  issues: fc.subarray(['1', '2', '3']),
});
/** A state of a feature: which of four scenarios it has, in some order. */
const state = fc
  .tuple(fc.shuffledSubarray(['f.1', 'f.2', 'f.3', 'f.4']), fc.array(written, { minLength: 4, maxLength: 4 }))
  .map(([ids, texts]) => ids.flatMap((id, n) => (texts[n] ? [{ id, ...texts[n] }] : [])));

/** The news of a feature that goes through these states, a second and a person each. */
const through = (states: readonly Written[][]): ScenarioNews[] =>
  states.slice(1).reduce<ScenarioNews[]>((news, after, n) => {
    const earlier = feature(states[n] ?? []);
    return mergeNews(news, newsBetween(earlier, feature(after), { at: n, by: `${n}` }));
  }, []);

test('nothing is told once everything is again as it was, whatever came and went, while links stay', () => {
  fc.assert(
    fc.property(fc.array(state, { minLength: 1, maxLength: 5 }), (states) => {
      const linked = states.map((scenarios) =>
        scenarios.map((written) => ({ ...written, issues: written.id === 'f.4' ? [] : ['1', '2'] })),
      );
      const [first = []] = linked;
      for (const one of through([...linked, first]))
        for (const issue of one.issues) expect(toldOf(one, issue, [feature(first)])).toBeUndefined();
    }),
  );
});

test('there is one entry a scenario, for issues it has been linked to, unless it is new', () => {
  fc.assert(
    fc.property(fc.array(state, { minLength: 1, maxLength: 6 }), (states) => {
      const news = through(states);
      expect(new Set(news.map(({ scenarioId }) => scenarioId)).size).toBe(news.length);
      for (const { scenarioId, issues, by, was } of news) {
        expect(issues.length > 0).toBe(was !== undefined);
        expect(new Set(issues).size).toBe(issues.length);
        expect(new Set(by).size).toBe(by.length);
        const had = states.flatMap((scenarios) => scenarios.filter(({ id }) => id === scenarioId));
        for (const issue of issues) expect(had.some((written) => written.issues.includes(issue))).toBe(true);
      }
    }),
  );
});

test('whatever differs for an issue all along is told', () => {
  fc.assert(
    fc.property(state, fc.array(state, { maxLength: 4 }), (first, others) => {
      const states = [first, ...others];
      const last = states.at(-1) ?? [];
      const news = through(states);
      for (const { id, step, name, issues } of first)
        for (const issue of issues) {
          const always = states.every((scenarios) =>
            scenarios.some((written) => written.id === id && written.issues.includes(issue)),
          );
          const now = last.find((written) => written.id === id);
          if (!always || !now) continue;
          const entry = news.find(({ scenarioId }) => scenarioId === id);
          const told = entry && entry.issues.includes(issue) && toldOf(entry, issue, [feature(last)]);
          expect(Boolean(told)).toBe(now.step !== step || now.name !== name);
        }
    }),
  );
});

test('issues that have been told are taken off, and what is told to all goes', () => {
  const news = newsBetween(before, feature([free]), MIRA);
  expect(withoutIssues(news, new Set(['1'])).map(({ scenarioId, issues }) => [scenarioId, issues])).toEqual([
    ['f.2', ['2']],
  ]);
  expect(withoutIssues(news, new Set(['1', '2']))).toEqual([]);
  expect(withIssues(news, new Set(['2'])).map(({ scenarioId, issues }) => [scenarioId, issues])).toEqual([
    ['f.2', ['2']],
  ]);
});

test('nobody is told of what only they have changed', () => {
  const watchers = ['mira', 'paul', 'vic'];
  expect(recipientsOf(watchers, [{ by: ['mira'] }])).toEqual(['paul', 'vic']);
  expect(recipientsOf(watchers, [{ by: ['mira', 'paul'] }])).toEqual(watchers);
  expect(recipientsOf(watchers, [{ by: ['mira'] }, { by: ['paul'] }])).toEqual(watchers);
  expect(recipientsOf(['mira'], [{ by: ['mira'] }, { by: ['mira'] }])).toEqual([]);
  expect(recipientsOf(watchers, [{ by: [] }])).toEqual(watchers);
  expect(recipientsOf(watchers, [])).toEqual([]);
});

test('a scenario that was taken off an issue after its change and then removed is no news to it', () => {
  const changed = feature([one, { ...two, step: 'other' }, free]);
  const unlinked = { ...changed, scenarios: changed.scenarios.map((entry) => ({ ...entry, issues: ['2'] })) };
  const first = keptNews([], newsBetween(before, changed, MIRA), 100);
  const removed = feature([one, free]);
  const kept = keptNews(stillLinked(first, unlinked, removed), newsBetween(unlinked, removed, PAUL), 200);
  expect(kept.find(({ scenarioId }) => scenarioId === 'f.2')).toMatchObject({ issues: ['2'] });
});

test('news of one that is off all its issues goes with its removal, that of one that stays does not', () => {
  const changed = feature([{ ...one, step: 'new' }, { ...two, step: 'other' }, free]);
  const first = newsBetween(before, changed, MIRA);
  const bare = { ...changed, scenarios: changed.scenarios.map((entry) => ({ ...entry, issues: [] })) };
  expect(stillLinked(first, bare, feature([one])).map(({ scenarioId }) => scenarioId)).toEqual(['f.1']);
  expect(stillLinked(first, bare, bare)).toEqual(first);
});
