import fc from 'fast-check';
import { ranked, type RankPlace } from './rank';

const rank = (items: readonly string[], id: string, place: RankPlace) =>
  ranked(items, (item) => item, id, place);

test('puts one before or behind another', () => {
  expect(rank(['a', 'b', 'c'], 'c', { before: 'a' })).toEqual(['c', 'a', 'b']);
  expect(rank(['a', 'b', 'c'], 'a', { after: 'b' })).toEqual(['b', 'a', 'c']);
  expect(rank(['a', 'b', 'c'], 'a', { after: 'c', before: 'b' })).toEqual(['b', 'c', 'a']);
});

test('goes by the neighbour that is there; without one all stays', () => {
  expect(rank(['a', 'b', 'c'], 'c', { after: 'gone', before: 'b' })).toEqual(['a', 'c', 'b']);
  for (const place of [{ after: 'gone' }, { before: 'gone' }, {}, { after: 'b' }])
    expect(rank(['a', 'b'], 'b', place)).toEqual(['a', 'b']);
  expect(rank(['a', 'b'], 'gone', { after: 'a' })).toEqual(['a', 'b']);
});

const items = fc.uniqueArray(fc.integer({ min: 0, max: 12 }).map(String), { maxLength: 12 });
const one = fc.integer({ min: 0, max: 12 }).map(String);
const step = fc.record({
  id: one,
  before: fc.option(one, { nil: undefined }),
  after: fc.option(one, { nil: undefined }),
});

test('loses and adds nothing, moves one only, and does the same again without effect', () => {
  fc.assert(
    fc.property(items, step, (before, { id, ...place }) => {
      const after = rank(before, id, place);
      expect([...after].sort()).toEqual([...before].sort());
      const others = (list: string[]): string[] => list.filter((item) => item !== id);
      expect(others(after)).toEqual(others(before));
      expect(rank(after, id, place)).toEqual(after);
    }),
  );
});

test('of two at once, whichever comes first, every scenario stays and the last one stands where it was put', () => {
  fc.assert(
    fc.property(items, step, step, (before, first, last) => {
      const after = rank(rank(before, first.id, first), last.id, last);
      expect([...after].sort()).toEqual([...before].sort());
      const { id, after: behind } = last;
      if (
        behind !== undefined &&
        behind !== id &&
        last.before !== id &&
        after.includes(id) &&
        after.includes(behind)
      )
        expect(after.indexOf(id)).toBe(after.indexOf(behind) + 1);
    }),
  );
});
