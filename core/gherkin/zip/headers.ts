import type { CleanContent } from './clean-content';

/** One file in the archive, placed. `extra` is the length of its local extra field. */
export interface Entry {
  name: Uint8Array;
  content: CleanContent;
  offset: number;
  extra: number;
}

export const LOCAL_HEADER_BYTES = 30;
export const CENTRAL_HEADER_BYTES = 46;
export const END_BYTES = 22;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** The version of the format that readers need to know: 2.0. */
const VERSION = 20;
/**
 * Made on NTFS (10), by version 2.0: Info-ZIP reads names of files made on FAT as the code page of a DOS machine, and
 * takes permissions of those made on Unix from a field in which "may be written" is an unclean byte.
 */
const MADE_BY = (10 << 8) | VERSION;
/** Bit 11: names are UTF-8. */
const FLAGS = 0x0800;
const STORED = 0;
const MIDNIGHT = 0;
/** 1 January 1980, the format's first day: the same bytes whenever the archive is made. */
const DATE = 0x0021;
/** Of no registered meaning, so readers skip it. */
const EXTRA_ID = 0x5042;
const BLANK = 0x20;
/** Splits an extra field whose data would have an unclean length (0xfc to 0xff in the last byte) in two that have not. */
const FIRST_PART_BYTES = 0x7c;

/** Writes little-endian numbers and bytes one after another into `bytes`. */
export class Writer {
  private at = 0;
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  numbers(...fields: [width: 2 | 4, value: number][]): void {
    for (const [width, value] of fields) {
      if (width === 2) this.view.setUint16(this.at, value, true);
      else this.view.setUint32(this.at, value, true);
      this.at += width;
    }
  }

  raw(bytes: Uint8Array): void {
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
  }

  blanks(count: number): void {
    this.bytes.fill(BLANK, this.at, this.at + count);
    this.at += count;
  }
}

/** An extra field of `length` bytes, all of them below 0x80. */
function writeExtra(writer: Writer, length: number): void {
  if (length === 0) return;
  const data = length - 4;
  const parts = (data & 0x80) === 0 ? [data] : [FIRST_PART_BYTES, data - 4 - FIRST_PART_BYTES];
  for (const part of parts) {
    writer.numbers([2, EXTRA_ID], [2, part]);
    writer.blanks(part);
  }
}

/** What a local and a central header have in common. */
const shared = ({ content }: Entry): [2 | 4, number][] => [
  [2, VERSION],
  [2, FLAGS],
  [2, STORED],
  [2, MIDNIGHT],
  [2, DATE],
  [4, content.crc],
  [4, content.size],
  [4, content.size],
];

export function writeLocal(writer: Writer, entry: Entry): void {
  writer.numbers([4, LOCAL], ...shared(entry), [2, entry.name.length], [2, entry.extra]);
  writer.raw(entry.name);
  writeExtra(writer, entry.extra);
  writer.raw(entry.content.text);
  writer.raw(entry.content.padding);
}

/** The lengths of an extra field and a comment that say nothing. */
export interface Filling {
  extra: number;
  comment: number;
}

export function writeCentral(writer: Writer, entry: Entry, { extra, comment }: Filling): void {
  writer.numbers([4, CENTRAL], [2, MADE_BY], ...shared(entry));
  writer.numbers([2, entry.name.length], [2, extra], [2, comment]);
  // Disk number, internal and external attributes: none.
  writer.numbers([2, 0], [2, 0], [4, 0], [4, entry.offset]);
  writer.raw(entry.name);
  writeExtra(writer, extra);
  writer.blanks(comment);
}

export function writeEnd(writer: Writer, count: number, size: number, offset: number): void {
  writer.numbers([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]);
}
