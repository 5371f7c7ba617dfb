const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
/** Of a local header before its name. */
export const LOCAL_SIZE = 30;
const MOST_COMMENT = 0xffff;
/** As much of a zip's end as surely holds what says where its directory is. */
export const MOST_END = END_SIZE + MOST_COMMENT;

export const ENCRYPTED = 1;
export const STORED = 0;
export const DEFLATED = 8;

/** A file of a zip, as its directory has it. */
export interface Entry {
  path: string;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Zips mark names in UTF-8, but some programs that write UTF-8 forget the mark. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** Where the directory of a zip is, by the end of it; `undefined` where it is no zip. */
export function directoryAt(end: Uint8Array): { count: number; size: number; offset: number } | undefined {
  const view = viewOf(end);
  const lowest = Math.max(0, view.byteLength - MOST_END);
  for (let at = view.byteLength - END_SIZE; at >= lowest; at -= 1)
    if (view.getUint32(at, true) === END)
      return {
        count: view.getUint16(at + 10, true),
        size: view.getUint32(at + 12, true),
        offset: view.getUint32(at + 16, true),
      };
  return undefined;
}

/** The files that a directory names; `undefined` where it leads out of itself. */
export function entriesOf(directory: Uint8Array, count: number): Entry[] | undefined {
  const view = viewOf(directory);
  const entries: Entry[] = [];
  let at = 0;
  try {
    for (let n = 0; n < count; n += 1) {
      if (view.getUint32(at, true) !== CENTRAL) return undefined;
      const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
      const next = at + CENTRAL_SIZE + (name ?? 0);
      entries.push({
        path: nameOf(directory.subarray(at + CENTRAL_SIZE, next)),
        flags: view.getUint16(at + 8, true),
        method: view.getUint16(at + 10, true),
        crc: view.getInt32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      });
      at = next + (extra ?? 0) + (comment ?? 0);
    }
  } catch {
    return undefined;
  }
  return entries;
}

/** Bytes from a local header's beginning to its data; `undefined` where it is none. */
export function dataBehind(local: Uint8Array): number | undefined {
  const view = viewOf(local);
  if (view.byteLength < LOCAL_SIZE || view.getUint32(0, true) !== LOCAL) return undefined;
  return LOCAL_SIZE + view.getUint16(26, true) + view.getUint16(28, true);
}
