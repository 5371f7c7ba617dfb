import fc from 'fast-check';
import { MOST_BYTES, MOST_FILES, MOST_UNPACKED, payloadBytes, planBatches, type ReadyFile } from './plan';

const file = fc.record({
  file: fc.record({
    path: fc.string({ minLength: 1, maxLength: 40 }),
    gz: fc
      .oneof({ weight: 8, arbitrary: fc.nat(8_000) }, fc.nat(200_000), fc.nat(500_000))
      .map((n) => 'A'.repeat(n)),
  }),
  unpacked: fc.oneof({ weight: 8, arbitrary: fc.nat(20_000) }, fc.nat(1_000_000)),
});

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const packedBytes = (batch: readonly ReadyFile[]): number => sum(batch.map((one) => payloadBytes(one.file)));
const unpackedBytes = (batch: readonly ReadyFile[]): number => sum(batch.map(({ unpacked }) => unpacked));

/** The batches of a plan with the sizes of their files. */
function planned(
  files: readonly ReadyFile[],
  groups = files.map((one) => [one]),
): { batches: ReadyFile[][]; tooLarge: ReadyFile[] } {
  const known = new Map(files.map((one) => [one.file, one]));
  const { batches, tooLarge } = planBatches(groups);
  const sized = (some: readonly ReadyFile['file'][]) => some.flatMap((one) => known.get(one) ?? []);
  return { batches: batches.map(sized), tooLarge: sized(tooLarge) };
}

test('every file goes once, in order, into requests within both limits, or is too large for any', () => {
  fc.assert(
    fc.property(fc.array(file, { maxLength: 200 }), (files) => {
      const { batches, tooLarge } = planned(files);
      expect(batches.flat()).toEqual(files.filter((one) => !tooLarge.includes(one)));
      for (const batch of batches) {
        expect(batch.length).toBeGreaterThan(0);
        expect(batch.length).toBeLessThanOrEqual(MOST_FILES);
        const sent = batch.map((one) => one.file);
        expect(Buffer.byteLength(JSON.stringify(sent))).toBeLessThanOrEqual(MOST_BYTES + 2);
        expect(unpackedBytes(batch)).toBeLessThanOrEqual(MOST_UNPACKED);
      }
      expect(tooLarge.every((one) => payloadBytes(one.file) > MOST_BYTES)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('files of a group go in one request wherever one can carry them, and none is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.array(file, { minLength: 1, maxLength: 70 }), { maxLength: 8 }), (groups) => {
      const files = groups.flat();
      const { batches, tooLarge } = planned(files, groups);
      expect(batches.flat()).toEqual(files.filter((one) => !tooLarge.includes(one)));
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(MOST_FILES);
        expect(packedBytes(batch)).toBeLessThanOrEqual(MOST_BYTES);
        expect(unpackedBytes(batch)).toBeLessThanOrEqual(MOST_UNPACKED);
      }
      for (const group of groups) {
        const able = group.filter((one) => !tooLarge.includes(one));
        const isSmall =
          able.length <= MOST_FILES &&
          packedBytes(able) <= MOST_BYTES &&
          unpackedBytes(able) <= MOST_UNPACKED;
        const requests = batches.filter((batch) => batch.some((one) => able.includes(one)));
        if (isSmall) expect(requests.length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 40 },
  );
});

test('no two neighbours would have fitted into one request', () => {
  fc.assert(
    fc.property(fc.array(file, { maxLength: 200 }), (files) => {
      const { batches } = planned(files);
      for (const [index, batch] of batches.slice(1).entries()) {
        const together = [...(batches[index] ?? []), ...batch.slice(0, 1)];
        expect(
          together.length > MOST_FILES ||
            packedBytes(together) > MOST_BYTES ||
            unpackedBytes(together) > MOST_UNPACKED,
        ).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});

test('files that unpack to much are spread over requests, however small they are packed', () => {
  const dense = Array.from({ length: 5 }, (_, n) => ({
    file: { path: `${n}.feature`, gz: '' },
    unpacked: 0.45 * MOST_UNPACKED,
  }));
  expect(planned(dense).batches.map(({ length }) => length)).toEqual([2, 2, 1]);
});
