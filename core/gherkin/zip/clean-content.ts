import { buf as crc32 } from 'crc-32';
import { isClean, nextClean } from './clean-number';

/** A text as bytes followed by blanks, whose size and CRC-32 are clean. */
export interface CleanContent {
  text: Uint8Array;
  padding: Uint8Array;
  size: number;
  crc: number;
}

const BLANK = 0x20;
const NEWLINE = 0x0a;
/**
 * So many characters of the padding are chosen. Blank or newline in each of the four before the last one sets the
 * CRC's four highest bits of a byte independently of each other, so exactly one of the sixteen ways is clean.
 */
const CHOSEN_CHARACTERS = 4;
/** Long padding is broken into lines of this many bytes. */
const LINE_BYTES = 100;

/** Blank lines of `length` bytes in all that end with a newline, and start with one unless the text ends with one. */
function blankLines(length: number, startNewLine: boolean): Uint8Array {
  const blanks = new Uint8Array(length).fill(BLANK);
  for (let at = LINE_BYTES - 1; at < length; at += LINE_BYTES) blanks[at] = NEWLINE;
  if (length > 0) {
    if (startNewLine) blanks[0] = NEWLINE;
    blanks[length - 1] = NEWLINE;
  }
  return blanks;
}

/**
 * The text in exactly `size` bytes (clean, not below its own length), filled up with trailing blank lines that make
 * its CRC-32 clean. With six bytes to fill there always are such; with fewer it may be `undefined`.
 */
export function contentOfSize(text: Uint8Array, size: number): CleanContent | undefined {
  const length = size - text.length;
  const startNewLine = text.length > 0 && text.at(-1) !== NEWLINE;
  const padding = blankLines(length, startNewLine);
  const free = Math.max(0, Math.min(CHOSEN_CHARACTERS, length - (startNewLine ? 2 : 1)));
  const fixed = Math.max(0, length - 1 - free);
  const crcFixed = crc32(padding.subarray(0, fixed), crc32(text));
  const tail = padding.subarray(fixed);
  for (let way = 0; way < 1 << free; way += 1) {
    for (let bit = 0; bit < free; bit += 1) tail[bit] = way & (1 << bit) ? NEWLINE : BLANK;
    const crc = crc32(tail, crcFixed);
    if (isClean(crc)) return { text, padding, size, crc };
  }
  return undefined;
}

/** The text in the least clean size that works. */
export function shortestContent(text: Uint8Array): CleanContent {
  for (let size = nextClean(text.length); ; size = nextClean(size + 1)) {
    const content = contentOfSize(text, size);
    if (content) return content;
  }
}
