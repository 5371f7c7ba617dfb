import { Filter, FilterConditions, ForgeKvsAPIError, Sort, WhereConditions, kvs } from '@forge/kvs';
import { chunksOf } from '../lists';

/** A value Forge storage keeps: JSON, at most 240 KiB. */
export type Stored = Record<string, string | number | boolean>;

/** Names one record of a custom entity. */
export interface EntityRef {
  entity: string;
  key: string;
}

/** What must hold of a record's `revision` for a write to happen: the revision that was read, or no record at all. */
export type Expected = number | 'absent';

export type Operation =
  | { kind: 'set'; ref: EntityRef; value: Stored; expected: Expected; ttlSeconds?: number }
  | { kind: 'delete'; ref: EntityRef; expected: Expected }
  | { kind: 'check'; ref: EntityRef; expected: Expected }
  /** Immutable content under a plain key, on no condition. */
  | { kind: 'content'; key: string; value: string };

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
  return status >= 400 && status < 500 ? 'refused' : 'unknown';
}

async function guarded<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof StorageError) throw error;
    if (error instanceof ForgeKvsAPIError) throw new StorageError(failureOf(error), error.code, error);
    throw new StorageError('unknown', error instanceof Error ? error.name : 'UNKNOWN', error);
  }
}

/** Keys one batch request may name. Source: Forge's batch API. */
export const BATCH_KEYS = 25;

const nameOf = (item: { entityName?: string; key: string }): string =>
  `${item.entityName ?? ''}\n${item.key}`;

async function readBatch(items: { entityName?: string; key: string }[]): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  const { successfulKeys, failedKeys } = await guarded(() => kvs.batchGet<unknown>(items));
  const failure = failedKeys.find(({ error }) => error.code !== 'KEY_NOT_FOUND');
  if (failure) throw new StorageError('unknown', failure.error.code, failure);
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
    const { failedKeys } = await guarded(() => kvs.batchSet(batch));
    const [failure] = failedKeys;
    if (failure) throw new StorageError('unknown', failure.error.code, failure);
  }
}

const conditionOf = (expected: Expected) =>
  new Filter<Stored>().and(
    'revision',
    expected === 'absent' ? FilterConditions.notExists() : FilterConditions.equalTo(expected),
  );

/** Operations one transaction may hold. Source: Forge's transaction API. */
const TRANSACTION_OPERATIONS = 25;

/** All of the operations or none. At most 25 operations, else `TOO_MANY_OPERATIONS`, and 4 MB. */
export async function transact(operations: readonly Operation[]): Promise<void> {
  if (operations.length > TRANSACTION_OPERATIONS) throw new StorageError('refused', 'TOO_MANY_OPERATIONS');
  const transaction = kvs.transact();
  for (const operation of operations) {
    if (operation.kind === 'content') {
      transaction.set(operation.key, operation.value);
      continue;
    }
    const { entity: entityName, key } = operation.ref;
    const guard = { entityName, conditions: conditionOf(operation.expected) };
    if (operation.kind === 'delete') transaction.delete(key, guard);
    else if (operation.kind === 'check') transaction.check(key, guard);
    else {
      const ttl = operation.ttlSeconds && ({ value: operation.ttlSeconds, unit: 'SECONDS' } as const);
      transaction.set(key, operation.value, guard, ttl ? { ttl } : undefined);
    }
  }
  await guarded(() => transaction.execute());
}

/** One page of an index, eventually consistent: what was just written may be missing. */
export interface Page {
  records: { key: string; value: Stored }[];
  cursor?: string;
}

/** Reads up to 100 records of an index partition; `from` (inclusive) bounds the range attribute. */
export async function queryIndex(
  entity: string,
  index: string,
  partition: string[],
  options: { from?: number; newestFirst?: boolean; limit?: number; cursor?: string } = {},
): Promise<Page> {
  let query = kvs
    .entity<Stored>(entity)
    .query()
    .index(index, { partition })
    .limit(options.limit ?? 100);
  if (options.from !== undefined) query = query.where(WhereConditions.greaterThanEqualTo(options.from));
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

/** Lists everything under plain keys; 100 a page. */
export async function listContents(cursor?: string): Promise<Listed> {
  const query = kvs.query().limit(PAGE);
  const { results, nextCursor } = await guarded(() => (cursor ? query.cursor(cursor) : query).getMany());
  return {
    items: results.map(({ key, value }) => ({ key, value })),
    ...(nextCursor && { cursor: nextCursor }),
  };
}

/** Deletes records or plain contents whatever they hold, 25 a request. Repeating it is harmless. */
export async function deleteAll(items: readonly { entity?: string; key: string }[]): Promise<void> {
  for (const batch of chunksOf(items, BATCH_KEYS)) {
    const { failedKeys } = await guarded(() =>
      kvs.batchDelete(batch.map(({ entity, key }) => ({ key, ...(entity && { entityName: entity }) }))),
    );
    const failure = failedKeys.find(({ error }) => error.code !== 'KEY_NOT_FOUND');
    if (failure) throw new StorageError('unknown', failure.error.code, failure);
  }
}
