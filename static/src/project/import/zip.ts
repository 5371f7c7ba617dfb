import { buf } from 'crc-32';
import { inflateSync } from 'fflate';
import { strings } from '../../strings';
import {
  dataBehind,
  DEFLATED,
  directoryAt,
  ENCRYPTED,
  entriesOf,
  LOCAL_SIZE,
  STORED,
  type Entry,
} from '../../zip/entries';
import { UnreadableFile, type Candidate } from './collect';

const words = strings.import.why;

function contentOf(bytes: Uint8Array, entry: Entry): Uint8Array {
  if (entry.flags & ENCRYPTED) throw new UnreadableFile(words.encrypted);
  if (entry.method !== STORED && entry.method !== DEFLATED) throw new UnreadableFile(words.method);
  const content = unpacked(bytes, entry);
  if (content?.length !== entry.size || buf(content) !== entry.crc) throw new UnreadableFile(words.damaged);
  return content;
}

function unpacked(bytes: Uint8Array, { offset, packed, method, size }: Entry): Uint8Array | undefined {
  try {
    const behind = dataBehind(bytes.subarray(offset, offset + LOCAL_SIZE));
    if (behind === undefined) return undefined;
    const data = bytes.subarray(offset + behind, offset + behind + packed);
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
  const directory = directoryAt(bytes);
  const entries = directory && entriesOf(bytes.subarray(directory.offset), directory.count);
  if (!entries) throw new UnreadableFile(words.notZip);
  return entries
    .filter(({ path }) => !/[/\\]$/.test(path))
    .map((entry) => ({ path: entry.path, size: entry.size, read: async () => contentOf(bytes, entry) }));
}
