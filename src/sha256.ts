import { createHash } from 'node:crypto';

/** The sha256 of bytes, or of a text in UTF-8, as 64 hex digits. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');
