import { Filter, FilterConditions, ForgeKvsAPIError, Sort, WhereConditions, kvs } from '@forge/kvs';
import { chunksOf } from '../lists';
import { again, type Failure } from './again';

/** A value Forge storage keeps: JSON, at most 240 KiB. */
export type Stored = Record<string, string | number | boolean>;

/** Names one record of a custom entity. */
export interface EntityRef {
  entity: string;
  key: string;
}

/** What must hold of a record's `revision` for a write to happen: the revision that was read, no record at all, or nothing. */
export type Expected = number | 'absent' | 'any';

export type Operation =
  | { kind: 'set'; ref: EntityRef; value: Stored; expected: Expected; ttlSeconds?: number }
  | { kind: 'delete'; ref: EntityRef; expected: Exclude<Expected, 'any'> }
  | { kind: 'check'; ref: EntityRef; expected: Exclude<Expected, 'any'> }
  /** Immutable content under a plain key, on no condition. */
  | { kind: 'content'; key: string; value: string }
  | { kind: 'content gone'; key: string };

/** `conflict`: a condition did not hold. `refused`: asking again is useless. `unknown`: it may or may not have happened. */
export type StorageFailure = 'conflict' | 'refused' | 'limited' | 'unknown';

/** What every function of this module throws. `code` is the platform's word, for the log. */
export class StorageError extends Error {
  constructor(
    readonly failure: StorageFailure,
    readonly code: string,
    cause?: unknown,
  ) {
    super(`Storage: ${code}`, { cause });
    this.name = 'StorageError';
  }
}

function failureOf({ code, responseDetails: { status } }: ForgeKvsAPIError): StorageFailure {
  if (code === 'CONDITIONAL_CHECK_FAILED' || code === 'KEY_CONFLICT') return 'conflict';
  if (status === 429) return 'limited';
  // 501: not for now, but never.
  return (status >= 400 && status < 500) || status === 501 ? 'refused' : 'unknown';
}

function storageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  if (error instanceof ForgeKvsAPIError) return new StorageError(failureOf(error), error.code, error);
  return new StorageError('unknown', error instanceof Error ? error.name : 'UNKNOWN', error);
}

/** The client of the storage keeps the headers of an answer to itself: what `Retry-After` says is not known here. */
const WORTH: Record<StorageFailure, Failure> = {
  conflict: { kind: 'final' },
  refused: { kind: 'final' },
  limited: { kind: 'limited' },
  unknown: { kind: 'lost' },
};

/**
 * Every request of this module passes here, and each is harmless when it is made again: reads, contents that never
 * change, deletions, and transactions on the condition that nothing of theirs has been written since.
 */
async function guarded<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await again(call, (error) => WORTH[storageError(error).failure], { harmless: true });
  } catch (error) {
    throw storageError(error);
  }
}

/** Keys one batch request may name. Source: Forge's batch API. */
export const BATCH_KEYS = 25;

const nameOf = (item: { entityName?: string; key: string }): string =>
  `${item.entityName ?? ''}\n${item.key}`;

/** A batch may fail in part; what is not there is no failure. */
function assertAll(failedKeys: readonly { error: { code: string } }[]): void {
  const failure = failedKeys.find(({ error }) => error.code !== 'KEY_NOT_FOUND');
  if (failure) throw new StorageError(failureOfKey(failure.error.code), failure.error.code, failure);
}

/** What a refusal of one key of a batch says; it comes without a status. Codes that are not known may pass. */
const REFUSED_KEYS = ['MAX_SIZE', 'MAX_DEPTH', 'INVALID_KEY', 'KEY_TOO_LONG', 'EMPTY_KEY', 'INVALID_VALUE'];

function failureOfKey(code: string): StorageFailure {
  if (code === 'RATE_LIMIT_EXCEEDED') return 'limited';
  return REFUSED_KEYS.includes(code) ? 'refused' : 'unknown';
}

async function readBatch(items: { entityName?: string; key: string }[]): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  const successfulKeys = await guarded(async () => {
    const answer = await kvs.batchGet<unknown>(items);
    assertAll(answer.failedKeys);
    return answer.successfulKeys;
  });
  for (const item of successfulKeys) found.set(nameOf(item), item.value);
  return found;
}

async function readAll(items: { entityName?: string; key: string }[]): Promise<unknown[]> {
  const batches = await Promise.all(chunksOf(items, BATCH_KEYS).map(readBatch));
  const found = new Map(batches.flatMap((batch) => [...batch]));
  return items.map((item) => found.get(nameOf(item)));
}

/** Reads records strictly, 25 a request, in the order asked; `undefined` where there is none. */
export async function readEntities(refs: readonly EntityRef[]): Promise<(Stored | undefined)[]> {
  const values = await readAll(refs.map(({ entity, key }) => ({ entityName: entity, key })));
  return values as (Stored | undefined)[];
}

/** Reads immutable content under plain keys, 25 a request, in the order asked. */
export async function readContents(keys: readonly string[]): Promise<(string | undefined)[]> {
  return (await readAll(keys.map((key) => ({ key })))) as (string | undefined)[];
}

