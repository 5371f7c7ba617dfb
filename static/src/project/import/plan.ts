import type { ImportFile } from '../../../../src/invoke-api';

/** Of one request: the platform takes 500 KB and the app has 25 seconds. */
export const MOST_FILES = 60;
export const MOST_BYTES = 350_000;
/** Of all files of a request unpacked: the app refuses more than 2 MB. */
export const MOST_UNPACKED = 2_000_000;

/** A file as it is sent, and its bytes as it came. */
export interface ReadyFile {
  file: ImportFile;
  unpacked: number;
}

export interface Plan {
  batches: ImportFile[][];
  /** Files that no request can carry. */
  tooLarge: ImportFile[];
}

/** Bytes of a file within a request, at most: a UTF-16 unit of its path is three bytes or fewer. */
export const payloadBytes = ({ path, gz, testTypes = '' }: ImportFile): number =>
  JSON.stringify(path).length * 3 +
  gz.length +
  testTypes.length +
  '{"path":,"gz":"","testTypes":"","download":true},'.length;

/** Which files go together into one request, in their order. */
export function planBatches(files: readonly ReadyFile[]): Plan {
  const plan: Plan = { batches: [], tooLarge: [] };
  let bytes = 0;
  let unpackedBytes = 0;
  for (const { file, unpacked } of files) {
    const size = payloadBytes(file);
    if (size > MOST_BYTES) {
      plan.tooLarge.push(file);
      continue;
    }
    const batch = plan.batches.at(-1);
    const fits =
      batch &&
      batch.length < MOST_FILES &&
      bytes + size <= MOST_BYTES &&
      unpackedBytes + unpacked <= MOST_UNPACKED;
    if (fits) batch.push(file);
    else plan.batches.push([file]);
    bytes = fits ? bytes + size : size;
    unpackedBytes = fits ? unpackedBytes + unpacked : unpacked;
  }
  return plan;
}
