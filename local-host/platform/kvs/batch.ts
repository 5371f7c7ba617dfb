import type { Clock } from '../../contract';
import { LIMITS } from '../../limits';
import type { Store } from '../../store';
import { expiryOf } from './checks';
import type { ItemRef, Items } from './items';
import { metadataOf } from './metadata';
import { KvsRefusal, beyond, keyNotFound } from './refusal';
import type { Request } from './requests';
import type { Locate, Scope } from './scope';

interface Named {
  key: string;
  entityName?: string | undefined;
}

export interface BatchAnswer {
  successfulKeys: object[];
  failedKeys: object[];
}

/** Refuses a whole batch: none or too many keys, or one twice. */
function checkBatch(batch: readonly Named[]): void {
  const { batchKeys, batchKeyUses } = LIMITS.kvs;
  if (batch.length === 0 || batch.length > batchKeys.value) {
    throw beyond(batchKeys, `A batch names between 1 and ${batchKeys.value} keys`);
  }
  const names = new Set(batch.map(({ key, entityName }) => JSON.stringify([entityName, key])));
  if (names.size < batch.length) throw beyond(batchKeyUses, 'A batch names each key once');
}

const nameOf = ({ key, entityName }: Named): object => ({
  key,
  ...(entityName !== undefined && { entityName }),
});

/** Sorts items into those `work` accepts and those it refuses; each stands for itself. */
function each<T extends Named>(batch: readonly T[], work: (item: T) => object): BatchAnswer {
  const answer: BatchAnswer = { successfulKeys: [], failedKeys: [] };
  for (const item of batch) {
    try {
      answer.successfulKeys.push({ ...nameOf(item), ...work(item) });
    } catch (error) {
      if (!(error instanceof KvsRefusal)) throw error;
      answer.failedKeys.push({ ...nameOf(item), error: { code: error.code, message: error.message } });
    }
  }
  return answer;
}

export function batchGet(
  items: Items,
  { locate, throughput }: Pick<Scope, 'locate' | 'throughput'>,
  installation: string,
  batch: Request<'batchGet'>,
): BatchAnswer {
  checkBatch(batch);
  return each(batch, (wanted) => {
    const ref = locate(installation, wanted);
    const item = items.get(ref);
    if (!item) throw keyNotFound();
    throughput.read(ref, item.value);
    return { value: item.value, ...metadataOf(item, wanted.options?.metadataFields) };
  });
}

export async function batchSet(
  store: Store,
  items: Items,
  clock: Clock,
  { locate, accept }: Pick<Scope, 'locate' | 'accept'>,
  installation: string,
  batch: Request<'batchSet'>,
): Promise<BatchAnswer> {
  checkBatch(batch);
  const { batchBytes } = LIMITS.kvs;
  if (Buffer.byteLength(JSON.stringify(batch)) > batchBytes.value) {
    throw beyond(batchBytes, `A batch has at most ${batchBytes.value} bytes`);
  }
  const writes: { ref: ItemRef; value: unknown; expireAt: number | undefined }[] = [];
  const answer = each(batch, (item) => {
    const ref = locate(installation, item);
    accept(ref, item.entityName, item.value);
    writes.push({ ref, value: item.value, expireAt: expiryOf(item.options?.ttl, clock.now()) });
    return {};
  });
  await store.transaction(() => {
    for (const { ref, value, expireAt } of writes) items.put(ref, value, expireAt);
  });
  return answer;
}

export async function batchDelete(
  store: Store,
  items: Items,
  locate: Locate,
  installation: string,
  batch: Request<'batchDelete'>,
): Promise<BatchAnswer> {
  checkBatch(batch);
  const refs: ItemRef[] = [];
  const answer = each(batch, (item) => {
    refs.push(locate(installation, item));
    return {};
  });
  await store.transaction(() => refs.forEach((ref) => items.remove(ref)));
  return answer;
}