/** Writes immutable content under plain keys, 25 a request. Repeating it is harmless. */
export async function writeContents(contents: readonly { key: string; value: string }[]): Promise<void> {
  for (const batch of chunksOf(contents, BATCH_KEYS)) {
    await guarded(async () => assertAll((await kvs.batchSet(batch)).failedKeys));
  }
}

const conditionOf = (expected: Exclude<Expected, 'any'>) =>
  new Filter<Stored>().and(
    'revision',
    expected === 'absent' ? FilterConditions.notExists() : FilterConditions.equalTo(expected),
  );

/** Operations one transaction may hold. Source: Forge's transaction API. */
const TRANSACTION_OPERATIONS = 25;

function transactionOf(operations: readonly Operation[]) {
  const transaction = kvs.transact();
  for (const operation of operations) {
    if (operation.kind === 'content') {
      transaction.set(operation.key, operation.value);
      continue;
    }
    if (operation.kind === 'content gone') {
      transaction.delete(operation.key);
      continue;
    }
    const { entity: entityName, key } = operation.ref;
    if (operation.kind === 'set') {
      const { expected, ttlSeconds, value } = operation;
      const ttl = ttlSeconds && ({ value: ttlSeconds, unit: 'SECONDS' } as const);
      const guard = { entityName, ...(expected !== 'any' && { conditions: conditionOf(expected) }) };
      transaction.set(key, value, guard, ttl ? { ttl } : undefined);
      continue;
    }
    const guard = { entityName, conditions: conditionOf(operation.expected) };
    if (operation.kind === 'delete') transaction.delete(key, guard);
    else transaction.check(key, guard);
  }
  return transaction;
}

/**
 * All of the operations or none. At most 25 operations, else `TOO_MANY_OPERATIONS`, and 4 MB. Throws `conflict` also when
 * the answer was lost of a transaction that did happen: whoever asked knows its own writes again.
 */
export async function transact(operations: readonly Operation[]): Promise<void> {
  if (operations.length > TRANSACTION_OPERATIONS) throw new StorageError('refused', 'TOO_MANY_OPERATIONS');
  await guarded(() => transactionOf(operations).execute());
}

/** One page of an index, eventually consistent: what was just written may be missing. */
export interface Page {
  records: { key: string; value: Stored }[];
  cursor?: string;
}

const within = (from: number, to: number | undefined) =>
  to === undefined ? WhereConditions.greaterThanEqualTo(from) : WhereConditions.between(from, to);

/**
 * Reads up to 100 records of an index partition, or of an index that has none; `from` and `to` (both inclusive, `to` only with
 * `from`) bound the range attribute.
 */
export async function queryIndex(
  entity: string,
  index: string,
  partition: string[],
  options: { from?: number; to?: number; newestFirst?: boolean; limit?: number; cursor?: string } = {},
): Promise<Page> {
  let query = kvs
    .entity<Stored>(entity)
    .query()
    .index(index, partition.length ? { partition } : undefined)
    .limit(options.limit ?? 100);
  if (options.from !== undefined) query = query.where(within(options.from, options.to));
  if (options.newestFirst) query = query.sort(Sort.DESC);
  if (options.cursor) query = query.cursor(options.cursor);
  const { results, nextCursor } = await guarded(() => query.getMany());
  return {
    records: results.map(({ key, value }) => ({ key, value })),
    ...(nextCursor && { cursor: nextCursor }),
  };
}

/** A page of everything stored of one kind: records of an entity, or plain contents. Eventually consistent. */
export interface Listed {
  items: { key: string; value: unknown }[];
  cursor?: string;
}

/** The index every entity has without declaring it. */
const BY_KEY = 'by-key';
const PAGE = 100;

/** Lists an entity's records in the order of their keys, whatever project they belong to; 100 a page. */
export async function listEntities(entity: string, cursor?: string): Promise<Listed> {
  const query = kvs.entity<Stored>(entity).query().index(BY_KEY).limit(PAGE);
  const { results, nextCursor } = await guarded(() => (cursor ? query.cursor(cursor) : query).getMany());
  return {
    items: results.map(({ key, value }) => ({ key, value })),
    ...(nextCursor && { cursor: nextCursor }),
  };
}

/** Lists what lies under plain keys that begin with `prefix`, all where there is none; 100 a page. */
export async function listContents(cursor?: string, prefix?: string): Promise<Listed> {
  const all = kvs.query().limit(PAGE);
  const query = prefix === undefined ? all : all.where('key', WhereConditions.beginsWith(prefix));
  const { results, nextCursor } = await guarded(() => (cursor ? query.cursor(cursor) : query).getMany());
  return {
    items: results.map(({ key, value }) => ({ key, value })),
    ...(nextCursor && { cursor: nextCursor }),
  };
}

/** Deletes records or plain contents whatever they hold, 25 a request. Repeating it is harmless. */
export async function deleteAll(items: readonly { entity?: string; key: string }[]): Promise<void> {
  for (const batch of chunksOf(items, BATCH_KEYS)) {
    const items = batch.map(({ entity, key }) => ({ key, ...(entity && { entityName: entity }) }));
    await guarded(async () => assertAll((await kvs.batchDelete(items)).failedKeys));
  }
}
