import { gunzipSync } from 'node:zlib';
import { decodeSource, hasTooManyLines, MAX_SOURCE_BYTES, syntaxOf, UTF8 } from '@behave-pro/core/gherkin';
import { AppError } from '../errors';
import { readText, type ReadText } from '../features/change-text';
import type { Identities, ImportFile } from '../invoke-api';
import { pathProblem } from './file-path';
import { sha256 } from '../sha256';

/** A file that came to be imported, read as far as it can be. */
export interface IncomingFile {
  path: string;
  sha256: string;
  read: ReadText;
  /** A letter a scenario, as `ImportFile` has it. */
  testTypes?: string | undefined;
  /** It makes no feature. */
  remains?: true | undefined;
  /** Its name is one of a download, which is filled up with blank lines. */
  download?: true | undefined;
  identities?: Identities | undefined;
  /** What a person made of it and the text with the hash `over`. */
  decided?: { read: ReadText; over: string } | undefined;
}

/** A file of which nothing can be kept. */
export interface UnusableFile {
  path: string;
  reason: string;
}

/** Bytes of all files of a request together: read, a text takes some fifty times its size. */
const MAX_REQUEST_BYTES = 2 * MAX_SOURCE_BYTES;

const isTooLarge = (error: unknown): boolean =>
  error instanceof RangeError && (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';

interface Unpacked extends Omit<IncomingFile, 'sha256' | 'read' | 'decided'> {
  bytes: Buffer;
  decided: { text: string; over: string } | undefined;
}

/** Unpacks; throws where it is no gzip, or more than a file may have. */
export const gunzipped = (gz: string): Buffer =>
  gunzipSync(Buffer.from(gz, 'base64'), { maxOutputLength: MAX_SOURCE_BYTES });

function unpacked({ gz, decided, ...file }: ImportFile): Unpacked | UnusableFile {
  const { path } = file;
  const problem = pathProblem(path);
  if (problem) return { path, reason: problem };
  try {
    const instead = decided && { text: gunzipped(decided.gz).toString('utf8'), over: decided.over };
    return { ...file, bytes: gunzipped(gz), decided: instead };
  } catch (error) {
    return {
      path,
      reason: isTooLarge(error)
        ? 'The file is larger than 1 MB. Split it into several features.'
        : 'The file did not arrive whole. Import it again.',
    };
  }
}

function readBytes({ bytes, decided, ...file }: Unpacked): IncomingFile | UnusableFile {
  const { path } = file;
  const source = decodeSource(bytes);
  if (hasTooManyLines(source.text) || (decided && hasTooManyLines(decided.text)))
    return { path, reason: 'The file has more than 50,000 lines. Split it into several features.' };
  const syntax = syntaxOf(path);
  return {
    ...file,
    sha256: sha256(bytes),
    read: readText({ ...source, syntax }),
    decided: decided && {
      read: readText({ text: decided.text, encoding: UTF8, syntax }),
      over: decided.over,
    },
  };
}

/**
 * Unpacks and reads files; a text that is no Gherkin is no failure here. Answers why where one cannot be used.
 * Throws TooLarge when they are too much for one request.
 */
export function incomingFiles(files: readonly ImportFile[]): (IncomingFile | UnusableFile)[] {
  let size = 0;
  const contents = files.map((file) => {
    const content = unpacked(file);
    if ('bytes' in content) size += content.bytes.byteLength + (content.decided?.text.length ?? 0);
    if (size > MAX_REQUEST_BYTES)
      throw new AppError('TooLarge', 'These files are more than 2 MB together. Import fewer at once.');
    return content;
  });
  return contents.map((content) => ('bytes' in content ? readBytes(content) : content));
}
