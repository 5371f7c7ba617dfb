import fc from 'fast-check';
import { fitsOutline } from './outline-name';

test.each([
  ['Add 1 of Pear', 'Add <n> of <fruit>', true],
  ['Add  of ', 'Add <n> of <fruit>', true],
  ['Add 1 of', 'Add <n> of <fruit>', false],
  ['Add 1 of of of x', 'Add <n> of <fruit>', true],
  ['anything', '<name>', true],
  ['ab', '<a><b>', true],
  ['a', 'a', true],
  ['ab', 'a', false],
  ['aa', 'aa<x>a', false],
  ['a < b', 'a < b', true],
])('%j from %j: %s', (name, template, fits) => expect(fitsOutline(name, template)).toBe(fits));

test('whatever values are put in, the name fits', () => {
  const part = fc.string().map((text) => text.replace(/[<>]/g, ''));
  fc.assert(
    fc.property(fc.array(fc.tuple(part, fc.string()), { maxLength: 6 }), part, (parts, end) => {
      const template = parts.map(([literal]) => `${literal}<x>`).join('') + end;
      const name = parts.map(([literal, value]) => literal + value).join('') + end;
      expect(fitsOutline(name, template)).toBe(true);
    }),
  );
});

test('agrees with the regular expression it stands for', () => {
  const text = fc.stringMatching(/^[ab]{0,6}$/);
  fc.assert(
    fc.property(text, fc.array(text, { minLength: 1, maxLength: 4 }), (name, literals) => {
      expect(fitsOutline(name, literals.join('<x>'))).toBe(new RegExp(`^${literals.join('.*')}$`).test(name));
    }),
  );
});
