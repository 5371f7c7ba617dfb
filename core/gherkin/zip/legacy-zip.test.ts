import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { Unzip, UnzipPassThrough, unzipSync } from 'fflate';
import { filesBelow, sharedFolder } from '../../../test/support/shared';
import { legacyZip, type ArchiveFile } from './legacy-zip';
import { readStrictly } from './testing/read-strictly';
import { bytesOf, feature, SAMPLES, zipOf } from './testing/samples';

/** What an ASCII text of `length` bytes may be padded with. */
const withoutPadding = (text: string): string => text.replace(/[ \n]+$/, '');

function check(files: ArchiveFile[]): string {
  const zip = zipOf(files);
  const bytes = bytesOf(zip);
  expect(Buffer.from(bytes).toString('utf8') === zip).toBe(true);
  const strict = readStrictly(bytes);
  const read = unzipSync(bytes);
  for (const { name, text } of files) {
    const well = new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));
    const got = strict.get(name) ?? '';
    expect(got.startsWith(well) && /^[ \n]*$/.test(got.slice(well.length))).toBe(true);
    if (withoutPadding(well) === '') continue;
    expect(Buffer.from(read[name] ?? []).equals(Buffer.from(got))).toBe(true);
  }
  const extra = [...strict.keys()].filter((name) => !files.some((file) => file.name === name));
  expect(extra.every((name) => /^padding-\d+\.txt$/.test(name))).toBe(true);
  return zip;
}

test.each(SAMPLES)('%s', (_, files) => {
  expect(check(files)).toBe(zipOf(files));
});

test('names of every length leave no offset or directory size that cannot be padded', () => {
  for (let length = 1; length <= 127; length += 1) check([{ name: 'n'.repeat(length), text: feature(40) }]);
  expect(() => legacyZip([{ name: 'n'.repeat(128), text: '' }])).toThrow(RangeError);
  expect(() => legacyZip([{ name: '', text: '' }])).toThrow(RangeError);
});

test('a name in another script on a file that nearly fills a window', () => {
  for (let size = 0x7e80; size < 0x7f80; size += 8) check([{ name: 'カート', text: feature(size) }]);
  check([0x7f10, 0x7f20, 70_000, 0x17f20].map((size) => ({ name: `カート-${size}`, text: feature(size) })));
});

test('any files', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.tuple(fc.nat(70_000), fc.constantFrom('a', 'ä', '\r\n')).map(([size, piece]) => piece.repeat(size)),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
      check(texts.map((content, n) => ({ name: `${n}${n % 3 ? '' : 'é'}.feature`, text: content })));
    }),
    { numRuns: 60 },
  );
});

test('a half of a surrogate pair becomes the replacement character', () => {
  expect(readStrictly(bytesOf(zipOf([{ name: 'a.feature', text: 'a\ud800b\n' }]))).get('a.feature')).toMatch(
    /^a\ufffdb\n/,
  );
});

test('what is too large for such an archive is told', () => {
  const large = Array.from({ length: 9 }, (_, n) => ({ name: `${n}.feature`, text: feature(1_000_000) }));
  expect(legacyZip(large)).toBeUndefined();
  expect(legacyZip(Array.from({ length: 32_640 }, (_, n) => ({ name: `${n}`, text: '' })))).toBeUndefined();
});

test('a large project of small features fits, well packed', () => {
  const files = Array.from({ length: 1500 }, (_, n) => ({
    name: `feature-${n}.feature`,
    text: feature(400 + ((n * n * 7919) % 3400)),
  }));
  const size = files.reduce((sum, { text }) => sum + text.length, 0);
  expect(bytesOf(check(files)).length).toBeLessThan(size * 2.3);
});

test('a reader that streams finds every file', () => {
  const files = SAMPLES.flatMap(([label, group]) =>
    group.slice(0, 3).map(({ text }, n) => ({ name: `${label}-${n}`, text: `${text}.` })),
  );
  const names: string[] = [];
  const unzip = new Unzip((file) => {
    names.push(file.name);
    file.ondata = (error) => expect(error).toBeNull();
    file.start();
  });
  unzip.register(UnzipPassThrough);
  unzip.push(bytesOf(zipOf(files)), true);
  expect(names.filter((name) => !name.endsWith('.txt')).toSorted()).toEqual(
    files.map(({ name }) => name).toSorted(),
  );
});

test('the corpora in one archive each', () => {
  const folder = sharedFolder('corpora');
  if (!folder) return;
  const texts = new Map<string, string[]>();
  for (const path of filesBelow(folder, '.feature')) {
    const corpus = path.slice(folder.length + 1).split('/')[0] ?? '';
    texts.set(corpus, [...(texts.get(corpus) ?? []), readFileSync(path, 'utf8')]);
  }
  for (const group of texts.values()) check(group.map((text, n) => ({ name: `${n}.feature`, text })));
}, 30_000);
