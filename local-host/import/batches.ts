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
  /** Of all files together before they were packed. */
  unpacked: number;
}

/** A file as it is sent, and its bytes as it came. */
export interface PackedFile {
  file: ImportFile;
  unpacked: number;
}

/** What a request holds beside the files: the function's name, the context, the rest of the payload. */
const ENVELOPE = 16 * 1024;
/** `unpacked` is the app's own limit. */
export const BATCH: BatchLimit = {
  files: 60,
  bytes: LIMITS.functions.invokeRequestBytes.value - ENVELOPE,
  unpacked: 2_000_000,
};

export const packed = ({ path, bytes }: SourceFile): PackedFile => ({
  file: { path, gz: gzipSync(bytes).toString('base64') },
  unpacked: bytes.length,
});

/** Files in their order, as many in each batch as fit. One that is too large for any batch has one of its own. */
export function batchesOf(files: readonly PackedFile[], limit: BatchLimit = BATCH): ImportFile[][] {
  const batches: ImportFile[][] = [];
  let used = { bytes: 0, unpacked: 0 };
  for (const { file, unpacked } of files) {
    const size = Buffer.byteLength(JSON.stringify(file)) + 1;
    const last = batches.at(-1);
    const fits =
      last &&
      last.length < limit.files &&
      used.bytes + size <= limit.bytes &&
      used.unpacked + unpacked <= limit.unpacked;
    if (fits) last.push(file);
    else batches.push([file]);
    used = fits
      ? { bytes: used.bytes + size, unpacked: used.unpacked + unpacked }
      : { bytes: size, unpacked };
  }
  return batches;
}
