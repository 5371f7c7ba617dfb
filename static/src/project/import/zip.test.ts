import fc from 'fast-check';
import { zipSync } from 'fflate';
import { zipFiles } from './zip';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test('every file comes back byte for byte, packed or stored', async () => {
  const path = fc.stringMatching(/^[a-zü ]{1,8}(\/[a-z]{1,5})?\.feature$/);
  const level = fc.constantFrom(0 as const, 6 as const);
  await fc.assert(
    fc.asyncProperty(fc.dictionary(path, fc.uint8Array({ maxLength: 300 })), level, async (files, level) => {
      const found = zipFiles(zipSync(files, { level }));
      const read = await Promise.all(found.map(async (file) => [file.path, await file.read()] as const));
      expect(Object.fromEntries(read)).toEqual({ ...files });
    }),
  );
});

test('folders are no files; a comment at the end does not hide the directory', () => {
  const zip = zipSync({ 'a/': new Uint8Array(), 'a/b.feature': bytesOf('x') }, { level: 0 });
  const commented = new Uint8Array([...zip, ...bytesOf('a comment')]);
  new DataView(commented.buffer).setUint16(zip.length - 2, 9, true);
  expect(zipFiles(commented).map(({ path }) => path)).toEqual(['a/b.feature']);
});

test('a damaged file is refused by itself', async () => {
  const zip = zipSync(
    { 'a.feature': bytesOf('Feature: a'), 'b.feature': bytesOf('Feature: b') },
    // A time of its own: any byte of the clock could be the letter that is looked for.
    { level: 0, mtime: new Date(2000, 0, 1) },
  );
  zip[zip.indexOf('F'.charCodeAt(0))] = 'X'.charCodeAt(0);
  const [a, b] = zipFiles(zip);
  await expect(a?.read()).rejects.toThrow(/damaged/);
  expect(await b?.read()).toEqual(bytesOf('Feature: b'));
});

test.each([
  [8, 1, /encrypted/],
  [10, 99, /packed in a way/],
])('an entry with %i = %i is refused with the reason', async (place, value, reason) => {
  const zip = zipSync({ 'a.feature': bytesOf('Feature: a') });
  const view = new DataView(zip.buffer, zip.byteOffset);
  const central = view.getUint32(zip.length - 6, true);
  view.setUint16(central + place, value, true);
  await expect(zipFiles(zip)[0]?.read()).rejects.toThrow(reason);
});

test('anything else is no zip, and never more than that', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(() => zipFiles(bytes)).toThrow(/not a zip/);
    }),
  );
  const cut = zipSync({ 'a.feature': bytesOf('Feature: a') }).slice(20);
  expect(() => zipFiles(cut)).toThrow(/not a zip/);
});

/** A zip of one file, and where its directory's entry and the end of that directory begin. */
function zipOf(name: string) {
  const bytes = zipSync({ [name]: bytesOf('Feature: a') }, { level: 0 });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { bytes, central: view.getUint32(bytes.length - 6, true), end: bytes.length - 22 };
}

test('a name that is not in UTF-8 is in the letters of the first PCs, as Windows packs it', () => {
  const { bytes, central } = zipOf('pr_fung.feature');
  bytes[central + 46 + 2] = 0x81;
  expect(zipFiles(bytes)[0]?.path).toBe('prüfung.feature');
  bytes[central + 46 + 2] = 0xe1;
  expect(zipFiles(bytes)[0]?.path).toBe('prßfung.feature');
});

test('sizes and places that are written as of a large zip are read', async () => {
  const { bytes, central, end } = zipOf('a.feature');
  const entry = bytes.slice(central, end);
  const extra = new DataView(new ArrayBuffer(4 + 24));
  extra.setUint16(0, 1, true);
  extra.setUint16(2, 24, true);
  const told = new DataView(entry.buffer);
  for (const [n, place] of [24, 20, 42].entries()) {
    extra.setBigUint64(4 + n * 8, BigInt(told.getUint32(place, true)), true);
    told.setUint32(place, 0xffffffff, true);
  }
  told.setUint16(30, extra.byteLength, true);
  const tail = bytes.slice(end);
  const large = Uint8Array.of(...bytes.slice(0, central), ...entry, ...new Uint8Array(extra.buffer), ...tail);
  const [file] = zipFiles(large);
  expect(file?.size).toBe(10);
  expect(await file?.read()).toEqual(bytesOf('Feature: a'));
});

test('a directory that is written as of a large zip is found', async () => {
  const { bytes, central, end } = zipOf('a.feature');
  const large = new DataView(new ArrayBuffer(56 + 20));
  large.setUint32(0, 0x06064b50, true);
  for (const [place, value] of [
    [32, 1],
    [40, end - central],
    [48, central],
  ] as const)
    large.setBigUint64(place, BigInt(value), true);
  large.setUint32(56, 0x07064b50, true);
  const tail = bytes.slice(end);
  tail.fill(0xff, 8, 20);
  const [file] = zipFiles(Uint8Array.of(...bytes.slice(0, end), ...new Uint8Array(large.buffer), ...tail));
  expect(await file?.read()).toEqual(bytesOf('Feature: a'));
});
