import fc from 'fast-check';
import type { ImportFile } from '../../../../src/invoke-api';
import { MOST_BYTES, MOST_FILES, payloadBytes, planBatches } from './plan';

const file = fc.record({
  path: fc.string({ minLength: 1, maxLength: 40 }),
  gz: fc
    .oneof({ weight: 8, arbitrary: fc.nat(8_000) }, fc.nat(200_000), fc.nat(500_000))
    .map((n) => 'A'.repeat(n)),
});

test('every file goes once, in order, into requests within both limits, or is too large for any', () => {
  fc.assert(
    fc.property(fc.array(file, { maxLength: 200 }), (files) => {
      const { batches, tooLarge } = planBatches(files);
      const size = (batch: ImportFile[]) => Buffer.byteLength(JSON.stringify(batch));
      expect(batches.flat()).toEqual(files.filter((one) => !tooLarge.includes(one)));
      expect(batches.every((batch) => batch.length > 0 && batch.length <= MOST_FILES)).toBe(true);
      expect(batches.every((batch) => size(batch) <= MOST_BYTES + 2)).toBe(true);
      expect(tooLarge.every((one) => payloadBytes(one) > MOST_BYTES)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('no two neighbours would have fitted into one request', () => {
  fc.assert(
    fc.property(fc.array(file, { maxLength: 200 }), (files) => {
      const { batches } = planBatches(files);
      const bytes = (batch: ImportFile[]) => batch.reduce((sum, one) => sum + payloadBytes(one), 0);
      for (const [index, batch] of batches.slice(1).entries()) {
        const before = batches[index] ?? [];
        const next = batch.slice(0, 1);
        expect(before.length === MOST_FILES || bytes(before) + bytes(next) > MOST_BYTES).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});
