import fc from 'fast-check';
import { gunzipSync } from 'node:zlib';
import { LIMITS } from '../limits';
import { BATCH, batchesOf, packed, type ImportFile } from './batches';

/** A file of which only its packed form matters. */
const sent = (file: ImportFile, unpacked = 0) => ({ file, unpacked });

const sizeOf = (files: ImportFile[]): number => Buffer.byteLength(JSON.stringify(files));
const lengths = (batches: ImportFile[][]): number[] => batches.map(({ length }) => length);

test('a file is packed to the byte', () => {
  const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0x46, 0x0d, 0x0a, 0xff]);
  const {
    file: { path, gz },
    unpacked,
  } = packed({ path: 'a/b.feature', bytes });
  expect(unpacked).toBe(bytes.length);
  expect(path).toBe('a/b.feature');
  expect(new Uint8Array(gunzipSync(Buffer.from(gz, 'base64')))).toEqual(bytes);
});

test('a batch is full by its number of files, by its bytes or by what they unpack to', () => {
  const small = Array.from({ length: 130 }, (_, at) => sent({ path: `${at}`, gz: '' }));
  expect(lengths(batchesOf(small))).toEqual([60, 60, 10]);
  const large = Array.from({ length: 5 }, (_, at) => sent({ path: `${at}`, gz: 'x'.repeat(200_000) }));
  expect(lengths(batchesOf(large))).toEqual([2, 2, 1]);
  const dense = Array.from({ length: 5 }, (_, at) => sent({ path: `${at}`, gz: '' }, 900_000));
  expect(lengths(batchesOf(dense))).toEqual([2, 2, 1]);
});

test('a file that fits nowhere has a batch of its own', () => {
  const [small, huge] = [
    { path: 'small', gz: '' },
    { path: 'huge', gz: 'x'.repeat(LIMITS.functions.invokeRequestBytes.value) },
  ];
  expect(batchesOf([small, huge, small].map((file) => sent(file)))).toEqual([[small], [huge], [small]]);
  expect(batchesOf([])).toEqual([]);
});

test('whatever the files, none is lost and no batch is too large', () => {
  const file = fc.record({ path: fc.string({ unit: 'grapheme' }), gz: fc.string({ maxLength: 400 }) });
  const limit = { files: 7, bytes: 500, unpacked: 900 };
  fc.assert(
    fc.property(fc.array(file, { maxLength: 60 }), (files) => {
      const batches = batchesOf(
        files.map((one) => sent(one)),
        limit,
      );
      expect(batches.flat()).toEqual(files);
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(limit.files);
        if (batch.length > 1) expect(sizeOf(batch)).toBeLessThanOrEqual(limit.bytes + 1);
      }
    }),
  );
  expect(BATCH.bytes).toBeLessThan(LIMITS.functions.invokeRequestBytes.value);
});
