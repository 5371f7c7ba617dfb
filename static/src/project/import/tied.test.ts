import { tiedFiles } from './tied';

const file = (path: string, ...into: string[]) => ({
  path,
  notes: into.map((one) => ({ kind: 'joined' as const, scenarios: ['s'], into: one })),
});

test('files between which scenarios went stand together, also through others, in the order of the first', () => {
  const files = [
    file('a'),
    file('b'),
    file('c', 'b'),
    file('d'),
    file('e', 'a', 'd'),
    file('f', 'e'),
    file('g'),
  ];
  expect(tiedFiles(files).map((group) => group.map(({ path }) => path))).toEqual([
    ['a', 'd', 'e', 'f'],
    ['b', 'c'],
    ['g'],
  ]);
});
