import { hash } from 'node:crypto';

/** The sha256 of bytes, or of a text in UTF-8, as 64 hex digits. */
export const sha256 = (content: string | Uint8Array): string => hash('sha256', content, 'hex');
