import type { Clock } from '../../contract';
import { LIMITS } from '../../limits';
import type { Store } from '../../store';
import { expiryOf } from './checks';
import type { ItemRef, Items } from './items';
import { metadataOf } from './metadata';
import { KvsRefusal, badRequest, keyNotFound } from './refusal';
import type { Request } from './requests';
import type { Accept, Locate } from './scope';

interface Named {
  key: string;
  entityName?: string | undefined;
}

export interface BatchAnswer {
  successfulKeys: object[];
  failedKeys: object[];
}

/** Refuses a whole batch: none or too many keys, or one twice. The code is ours, Atlassian names none. */
function checkBatch(batch: readonly Named[]): void {
  if (batch.length === 0 || batch.length > LIMITS.kvs.batchKeys) {
    throw badRequest('INVALID_BATCH_REQUEST', `A batch names between 1 and ${LIMITS.kvs.batchKeys} keys`);
  }
  const names = new Set(batch.map(({ key, entityName }) => JSON.stringify([entityName, key])));
  if (names.size < batch.length) throw badRequest('INVALID_BATCH_REQUEST', 'A batch names each key once');
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
  locate: Locate,
  installation: string,
  batch: Request<'batchGet'>,
): BatchAnswer {
  checkBatch(batch);
  return each(batch, (wanted) => {
    const item = items.get(locate(installation, wanted));
    if (!item) throw keyNotFound();
    return { value: item.value, ...metadataOf(item, wanted.options?.metadataFields) };
  });
}

export async function batchSet(
  store: Store,
  items: Items,
  clock: Clock,
  { locate, accept }: { locate: Locate; accept: Accept },
  installation: string,
  batch: Request<'batchSet'>,
): Promise<BatchAnswer> {
  checkBatch(batch);
  if (Buffer.byteLength(JSON.stringify(batch)) > LIMITS.kvs.batchBytes) {
    throw badRequest('MAX_SIZE', `A batch has at most ${LIMITS.kvs.batchBytes} bytes`);
  }
  const writes: { ref: ItemRef; value: unknown; expireAt: number | undefined }[] = [];
  const answer = each(batch, (item) => {
    const ref = locate(installation, item);
    accept(item.entityName, item.value);
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
