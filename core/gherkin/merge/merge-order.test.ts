import fc from 'fast-check';
import { mergedOrder } from './merge-order';

const order = (text: string, base: string, mine: string, theirs: string): string =>
  mergedOrder({ base: [...base], mine: [...mine], theirs: [...theirs] }, new Set(text)).join('');

test.each([
  ['moves of different parts both happen', 'abcd', 'bacd', 'abdc', 'badc'],
  ['additions in one place come in turn', 'ab', 'axb', 'ayb', 'axyb'],
  ['an addition stays where what is above it was moved away', 'abc', 'axbc', 'bca', 'xbca'],
  ['what the other side took away is where it was', 'abc', 'abc', 'ac', 'abc'],
])('%s', (_, base, mine, theirs, wanted) => {
  expect(order(wanted, base, mine, theirs)).toBe(wanted);
});

test('every member has one place, and one side alone decides where the other changed nothing', () => {
  const ids = fc.uniqueArray(fc.constantFrom(...'abcdefgh'));
  fc.assert(
    fc.property(ids, ids, ids, (base, mine, theirs) => {
      const members = new Set(
        [...base, ...mine, ...theirs].filter((id) => mine.includes(id) || theirs.includes(id)),
      );
      expect(mergedOrder({ base, mine, theirs }, members).sort()).toEqual([...members].sort());
      expect(mergedOrder({ base, mine, theirs: base }, new Set(mine))).toEqual(mine);
      expect(mergedOrder({ base, mine: base, theirs }, new Set(theirs))).toEqual(theirs);
    }),
  );
});
