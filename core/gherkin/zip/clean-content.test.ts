import fc from 'fast-check';
import { buf as crc32 } from 'crc-32';
import { contentOfSize, shortestContent } from './clean-content';
import { isClean, nextClean } from './clean-number';

const text = fc.uint8Array({ maxLength: 300 });

test('six bytes to fill are enough for any text, and what is filled in is blank lines', () => {
  fc.assert(
    fc.property(text, fc.nat(400), (bytes, more) => {
      const size = nextClean(bytes.length + 6 + more);
      const content = contentOfSize(bytes, size);
      expect(content?.size).toBe(size);
      const padding = content?.padding ?? new Uint8Array();
      expect(Buffer.from(padding).toString()).toMatch(/^[ \n]*\n$/);
      if (bytes.length > 0 && bytes.at(-1) !== 10) expect(padding[0]).toBe(10);
      const crc = crc32(new Uint8Array([...bytes, ...padding]));
      expect(content?.crc).toBe(crc);
      expect(isClean(crc)).toBe(true);
    }),
  );
});

test('the shortest content adds a few bytes', () => {
  fc.assert(
    fc.property(text, (bytes) => {
      const { size } = shortestContent(bytes);
      expect(size).toBeLessThanOrEqual(nextClean(nextClean(bytes.length) + 6));
    }),
  );
  expect(shortestContent(new Uint8Array())).toMatchObject({ size: 0, crc: 0 });
});
