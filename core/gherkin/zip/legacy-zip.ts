import { shortestContent } from './clean-content';
import { isClean, nextClean } from './clean-number';
import { directoryPadding } from './directory-padding';
import { END_BYTES, writeCentral, writeEnd, writeLocal, Writer, type Entry } from './headers';
import { layOut, type Item } from './layout';

/** A file of an archive; `name` without folders, at most 127 bytes of UTF-8. */
export interface ArchiveFile {
  name: string;
  text: string;
}

/** As many files as the format counts with clean bytes. */
const MAX_FILES = 0x7f7f;

function itemOf({ name, text }: ArchiveFile): Item {
  const encoder = new TextEncoder();
  const nameBytes = encoder.encode(name);
  if (nameBytes.length === 0 || !isClean(nameBytes.length) || nameBytes.length > 0x7f) {
    throw new RangeError(`a file name in an archive has 1 to 127 bytes: ${name}`);
  }
  return { name: nameBytes, content: shortestContent(encoder.encode(text)) };
}

/** Makes files of blanks for filling, under names that no file has. */
function fillerMaker(files: readonly ArchiveFile[]): (blanks: number) => Item {
  const names = new Set(files.map(({ name }) => name));
  let number = 0;
  return (blanks) => {
    do number += 1;
    while (names.has(`padding-${number}.txt`));
    return itemOf({ name: `padding-${number}.txt`, text: ' '.repeat(blanks) });
  };
}

/** Places the files, and as many empty ones as bring their number to one whose bytes are all below 0x80. */
function place(files: readonly ArchiveFile[]): { entries: Entry[]; end: number } | undefined {
  const newFiller = fillerMaker(files);
  const own = layOut(files.map(itemOf), 0, newFiller);
  if (!own) return undefined;
  const entries = [...own.entries, ...own.fillers];
  const missing = Array.from({ length: nextClean(entries.length) - entries.length }, () => newFiller(0));
  const padding = layOut(missing, own.end, newFiller);
  return padding && { entries: [...entries, ...padding.entries], end: padding.end };
}

function write(entries: readonly Entry[], end: number): Uint8Array {
  const padding = directoryPadding(entries);
  const bytes = new Uint8Array(end + padding.size + END_BYTES);
  const writer = new Writer(bytes);
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) writeLocal(writer, entry);
  for (const entry of entries) writeCentral(writer, entry, padding.of(entry));
  writeEnd(writer, entries.length, padding.size, end);
  return bytes;
}

/**
 * A zip archive that is a legal string: encoded as UTF-8 it is the archive, byte for byte. For carriers that take
 * text alone. Files are stored; every byte of every header is below 0x80, which trailing blank lines in the files,
 * extra fields and, where nothing less will do, `padding-n.txt` files of blanks bring about. Gaps lie inside
 * extra fields, so readers that stream find every file. The same files give the same bytes.
 *
 * @returns `undefined` when no such archive exists: with more than 32,639 files, or beyond 8 MB.
 * @throws RangeError for a file name that is empty or longer than 127 bytes.
 */
export function legacyZip(files: readonly ArchiveFile[]): string | undefined {
  const placed = place(files);
  if (!placed || placed.entries.length > MAX_FILES) return undefined;
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(write(placed.entries, placed.end));
}
