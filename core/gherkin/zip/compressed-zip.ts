import { zipSync } from 'fflate';
import type { ArchiveFile } from './legacy-zip';

/**
 * An ordinary compressed zip, for carriers that take bytes. The same files give the same bytes.
 */
export function compressedZip(files: readonly ArchiveFile[]): Uint8Array {
  const encoder = new TextEncoder();
  const entries = Object.fromEntries(files.map(({ name, text }) => [name, encoder.encode(text)]));
  // The format stores local time without a zone; a local date is the same bytes everywhere.
  return zipSync(entries, { mtime: new Date(1980, 0, 1) });
}
