const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
/** Of a local header before its name. */
export const LOCAL_SIZE = 30;
const MOST_COMMENT = 0xffff;
/** Of a zip that may be larger than 4 GB: a second end with larger numbers, and what leads to it, stand before the end. */
const LARGE_END = 0x06064b50;
const LARGE_END_SIZE = 56 + 20;
/** Numbers that say that a larger one stands elsewhere. */
const LARGE_COUNT = 0xffff;
const LARGE = 0xffffffff;
/** What of an entry's extra fields holds its larger numbers. */
const LARGE_FIELD = 1;
/** As much of a zip's end as surely holds what says where its directory is. */
export const MOST_END = END_SIZE + MOST_COMMENT + LARGE_END_SIZE;

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

/** Letters of the first PCs from 0x80 on: a zip has names in them, unless it has them in UTF-8. */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
  'αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

const ofFirstPcs = (byte: number): string =>
  byte < 0x80 ? String.fromCharCode(byte) : CP437.charAt(byte - 0x80);

/** Zips mark names in UTF-8, but some programs that write UTF-8 forget the mark. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Array.from(bytes, ofFirstPcs).join('');
  }
}

/** Where a zip says what is in it. */
interface Directory {
  count: number;
  size: number;
  offset: number;
}

const largeAt = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

function largeDirectory(view: DataView, end: number): Directory | undefined {
  const at = end - LARGE_END_SIZE;
  if (at < 0 || view.getUint32(at, true) !== LARGE_END) return undefined;
  return { count: largeAt(view, at + 32), size: largeAt(view, at + 40), offset: largeAt(view, at + 48) };
}

/** Where the directory of a zip is, by the end of it; `undefined` where it is no zip. */
export function directoryAt(end: Uint8Array): Directory | undefined {
  const view = viewOf(end);
  const lowest = Math.max(0, view.byteLength - MOST_END);
  for (let at = view.byteLength - END_SIZE; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) !== END) continue;
    const count = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 12, true);
    const offset = view.getUint32(at + 16, true);
    const isLarge = count === LARGE_COUNT || size === LARGE || offset === LARGE;
    return (isLarge && largeDirectory(view, at)) || { count, size, offset };
  }
  return undefined;
}

/** The size, packed size and place of an entry: those that are too large for it stand in its extra fields, in this order. */
function numbersOf(view: DataView, at: number, extra: { from: number; to: number }): number[] {
  const own = [24, 20, 42].map((place) => view.getUint32(at + place, true));
  if (!own.includes(LARGE)) return own;
  for (let field = extra.from; field < extra.to; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== LARGE_FIELD) continue;
    let next = field + 4;
    return own.map((number) => {
      if (number !== LARGE) return number;
      next += 8;
      return largeAt(view, next - 8);
    });
  }
  return own;
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
      const behind = next + (extra ?? 0);
      const [size = 0, packed = 0, offset = 0] = numbersOf(view, at, { from: next, to: behind });
      entries.push({
        path: nameOf(directory.subarray(at + CENTRAL_SIZE, next)),
        flags: view.getUint16(at + 8, true),
        method: view.getUint16(at + 10, true),
        crc: view.getInt32(at + 16, true),
        packed,
        size,
        offset,
      });
      at = behind + (comment ?? 0);
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
