import { StorageError, type EntityRef } from '../forge/kvs';
import { distinct } from '../lists';
import type { Change, Reader } from './change';
import { encodeBody } from './codec';
import { shardRef, shardRootRef, type ShardEntity } from './keys';
import type { Ref } from './record';

/**
 * One list of a project, kept in shards: an entry lives in the shard whose prefix its feature id begins with, in bits.
 * A shard that grows beyond a few KB is split by the next bit, so a save rewrites little and a page reads few records.
 */
export interface ShardRoot {
  /** Prefixes of the shards that exist, as strings of 0 and 1; none begins with another. */
  prefixes: string[];
}

export interface Shard<Entry> {
  entries: Entry[];
}

/** The vocabulary is read as a whole only, of which few records are wanted. */
const SPLIT_ABOVE_BYTES: Readonly<Record<ShardEntity, number>> = {
  catalogue: 8 * 1024,
  latest: 8 * 1024,
  vocabulary: 12 * 1024,
};
const SHARDS_MENDED_AT_ONCE = 20;
/** Feature ids have 48 bits; a shard is never split beyond that. */
const ID_BITS = 48;

const bitsOf = (featureId: string): string => BigInt(`0x${featureId}`).toString(2).padStart(ID_BITS, '0');

const refOf = <Entry>(entity: ShardEntity, projectId: string, prefix: string): Ref<Shard<Entry>> =>
  shardRef(entity, projectId, prefix);

/** The record to read first: put it into the first batch of whatever is going to read shards. */
export const shardRoot = (entity: ShardEntity, projectId: string): Ref<ShardRoot> =>
  shardRootRef(entity, projectId);

/** Where a list has no root yet, nothing was ever put into it. */
async function prefixesOf(
  records: Reader,
  entity: ShardEntity,
  projectId: string,
): Promise<string[] | undefined> {
  const [root] = await records.read([shardRoot(entity, projectId)]);
  return root?.body.prefixes;
}

/** Every prefix of a root has its record; one that is missing was split after the root was read: read again. */
async function readParts<Entry>(
  records: Reader,
  entity: ShardEntity,
  projectId: string,
  prefixes: readonly string[],
): Promise<Entry[]> {
  const shards = await records.read(prefixes.map((prefix) => refOf<Entry>(entity, projectId, prefix)));
  if (shards.includes(undefined)) throw new StorageError('conflict', 'SHARD_SPLIT');
  return shards.flatMap((shard) => shard?.body.entries ?? []);
}

/** The shard an entry is in, if it is in any. */
const prefixOf = (prefixes: readonly string[], featureId: string): string | undefined => {
  const bits = bitsOf(featureId);
  return prefixes.find((candidate) => bits.startsWith(candidate));
};

/** The shards that these entries are in, if they are in any. */
const prefixesFor = (prefixes: readonly string[], featureIds: readonly string[]): string[] =>
  distinct(featureIds.flatMap((id) => prefixOf(prefixes, id) ?? []));

/** The shard an entry goes into: where there is none for it, a new one beside those there are, as short as can be. */
function placeFor(prefixes: readonly string[], featureId: string): string {
  const there = prefixOf(prefixes, featureId);
  if (there !== undefined) return there;
  const bits = bitsOf(featureId);
  let length = 0;
  while (prefixes.some((prefix) => prefix.startsWith(bits.slice(0, length)))) length += 1;
  return bits.slice(0, length);
}

/** Every entry of the list, in the shards' order. */
export async function readShards<Entry>(
  records: Reader,
  entity: ShardEntity,
  projectId: string,
): Promise<Entry[]> {
  const prefixes = await prefixesOf(records, entity, projectId);
  return prefixes ? readParts<Entry>(records, entity, projectId, prefixes) : [];
}

/** The shards that hold these features: to be read in one batch with whatever else is needed. */
export async function shardRefsFor(
  records: Reader,
  entity: ShardEntity,
  projectId: string,
  featureIds: readonly string[],
): Promise<EntityRef[]> {
  const prefixes = await prefixesOf(records, entity, projectId);
  if (!prefixes) return [];
  return prefixesFor(prefixes, featureIds).map((prefix) => shardRef(entity, projectId, prefix));
}

/** The entries of these features, by feature id. */
export async function readShardEntries<Entry extends { id: string }>(
  records: Reader,
  entity: ShardEntity,
  projectId: string,
  featureIds: readonly string[],
): Promise<Map<string, Entry>> {
  const prefixes = await prefixesOf(records, entity, projectId);
  if (!prefixes) return new Map();
  const needed = prefixesFor(prefixes, featureIds);
  const wanted = new Set(featureIds);
  const entries = await readParts<Entry>(records, entity, projectId, needed);
  return new Map(entries.filter(({ id }) => wanted.has(id)).map((entry) => [entry.id, entry]));
}

/** True when this very mutation already changed the list. */
export async function alreadyInShards(
  change: Change,
  entity: ShardEntity,
  projectId: string,
): Promise<boolean> {
  for (const prefix of (await prefixesOf(change, entity, projectId)) ?? [])
    if (await change.alreadyIn(refOf(entity, projectId, prefix))) return true;
  return false;
}

/** Lets a change happen only if nobody puts anything for these features meanwhile: what was read of them, or not there. */
export async function checkShardEntries(
  change: Change,
  entity: ShardEntity,
  projectId: string,
  featureIds: readonly string[],
): Promise<void> {
  const prefixes = (await prefixesOf(change, entity, projectId)) ?? [];
  const refs = prefixesFor(prefixes, featureIds).map((prefix) => shardRef(entity, projectId, prefix));
  await change.prefetch(refs);
  for (const ref of refs) change.check(ref);
  if (featureIds.some((id) => prefixOf(prefixes, id) === undefined))
    change.check(shardRoot(entity, projectId));
}

