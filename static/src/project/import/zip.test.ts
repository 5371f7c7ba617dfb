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
