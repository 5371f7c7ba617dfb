import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

export const CHECKSUM_TYPES = ['SHA1', 'SHA256', 'CRC32', 'CRC32C'] as const;
export type ChecksumType = (typeof CHECKSUM_TYPES)[number];

/** A checksum over a stream; `digest` answers base64, a CRC as four bytes, big end first, as S3 writes it. */
export interface Checksum {
  update(chunk: Buffer): void;
  digest(): string;
}

const CASTAGNOLI = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value >>> 0;
});

function crc32c(chunk: Buffer, previous: number): number {
  let value = ~previous >>> 0;
  for (const byte of chunk) value = ((CASTAGNOLI[(value ^ byte) & 0xff] as number) ^ (value >>> 8)) >>> 0;
  return ~value >>> 0;
}

function crc(step: (chunk: Buffer, previous: number) => number): Checksum {
  let value = 0;
  return {
    update: (chunk) => void (value = step(chunk, value)),
    digest() {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value >>> 0);
      return bytes.toString('base64');
    },
  };
}

/** Starts a checksum of one of the four types the object store takes. */
export function createChecksum(type: ChecksumType): Checksum {
  if (type === 'CRC32') return crc((chunk, previous) => crc32(chunk, previous));
  if (type === 'CRC32C') return crc(crc32c);
  const hash = createHash(type.toLowerCase());
  return { update: (chunk) => void hash.update(chunk), digest: () => hash.digest('base64') };
}
