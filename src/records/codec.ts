import { gunzipSync, gzipSync } from 'node:zlib';

/** Bodies from this size up are compressed; below, gzip and base64 would make most of them larger. */
const COMPRESS_FROM_BYTES = 2048;
const COMPRESSED = 'gz:';

/** JSON, compressed from 2 KB up. The same value always gives the same text on one version of zlib. */
export function encodeBody(value: unknown): string {
  const json = JSON.stringify(value);
  const bytes = Buffer.from(json);
  if (bytes.byteLength < COMPRESS_FROM_BYTES) return json;
  return COMPRESSED + gzipSync(bytes, { level: 6 }).toString('base64');
}

/** The same, compressed wherever that makes it shorter: for what is written once and read rarely. */
export function encodeShort(value: unknown): string {
  const json = JSON.stringify(value);
  const short = COMPRESSED + gzipSync(Buffer.from(json), { level: 9 }).toString('base64');
  return short.length < Buffer.byteLength(json) ? short : json;
}

/** Bytes that `encodeBody` gives. */
export const encodedBytes = (value: unknown): number => Buffer.byteLength(encodeBody(value));

/** Reverses both. The caller vouches for the shape: only `src/records` writes what is read here. */
export function decodeBody<T>(body: string): T {
  const json = body.startsWith(COMPRESSED)
    ? gunzipSync(Buffer.from(body.slice(COMPRESSED.length), 'base64')).toString('utf8')
    : body;
  return JSON.parse(json) as T;
}
