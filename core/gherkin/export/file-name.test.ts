import fc from 'fast-check';
import { fileName } from './file-name';

test.each([
  ['Shopping cart', 'shopping-cart.feature'],
  ['  Über: größe/Maß? ', 'über-größe-maß.feature'],
  ['カート 1', 'カート-1.feature'],
  ['../../etc/passwd', 'etc-passwd.feature'],
  ['😀', 'feature.feature'],
  ['', 'feature.feature'],
  ['CON', 'feature-con.feature'],
  ['हिन्दी', 'हिन्दी.feature'],
])('%j → %s', (name, file) => expect(fileName(name, new Set())).toBe(file));

test('a taken name gets a number', () => {
  expect(fileName('Cart', new Set(['cart.feature', 'cart-2.feature']))).toBe('cart-3.feature');
});

test('any names: short, unique, flat, and the same again', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 150 }), { maxLength: 20 }), (names) => {
      const taken = new Set<string>();
      for (const name of [...names, ...names]) {
        const file = fileName(name, taken);
        expect(fileName(name, taken)).toBe(file);
        expect(taken.has(file)).toBe(false);
        expect(Buffer.byteLength(file)).toBeLessThanOrEqual(100);
        expect(file).toMatch(/^[\p{L}\p{N}\p{M}-]+\.feature$/u);
        taken.add(file);
      }
    }),
  );
});
