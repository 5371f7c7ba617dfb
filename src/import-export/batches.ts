import type { IncomingFile } from './incoming-file';

/** Writes one transaction takes beside those of the shards it touches: it has 25 operations. */
const WRITES_A_TRANSACTION = 20;
/** Bytes of text in one transaction: encoded they stay well below the 4 MB it may have. */
const BYTES_A_TRANSACTION = 2 * 1024 * 1024;

/** What decides which files are written together. */
type Batched = Pick<IncomingFile, 'path'> & { read: { text: string } };

/**
 * Groups in batches that fit into one transaction each; a group that is too large for that is cut into its files.
 *
 * @param writesOf Records and contents that a file writes.
 */
export function batchesOf<File extends Batched>(
  groups: readonly (readonly File[])[],
  writesOf: (file: File) => number,
): File[][][] {
  const sizeOf = (files: readonly File[]) => ({
    writes: files.reduce((sum, file) => sum + writesOf(file), 0),
    bytes: files.reduce((sum, { read }) => sum + Buffer.byteLength(read.text), 0),
  });
  const fits = ({ writes, bytes }: ReturnType<typeof sizeOf>): boolean =>
    writes <= WRITES_A_TRANSACTION && bytes <= BYTES_A_TRANSACTION;
  const batches: File[][][] = [];
  let size = { writes: 0, bytes: 0 };
  const whole = groups.flatMap((group) => (fits(sizeOf(group)) ? [[...group]] : group.map((file) => [file])));
  for (const group of whole) {
    const { writes, bytes } = sizeOf(group);
    const together = { writes: size.writes + writes, bytes: size.bytes + bytes };
    const last = batches.at(-1);
    if (last && fits(together)) last.push(group);
    else batches.push([group]);
    size = last && fits(together) ? together : { writes, bytes };
  }
  return batches;
}

/** Names of scenarios by path. */
export type NamesByPath = ReadonlyMap<string, readonly string[]>;

/**
 * Files in groups between which scenarios seem to have moved: a name that one of them had and has not any more, and another
 * has now. What seems so is looked at closely when the group is written; the groups are in the order of their first files.
 */
export function groupsOf<File extends { path: string }>(
  files: readonly File[],
  before: NamesByPath,
  after: NamesByPath,
): File[][] {
  const without = (names: readonly string[] = [], others: readonly string[] = []): string[] => {
    const known = new Set(others);
    return names.filter((name) => !known.has(name));
  };
  const losing = new Map<string, number[]>();
  files.forEach(({ path }, n) => {
    for (const name of without(before.get(path), after.get(path)))
      losing.set(name, [...(losing.get(name) ?? []), n]);
  });
  const heads = files.map((_, n) => n);
  const headOf = (n: number): number => {
    let head = n;
    while (heads[head] !== head) head = heads[head] ?? head;
    return head;
  };
  files.forEach(({ path }, n) => {
    for (const name of without(after.get(path), before.get(path))) {
      for (const loser of losing.get(name) ?? []) {
        const [first = n, second = n] = [headOf(n), headOf(loser)].sort((a, b) => a - b);
        heads[second] = first;
      }
    }
  });
  const groups = new Map<number, File[]>();
  files.forEach((file, n) => {
    const head = headOf(n);
    groups.set(head, [...(groups.get(head) ?? []), file]);
  });
  return [...groups.values()];
}
