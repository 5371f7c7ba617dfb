import type { IncomingFile } from './incoming-file';

/** Features one transaction takes beside the shards they touch: it has 25 operations. */
const FEATURES_A_TRANSACTION = 20;
/** Bytes of text in one transaction: encoded they stay well below the 4 MB it may have. */
const BYTES_A_TRANSACTION = 2 * 1024 * 1024;

/** What decides which files are written together. */
type Batched = Pick<IncomingFile, 'path'> & { read: { text: string } };

/** Groups in batches that fit into one transaction each; one that is too large for that is cut. */
export function batchesOf<File extends Batched>(groups: readonly (readonly File[])[]): File[][] {
  const batches: File[][] = [];
  let bytes = 0;
  const take = (files: readonly File[], size: number): boolean => {
    const last = batches.at(-1);
    if (!last || last.length + files.length > FEATURES_A_TRANSACTION || bytes + size > BYTES_A_TRANSACTION)
      return false;
    last.push(...files);
    bytes += size;
    return true;
  };
  const sizeOf = (files: readonly File[]): number =>
    files.reduce((sum, { read }) => sum + Buffer.byteLength(read.text), 0);
  const begin = (): void => {
    batches.push([]);
    bytes = 0;
  };
  for (const group of groups) {
    if (take(group, sizeOf(group))) continue;
    begin();
    if (take(group, sizeOf(group))) continue;
    for (const file of group) {
      const size = sizeOf([file]);
      if (take([file], size)) continue;
      if (batches.at(-1)?.length) begin();
      batches.at(-1)?.push(file);
      bytes = size;
    }
  }
  return batches.filter(({ length }) => length > 0);
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
  const losing = new Map<string, number>();
  files.forEach(({ path }, n) => {
    for (const name of without(before.get(path), after.get(path))) losing.set(name, n);
  });
  const heads = files.map((_, n) => n);
  const headOf = (n: number): number => {
    let head = n;
    while (heads[head] !== head) head = heads[head] ?? head;
    return head;
  };
  files.forEach(({ path }, n) => {
    for (const name of without(after.get(path), before.get(path))) {
      const [first, second] = [headOf(n), headOf(losing.get(name) ?? n)].sort((a, b) => a - b);
      if (first !== undefined && second !== undefined) heads[second] = first;
    }
  });
  const groups = new Map<number, File[]>();
  files.forEach((file, n) => {
    const head = headOf(n);
    groups.set(head, [...(groups.get(head) ?? []), file]);
  });
  return [...groups.values()];
}
