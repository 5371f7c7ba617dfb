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
  '{"path":,"gz":"","testTypes":"","download":true,"remains":true},'.length;

interface Load {
  files: number;
  bytes: number;
  unpacked: number;
}

const EMPTY: Load = { files: 0, bytes: 0, unpacked: 0 };

const loadOf = (files: readonly ReadyFile[], before: Load = EMPTY): Load =>
  files.reduce(
    (sum, { file, unpacked }) => ({
      files: sum.files + 1,
      bytes: sum.bytes + payloadBytes(file),
      unpacked: sum.unpacked + unpacked,
    }),
    before,
  );

const fits = ({ files, bytes, unpacked }: Load): boolean =>
  files <= MOST_FILES && bytes <= MOST_BYTES && unpacked <= MOST_UNPACKED;

/** Which files go into one request, in their order: those of a group together, unless no request can carry them all. */
export function planBatches(groups: readonly (readonly ReadyFile[])[]): Plan {
  const plan: Plan = { batches: [], tooLarge: [] };
  let load = EMPTY;
  const put = (files: readonly ReadyFile[]): void => {
    const together = loadOf(files, load);
    const batch = fits(together) ? plan.batches.at(-1) : undefined;
    load = batch ? together : loadOf(files);
    const sent = files.map(({ file }) => file);
    if (batch) batch.push(...sent);
    else plan.batches.push(sent);
  };
  for (const group of groups) {
    const able = group.filter(({ file }) => payloadBytes(file) <= MOST_BYTES);
    plan.tooLarge.push(...group.filter((one) => !able.includes(one)).map(({ file }) => file));
    if (able.length && fits(loadOf(able))) put(able);
    else for (const one of able) put([one]);
  }
  return plan;
}
