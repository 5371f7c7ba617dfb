import { gzipSync } from 'node:zlib';
import { LIMITS } from '../limits';
import type { SourceFile } from './source';

/** A file as the app's `import` takes it: its bytes gzipped, in base64. */
export interface ImportFile {
  path: string;
  gz: string;
}

export interface BatchLimit {
  files: number;
  bytes: number;
}

/** What a request holds beside the files: the function's name, the context, the rest of the payload. */
const ENVELOPE = 16 * 1024;
export const BATCH: BatchLimit = { files: 60, bytes: LIMITS.functions.invokeRequestBytes - ENVELOPE };

export const packed = ({ path, bytes }: SourceFile): ImportFile => ({
  path,
  gz: gzipSync(bytes).toString('base64'),
});

/** Files in their order, as many in each batch as fit. One that is too large for any batch has one of its own. */
export function batchesOf(files: readonly ImportFile[], limit: BatchLimit = BATCH): ImportFile[][] {
  const batches: ImportFile[][] = [];
  let bytes = 0;
  for (const file of files) {
    const size = Buffer.byteLength(JSON.stringify(file)) + 1;
    const last = batches.at(-1);
    const fits = last && last.length < limit.files && bytes + size <= limit.bytes;
    if (fits) last.push(file);
    else batches.push([file]);
    bytes = fits ? bytes + size : size;
  }
  return batches;
}
