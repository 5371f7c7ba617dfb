import { strToU8, unzipSync, zipSync } from 'fflate';
import { endArchive, newZip } from '../support/archives';
import { Archive } from './open-archive';

const PART = 'A/records/feature.jsonl';
/** Of an entry in a zip's directory, before its name. */
const ENTRY = { size: 46, crc: 16, unpacked: 24 };

function zipOf(text: string): Blob {
  const zip = newZip();
  zip.file(PART, strToU8(text));
  return endArchive(zip);
}

/** The zip with another number in what its directory says of a file. */
async function saying(zip: Blob, path: string, at: number, value: number): Promise<Blob> {
  const bytes = Buffer.from(await zip.arrayBuffer());
  bytes.writeUInt32LE(value, bytes.lastIndexOf(path) - ENTRY.size + at);
  return new Blob([bytes]);
}

test('a last line is read, whether or not its line is ended', async () => {
  for (const text of ['{"a":1}\n{"b":2}', '{"a":1}\n\n{"b":2}\n']) {
    const lines: string[] = [];
    for await (const line of (await Archive.open(zipOf(text))).lines(PART)) lines.push(line);
    expect(lines).toEqual(['{"a":1}', '{"b":2}']);
  }
});

test('what unpacks to more than it says is damaged, and is not unpacked further', async () => {
  const archive = await Archive.open(await saying(zipOf('x'.repeat(1_000)), PART, ENTRY.unpacked, 10));
  expect(await archive.damage(() => undefined)).toEqual([{ path: PART, what: 'changed' }]);
});

test('archive.json is as the zip says, or nothing of it is believed', async () => {
  const zip = await saying(zipOf('x'), 'archive.json', ENTRY.crc, 1);
  await expect(Archive.open(zip)).rejects.toThrow(/archive.json/);
});

describe('an archive that was unpacked and packed again', () => {
  const [COMPOSED, APART] = ['A/features/caf\u00e9.feature', 'A/features/cafe\u0301.feature'];

  /** The files of an archive under other names, and some more. */
  async function packedAgain(nameOf: (path: string) => string, ...more: string[]): Promise<Archive> {
    const zip = newZip();
    for (const path of [PART, COMPOSED]) zip.file(path, strToU8('{"a":1}\n'));
    const files = unzipSync(new Uint8Array(await endArchive(zip).arrayBuffer()));
    const renamed = Object.entries(files).map(([path, bytes]) => [nameOf(path), bytes] as const);
    const others = more.map((path) => [path, strToU8('x')] as const);
    return Archive.open(new Blob([zipSync(Object.fromEntries([...others, ...renamed]))]));
  }
  const linesIn = async (archive: Archive): Promise<string[]> => {
    const lines: string[] = [];
    for await (const line of archive.lines(PART)) lines.push(line);
    return lines;
  };

  test.each([
    ['with a folder around it', (path: string) => `shop-1/${path}`],
    ['by macOS, which holds accents apart', (path: string) => path.replace(COMPOSED, APART)],
    ['with the separators of Windows', (path: string) => path.replaceAll('/', '\\')],
  ])('%s is whole', async (_, nameOf) => {
    const archive = await packedAgain(nameOf);
    expect(await archive.damage(() => undefined)).toEqual([]);
    expect(await linesIn(archive)).toEqual(['{"a":1}']);
  });

  test('with what a disk puts beside files is whole, and anything else is named', async () => {
    const leftovers = ['__MACOSX/shop-1/._archive.json', 'shop-1/.DS_Store', 'shop-1/A/Thumbs.db'];
    const archive = await packedAgain((path) => `shop-1/${path}`, ...leftovers, 'shop-1/more.txt');
    expect(await archive.damage(() => undefined)).toEqual([{ path: 'more.txt', what: 'unknown' }]);
  });

  test('with two archives in it is none', async () => {
    await expect(packedAgain((path) => `one/${path}`, 'two/archive.json')).rejects.toThrow(/not exported/);
  });
});
