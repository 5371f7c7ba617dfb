import { strToU8 } from 'fflate';
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
