import fc from 'fast-check';
import { fromBase64, toBase64 } from './base64';

test('bytes come back, and it is the base64 others read', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }),
  );
});

test('large files too', () => {
  const bytes = Uint8Array.from({ length: 600_000 }, (_, at) => (at * 31) % 256);
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
});