/**
 * Makes a change conflict with every other that does the same: for what must hold over all shards, such as a name that
 * only one entry may have. Comes before entries are put.
 */
export async function touchShards(change: Change, entity: ShardEntity, projectId: string): Promise<void> {
  const prefixes = await prefixesOf(change, entity, projectId);
  if (prefixes) change.put(shardRoot(entity, projectId), { prefixes }, { projectId });
}

interface Split<Entry> {
  prefix: string;
  entries: Entry[];
}

/** Splits until every part is small enough or holds a single entry. A part without entries needs no shard. */
function split<Entry extends { id: string }>(most: number, prefix: string, entries: Entry[]): Split<Entry>[] {
  if (!entries.length) return [];
  const fits = Buffer.byteLength(encodeBody({ entries })) <= most;
  if (fits || entries.length < 2 || prefix.length === ID_BITS) return [{ prefix, entries }];
  return ['0', '1'].flatMap((bit) =>
    split(
      most,
      prefix + bit,
      entries.filter(({ id }) => bitsOf(id).startsWith(prefix + bit)),
    ),
  );
}

function groupByPrefix<Entry>(
  before: readonly string[],
  entries: ReadonlyMap<string, Entry | undefined>,
): Map<string, [string, Entry | undefined][]> {
  const groups = new Map<string, [string, Entry | undefined][]>();
  for (const [id, entry] of entries) {
    const prefix = placeFor([...before, ...groups.keys()], id);
    groups.set(prefix, [...(groups.get(prefix) ?? []), [id, entry]]);
  }
  return groups;
}

/**
 * Replaces or adds entries (`undefined` removes one), splitting shards that grow too large.
 * Costs one write a shard touched, and one for the root when a shard is split or the first is made.
 */
export async function putShardEntries<Entry extends { id: string }>(
  change: Change,
  entity: ShardEntity,
  projectId: string,
  entries: ReadonlyMap<string, Entry | undefined>,
): Promise<void> {
  const root = await prefixesOf(change, entity, projectId);
  if (!root && [...entries.values()].every((entry) => entry === undefined)) return;
  const before = root ?? [''];
  let prefixes = [...before];
  const groups = groupByPrefix(before, entries);
  const refs = [...groups.keys()].map((prefix) => refOf<Entry>(entity, projectId, prefix));
  const shards = await change.read(refs);
  for (const [n, [prefix, changes]] of [...groups].entries()) {
    const shard = shards[n];
    if (root?.includes(prefix) && !shard) throw new StorageError('conflict', 'SHARD_SPLIT');
    const merged = new Map((shard?.body.entries ?? []).map((entry) => [entry.id, entry]));
    for (const [id, entry] of changes) {
      if (entry) merged.set(id, entry);
      else merged.delete(id);
    }
    const parts = split(SPLIT_ABOVE_BYTES[entity], prefix, [...merged.values()]);
    const partRefs = parts.map((part) => refOf<Entry>(entity, projectId, part.prefix));
    await change.read(partRefs);
    partRefs.forEach((ref, k) => change.put(ref, { entries: parts[k]?.entries ?? [] }, { projectId }));
    const names = parts.map((part) => part.prefix);
    if (shard && !names.includes(prefix)) change.remove(shardRef(entity, projectId, prefix));
    prefixes = [...prefixes.filter((old) => old !== prefix), ...names];
  }
  if (!root || prefixes.length !== before.length || prefixes.some((prefix) => !before.includes(prefix)))
    change.put(shardRoot(entity, projectId), { prefixes }, { projectId });
}

/** Whether an entry lies in the shard that its id says. */
const belongs = (prefix: string, { id }: { id: string }): boolean => bitsOf(id).startsWith(prefix);

/**
 * Makes a list readable again whose root names shards that are not there, or whose shards hold what is not theirs.
 * What was in them is to be put in again. Answers how much was wrong; at most 20 shards are mended at once.
 */
export async function mendShards(change: Change, entity: ShardEntity, projectId: string): Promise<number> {
  const prefixes = await prefixesOf(change, entity, projectId);
  if (!prefixes) return 0;
  const refs = prefixes.map((prefix) => refOf<{ id: string }>(entity, projectId, prefix));
  const shards = await change.read(refs);
  const missing = prefixes.filter((_, n) => !shards[n]);
  let mended = missing.length;
  for (const [n, ref] of refs.entries()) {
    const entries = shards[n]?.body.entries ?? [];
    const own = entries.filter((entry) => belongs(prefixes[n] ?? '', entry));
    if (own.length === entries.length || mended - missing.length >= SHARDS_MENDED_AT_ONCE) continue;
    change.put(ref, { entries: own }, { projectId });
    mended += 1;
  }
  if (missing.length) {
    const there = prefixes.filter((prefix) => !missing.includes(prefix));
    change.put(shardRoot(entity, projectId), { prefixes: there }, { projectId });
  }
  return mended;
}

/** The shard that comes after `after` in the order of prefixes, with its entries' ids; `undefined` after the last. */
export async function nextShard(
  records: Reader,
  entity: ShardEntity,
  projectId: string,
  after: string | undefined,
): Promise<{ prefix: string; ids: string[] } | undefined> {
  const prefixes = (await prefixesOf(records, entity, projectId)) ?? [];
  const prefix = [...prefixes].sort().find((one) => after === undefined || one > after);
  if (prefix === undefined) return undefined;
  const entries = await readParts<{ id: string }>(records, entity, projectId, [prefix]);
  return { prefix, ids: entries.map(({ id }) => id) };
}
