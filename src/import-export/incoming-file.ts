import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { decodeSource } from '@behave-pro/core/gherkin';
import { readText, type ReadText } from '../features/change-text';
import type { ImportFile } from '../invoke-api';

/** A file that came to be imported, read as far as it can be. */
export interface IncomingFile {
  path: string;
  sha256: string;
  read: ReadText;
}

/** Nothing of a file that unpacks to more is kept: no feature of that size can be stored. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;

const isTooLarge = (error: unknown): boolean =>
  error instanceof RangeError && (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';

/** Unpacks and reads a file; a text that is no Gherkin is no failure here. Answers why where it cannot be unpacked. */
export function incomingFile({ path, gz }: ImportFile): IncomingFile | { path: string; reason: string } {
  try {
    const bytes = gunzipSync(Buffer.from(gz, 'base64'), { maxOutputLength: MAX_FILE_BYTES });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { path, sha256, read: readText(decodeSource(bytes)) };
  } catch (error) {
    return {
      path,
      reason: isTooLarge(error)
        ? 'The file is larger than 5 MB. Split it into several features.'
        : 'The file did not arrive whole. Import it again.',
    };
  }
}
