import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Hashes what comes in pieces. */
export interface PartHash {
  add(bytes: Uint8Array): void;
  /** Of all that was added. Once. */
  end(): { bytes: number; sha256: string };
}

export function partHash(): PartHash {
  const hash = sha256.create();
  let bytes = 0;
  return {
    add(piece) {
      hash.update(piece);
      bytes += piece.length;
    },
    end: () => ({ bytes, sha256: bytesToHex(hash.digest()) }),
  };
}
