import { eachLine, isBlank, isComment, type SourceLine } from './lines';
import type { TextProblem } from './document';

/** Bytes read as text. Written back with `encoding` they are the same bytes, whatever they were. */
export interface DecodedSource {
  text: string;
  /** A label of the Encoding Standard. */
  encoding: string;
  /** Why the text cannot be trusted to say what its author wrote. */
  problem?: TextProblem;
}

export const UTF8 = 'utf-8';
/** Every byte is a character of it, so that bytes of no known encoding are kept and shown all the same. */
const LATIN1 = 'latin1';

/** The comment in which a file says how it is written, as Ruby and Python know it. */
const ENCODING_COMMENT = /^(\s*#.*?coding\s*[:=]\s*)([\w.-]+)(\s*(?:-\*-\s*)?)$/i;

/** Where a file says what its encoding is, in a comment before its first line of Gherkin; `line` counts from 1. */
export function encodingComment(lines: Iterable<SourceLine>): { line: number; name: string } | undefined {
  let line = 0;
  for (const { content } of lines) {
    line += 1;
    const name = ENCODING_COMMENT.exec(content)?.[2];
    if (name) return { line, name: name.toLowerCase() };
    if (!isBlank(content) && !isComment(content)) return undefined;
  }
  return undefined;
}

/** A line that is such a comment, with another encoding in it. */
export const withEncoding = (content: string, encoding: string): string =>
  content.replace(ENCODING_COMMENT, (_, head: string, __, tail: string) => head + encoding + tail);

const declaredEncoding = (text: string): string | undefined => encodingComment(eachLine(text))?.name;

const decodeLatin1 = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

const EVERY_BYTE = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/** Byte by character of an encoding that has one byte a character; `undefined` for any other, or an unknown name. */
function byteTable(encoding: string): Map<string, number> | undefined {
  if (encoding === LATIN1) return new Map([...decodeLatin1(EVERY_BYTE)].map((char, byte) => [char, byte]));
  try {
    const decoder = new TextDecoder(encoding);
    const characters = [...EVERY_BYTE].map((byte) => decoder.decode(Uint8Array.of(byte)));
    return new Map(characters.flatMap((char, byte) => (char === '\uFFFD' ? [] : [[char, byte] as const])));
  } catch {
    return undefined;
  }
}

function encodeBytes(text: string, table: ReadonlyMap<string, number>): Uint8Array | undefined {
  const bytes: number[] = [];
  for (const char of text) {
    const byte = table.get(char);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

const same = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

const UTF16: TextProblem = {
  line: 1,
  column: 1,
  length: 1,
  message: 'The file is UTF-16, which cannot be read here. Save it as UTF-8.',
};

/** The place of the first byte that is not UTF-8, in lines and characters of the Latin-1 text. */
function notUtf8(text: string, bytes: Uint8Array): TextProblem {
  const read = new TextDecoder(UTF8, { ignoreBOM: true }).decode(bytes);
  const before = read.slice(0, Math.max(0, read.indexOf('\uFFFD')));
  const lines = before.split(/\r\n|\r|\n/);
  const offset = new TextEncoder().encode(before).length;
  const code = (text.codePointAt(offset) ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return {
    line: lines.length,
    column: (lines.at(-1) ?? '').length + 1,
    length: 1,
    message: `The file is not UTF-8: byte 0x${code} stands here. Save it as UTF-8, or name its encoding in a comment such as “# encoding: iso-8859-1” at the top.`,
  };
}

/**
 * Reads the bytes of a feature file. UTF-8 first, a byte order mark and all; else the one-byte encoding that its
 * `# encoding:` comment names; else Latin-1 with a `problem`, so that nothing is lost and nobody is misled.
 */
export function decodeSource(bytes: Uint8Array): DecodedSource {
  try {
    return { text: new TextDecoder(UTF8, { fatal: true, ignoreBOM: true }).decode(bytes), encoding: UTF8 };
  } catch {
    // Not UTF-8.
  }
  const latin1 = decodeLatin1(bytes);
  const declared = declaredEncoding(latin1);
  const table = declared && declared !== UTF8 ? byteTable(declared) : undefined;
  if (declared && table) {
    const text = new TextDecoder(declared).decode(bytes);
    const back = encodeBytes(text, table);
    if (back && same(back, bytes)) return { text, encoding: declared };
  }
  return { text: latin1, encoding: LATIN1, problem: isUtf16(bytes) ? UTF16 : notUtf8(latin1, bytes) };
}

/** The bytes of a text in an encoding that `decodeSource` named; `undefined` when it has no such character. */
export function encodeSource(text: string, encoding: string): Uint8Array | undefined {
  if (encoding === UTF8) return new TextEncoder().encode(text);
  const table = byteTable(encoding);
  return table && encodeBytes(text, table);
}

/**
 * How an edited text is to be written: as before while it still names that encoding and has no other characters, else
 * as UTF-8.
 */
export function encodingFor(text: string, before: string): string {
  if (before === UTF8 || declaredEncoding(text) !== before) return UTF8;
  return encodeSource(text, before) ? before : UTF8;
}
