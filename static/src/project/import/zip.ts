import { buf } from 'crc-32';
import { inflateSync } from 'fflate';
import { strings } from '../../strings';
import { UnreadableFile, type Candidate } from './collect';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
const MOST_COMMENT = 0xffff;

const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  path: string;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

const words = strings.import.why;
const notZip = (): UnreadableFile => new UnreadableFile(words.notZip);

/** Zips mark names in UTF-8, but some programs that write UTF-8 forget the mark. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

function endOf(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_SIZE - MOST_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= lowest; at -= 1)
    if (view.getUint32(at, true) === END) return at;
  throw notZip();
}

function directory(bytes: Uint8Array, view: DataView): Entry[] {
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n += 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw notZip();
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const next = at + CENTRAL_SIZE + (name ?? 0);
    entries.push({
      path: nameOf(bytes.subarray(at + CENTRAL_SIZE, next)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getInt32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at = next + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

function contentOf(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  if (entry.flags & ENCRYPTED) throw new UnreadableFile(words.encrypted);
  if (entry.method !== STORED && entry.method !== DEFLATED) throw new UnreadableFile(words.method);
  const content = unpacked(bytes, view, entry);
  if (content?.length !== entry.size || buf(content) !== entry.crc) throw new UnreadableFile(words.damaged);
  return content;
}

function unpacked(bytes: Uint8Array, view: DataView, { offset, packed, method, size }: Entry) {
  try {
    if (view.getUint32(offset, true) !== LOCAL) return undefined;
    const start = offset + LOCAL_SIZE + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    const data = bytes.subarray(start, start + packed);
    // The size is given, so that nothing can unpack to more than it says.
    return method === STORED ? data : inflateSync(data, { out: new Uint8Array(size) });
  } catch {
    return undefined;
  }
}

/**
 * The files in a zip, each unpacked when it is read and checked against its checksum: one that is damaged or encrypted
 * does not keep the others from being read.
 *
 * @throws UnreadableFile when it is no zip.
 */
export function zipFiles(bytes: Uint8Array): Candidate[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return directory(bytes, view)
      .filter(({ path }) => !/[/\\]$/.test(path))
      .map((entry) => ({
        path: entry.path,
        size: entry.size,
        read: async () => contentOf(bytes, view, entry),
      }));
  } catch {
    // A directory that leads out of the file is no zip either.
    throw notZip();
  }
}
