import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, Unzip, UnzipPassThrough, unzipSync } from 'fflate';
import { filesBelow, sharedFolder } from '../../../test/support/shared';
import { compressedZip } from './compressed-zip';
import { legacyZip, type ArchiveFile } from './legacy-zip';

const zipOf = (files: ArchiveFile[]): string => {
  const zip = legacyZip(files);
  if (zip === undefined) throw new Error('no archive');
  return zip;
};
const bytesOf = (zip: string): Uint8Array => new Uint8Array(Buffer.from(zip, 'utf8'));
/** What an ASCII text of `length` bytes may be padded with. */
const withoutPadding = (text: string): string => text.replace(/[ \n]+$/, '');

/** Checks the archive's structure header by header, streaming order and all, and answers the files. */
function readStrictly(zip: Uint8Array): Map<string, string> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const clean = (from: number, to: number) =>
    expect(zip.subarray(from, to).findIndex((byte) => byte >= 0x80)).toBe(-1);
  const directory = view.getUint32(end + 16, true);
  const found = new Map<string, string>();
  let at = 0;
  let entries = 0;
  const offsets = new Map<number, string>();
  while (at < directory) {
    expect(view.getUint32(at, true)).toBe(0x04034b50);
    const name = view.getUint16(at + 26, true);
    const extra = view.getUint16(at + 28, true);
    const size = view.getUint32(at + 22, true);
    clean(at, at + 30);
    clean(at + 30 + name, at + 30 + name + extra);
    const data = at + 30 + name + extra;
    const key = strFromU8(zip.subarray(at + 30, at + 30 + name));
    found.set(
      key,
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(zip.subarray(data, data + size)),
    );
    offsets.set(at, key);
    for (let part = at + 30 + name; part < data; part += 4 + view.getUint16(part + 2, true)) {
      expect(part + 4 + view.getUint16(part + 2, true)).toBeLessThanOrEqual(data);
    }
    at = data + size;
    entries += 1;
  }
  expect(at).toBe(directory);
  while (at < end) {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    const name = view.getUint16(at + 28, true);
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    clean(at, at + 46);
    clean(at + 46 + name, at + 46 + name + rest);
    expect(offsets.get(view.getUint32(at + 42, true))).toBe(strFromU8(zip.subarray(at + 46, at + 46 + name)));
    at += 46 + name + rest;
  }
  expect(at).toBe(end);
  clean(end, zip.length);
  expect(view.getUint16(end + 10, true)).toBe(entries);
  return found;
}

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

const feature = (bytes: number, letter = 'a'): string => {
  const head = 'Feature: f\n';
  return bytes <= head.length ? head.slice(0, bytes) : head + letter.repeat(bytes - head.length - 1) + '\n';
};

/** Texts of every awkward size, and texts that are hard on encoders. */
const SAMPLES: [string, ArchiveFile[]][] = [
  ...[
    0, 1, 127, 128, 129, 130, 255, 256, 257, 300, 32_639, 32_640, 33_000, 65_535, 65_536, 70_000, 200_000,
  ].map((size): [string, ArchiveFile[]] => [`${size} bytes`, [{ name: 'a.feature', text: feature(size) }]]),
  ...[2, 127, 128, 129, 130, 255, 256, 257, 1000].map((count): [string, ArchiveFile[]] => [
    `${count} files`,
    Array.from({ length: count }, (_, n) => ({
      name: `f-${n}.feature`,
      text: feature(10 + ((n * 37) % 900)),
    })),
  ]),
  [
    'other scripts, CRLF, byte order mark, no final newline',
    [
      { name: 'größe.feature', text: '\uFEFFFunktionalität: Größe\r\n  Szenario: ✓ 😀\r\n' },
      { name: 'カート.feature', text: '# language: ja\n機能: カート' },
    ],
  ],
  [
    'names in another script, across gaps',
    Array.from({ length: 90 }, (_, n) => ({ name: `カート-${n}.feature`, text: feature(100 + n * 30) })),
  ],
];

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
  expect(Object.keys(unzipSync(compressedZip(large)))).toHaveLength(9);
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

test('a compressed archive holds the files as they are, with the same bytes each time', () => {
  const files = [{ name: 'カート.feature', text: 'Feature: f\n'.repeat(100) }];
  const zip = compressedZip(files);
  expect(strFromU8(unzipSync(zip)['カート.feature'] ?? new Uint8Array())).toBe(files[0]?.text);
  expect(Buffer.from(compressedZip(files)).equals(Buffer.from(zip))).toBe(true);
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

describe('readers of this machine', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'legacy-zip-'));
    SAMPLES.forEach(([, files], n) => writeFileSync(join(folder, `${n}.zip`), zipOf(files)));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const there = (command: string, ...args: string[]): boolean => {
    if (spawnSync(command, args).status === 0) return true;
    process.stdout.write(`${command} is not on this machine: archives are not tried with it\n`);
    return false;
  };
  const archives = () => SAMPLES.map((_, n) => join(folder, `${n}.zip`));

  test('unzip', () => {
    if (!there('unzip', '-v')) return;
    for (const archive of archives()) {
      for (const locale of ['C', 'C.UTF-8']) {
        const env = { ...process.env, LC_ALL: locale };
        expect(execFileSync('unzip', ['-tq', archive], { encoding: 'utf8', env })).toMatch(
          'No errors detected',
        );
      }
    }
  });

  test('Python', () => {
    if (!there('python3', '--version')) return;
    const script =
      'import sys, zipfile\nfor p in sys.argv[1:]:\n z = zipfile.ZipFile(p)\n assert z.testzip() is None\n print(len(z.namelist()))';
    const counts = execFileSync('python3', ['-c', script, ...archives()], { encoding: 'utf8' })
      .trim()
      .split('\n');
    SAMPLES.forEach(([, files], n) => expect(Number(counts[n])).toBeGreaterThanOrEqual(files.length));
  });

  test('Java, by directory and streaming', () => {
    if (!there('java', '-version')) return;
    const source = join(folder, 'Read.java');
    writeFileSync(
      source,
      `import java.io.*; import java.util.zip.*;
       public class Read { public static void main(String[] paths) throws Exception {
         for (String path : paths) {
           int streamed = 0, listed = 0;
           try (ZipInputStream in = new ZipInputStream(new FileInputStream(path))) {
             while (in.getNextEntry() != null) { in.readAllBytes(); streamed++; }
           }
           try (ZipFile zip = new ZipFile(path)) {
             for (var e = zip.entries(); e.hasMoreElements();) { zip.getInputStream(e.nextElement()).readAllBytes(); listed++; }
           }
           System.out.println(streamed + " " + listed);
         } } }`,
    );
    const lines = execFileSync('java', [source, ...archives()], { encoding: 'utf8' })
      .trim()
      .split('\n');
    SAMPLES.forEach(([, files], n) => {
      const [streamed = 0, listed = 0] = (lines[n] ?? '').split(' ').map(Number);
      expect(streamed).toBe(listed);
      expect(listed).toBeGreaterThanOrEqual(files.length);
    });
  });

  test('jar', () => {
    if (!there('jar', '--version')) return;
    const listing = execFileSync('jar', ['tf', join(folder, `${SAMPLES.length - 2}.zip`)], {
      encoding: 'utf8',
    });
    expect(listing).toMatch('カート.feature');
  });
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
