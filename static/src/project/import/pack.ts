import { gzipSync, strToU8 } from 'fflate';
import type { ImportFile } from '../../../../src/invoke-api';
import { toBase64 } from '../../base64';

/** A file as it is sent. Without a time in it: the same bytes are packed the same way, so that a retry is a retry. */
export const packed = (path: string, bytes: Uint8Array): ImportFile => ({
  path,
  gz: toBase64(gzipSync(bytes, { mtime: 0 })),
});

/** A text in UTF-8 as it is sent. */
export const packedText = (path: string, text: string): ImportFile => packed(path, strToU8(text));
