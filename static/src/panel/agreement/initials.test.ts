import { colourOf, initials } from './initials';

test.each([
  ['Mira Okafor', 'MO'],
  ['Ana María de la Cruz', 'AC'],
  ['paul', 'P'],
  ['  ', '?'],
  ['𝒳ena Ålund', '𝒳Å'],
])('%s is %s', (name, wanted) => {
  expect(initials(name)).toBe(wanted);
});

test('a person has one of six colours, always the same', () => {
  const colours = Array.from({ length: 60 }, (_, n) => colourOf(`557058:${n}`));
  expect(new Set(colours)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  expect(colourOf('557058:7')).toBe(colours[7]);
});
