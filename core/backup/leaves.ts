/** Kinds of records that a backup holds copies of, in the order in which they are restored. */
export const COPIED = ['project', 'feature', 'issue', 'example-map', 'run'] as const;

export type CopiedKind = (typeof COPIED)[number];

/** What a backup knows of a record: the hash of its copy, and the backup that the copy was made for. */
export interface Entry {
  hash: string;
  since: string;
}

/** Entries by the keys of their records. */
export type Leaf = ReadonlyMap<string, Entry>;

/** A leaf as a root names it: by the backup it was written for, the hash of its text, and how many entries it has. */
export interface NamedLeaf {
  since: string;
  hash: string;
  count: number;
}

/** The leaves of one backup by name. Those without entries are not there. */
export type Leaves = Readonly<Record<string, NamedLeaf>>;

/**
 * Leaves of a kind: so many that what a hundredth of a large project's records lies in is little, so few that a root stays within a
 * unit of storage.
 */
const BUCKETS: Readonly<Record<Exclude<CopiedKind, 'run'>, number>> = {
  project: 1,
  feature: 120,
  issue: 120,
  'example-map': 60,
};
const WEEK_SECONDS = 7 * 24 * 60 * 60;

/** FNV-1a: spreads keys evenly, and alike for ever. */
function spread(key: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < key.length; n += 1) hash = Math.imul(hash ^ key.charCodeAt(n), 0x01000193);
  return hash >>> 0;
}

/**
 * The leaf that a record is in. Runs only ever come and never change, so they lie together by the week they began in: what
 * is written for new ones does not grow with those there are.
 *
 * @param startedAt Of a run, in epoch seconds.
 */
export const leafOf = (kind: CopiedKind, key: string, startedAt = 0): string =>
  `${kind}.${kind === 'run' ? Math.floor(startedAt / WEEK_SECONDS) : spread(key) % BUCKETS[kind]}`;

/** The kind of the records in a leaf. */
export const kindOfLeaf = (name: string): CopiedKind => name.slice(0, name.indexOf('.')) as CopiedKind;

export const leavesOfKind = (leaves: Leaves, kind: CopiedKind): string[] =>
  Object.keys(leaves)
    .filter((name) => kindOfLeaf(name) === kind)
    .sort();

/** How many records a backup has. */
export const sizeOf = (leaves: Leaves): number =>
  Object.values(leaves).reduce((sum, { count }) => sum + count, 0);

/** How many records of a kind a backup has. */
export const countOf = (leaves: Leaves, kind: CopiedKind): number =>
  leavesOfKind(leaves, kind).reduce((sum, name) => sum + (leaves[name]?.count ?? 0), 0);

/** A leaf as it is stored; the same entries give the same text. */
export const leafText = (leaf: Leaf): string =>
  [...leaf]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { hash, since }]) => `${key} ${hash} ${since}`)
    .join(';');

/** Reads it again; `undefined` for what is no such text. */
export function readLeaf(text: string): Leaf | undefined {
  const entries = text.split(';').map((line) => line.split(' '));
  if (entries.some((parts) => parts.length !== 3 || parts.some((part) => !part))) return undefined;
  return new Map(entries.map(([key = '', hash = '', since = '']) => [key, { hash, since }]));
}

/**
 * A leaf after some of its records were looked at: those whose hash is another one than before have an entry of this backup,
 * those that are no more have none. The same leaf where nothing has changed.
 *
 * @param found Hashes by key; `undefined` for a record that is not there.
 */
export function afterLooking(
  leaf: Leaf,
  found: ReadonlyMap<string, string | undefined>,
  since: string,
): { leaf: Leaf; copied: string[] } {
  const copied = [...found].flatMap(([key, hash]) =>
    hash !== undefined && hash !== leaf.get(key)?.hash ? [key] : [],
  );
  const lost = [...found].flatMap(([key, hash]) => (hash === undefined && leaf.has(key) ? [key] : []));
  if (!copied.length && !lost.length) return { leaf, copied };
  const after = new Map(leaf);
  for (const key of lost) after.delete(key);
  for (const key of copied) after.set(key, { hash: found.get(key) ?? '', since });
  return { leaf: after, copied };
}

/** Leaves of a backup that the next one does not name any more: it has another one of that name, or none. */
export const leavesLeft = (leaves: Leaves, next: Leaves): string[] =>
  Object.keys(leaves)
    .filter((name) => leaves[name]?.since !== next[name]?.since)
    .sort();

/**
 * Copies that a leaf names and the next backup's leaf of that name does not. A copy belongs to consecutive backups, from the
 * one it was made for until the record was copied again: so no later backup names them either.
 */
export const copiesLeft = (leaf: Leaf, next: Leaf): { key: string; since: string }[] =>
  [...leaf].flatMap(([key, { since }]) => (next.get(key)?.since === since ? [] : [{ key, since }]));
