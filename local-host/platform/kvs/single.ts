import type { Clock } from '../../contract';
import type { Store } from '../../store';
import { expiryOf } from './checks';
import type { Item, ItemRef, Items } from './items';
import { metadataOf } from './metadata';
import { badRequest, keyConflict, keyNotFound } from './refusal';
import type { Request } from './requests';
import type { Throughput } from './throughput';

/** Reads one item strictly: what was acknowledged is there. */
export function readOne(
  items: Items,
  throughput: Throughput,
  ref: ItemRef,
  options: Request<'get'>['options'],
): object {
  const item = items.get(ref);
  if (!item) throw keyNotFound();
  throughput.read(ref, item.value);
  return { key: ref.key, value: item.value, ...metadataOf(item, options?.metadataFields) };
}

function checkOptions(options: Request<'set'>['options']): void {
  if (options?.returnValue && options.keyPolicy === 'FAIL_IF_EXISTS') {
    throw badRequest('INVALID_REQUEST', 'returnValue needs the key policy OVERRIDE');
  }
  if (options?.returnMetadataFields && !options.returnValue) {
    throw badRequest('INVALID_REQUEST', 'returnMetadataFields needs returnValue');
  }
}

/** Writes one item; resolves once it is on disk. Answers what `returnValue` asked for, if anything. */
export async function writeOne(
  store: Store,
  items: Items,
  clock: Clock,
  ref: ItemRef,
  { value, options }: Request<'set'>,
): Promise<object | undefined> {
  checkOptions(options);
  const expireAt = expiryOf(options?.ttl, clock.now());
  // No throw inside a transaction: the database commits what was written before it.
  const written = await store.transaction((): { before: Item | undefined; after: Item } | 'conflict' => {
    const before = items.get(ref);
    if (before && options?.keyPolicy === 'FAIL_IF_EXISTS') return 'conflict';
    return { before, after: items.put(ref, value, expireAt) };
  });
  if (written === 'conflict') throw keyConflict();
  const answer = options?.returnValue === 'PREVIOUS' ? written.before : written.after;
  if (!options?.returnValue || !answer) return undefined;
  return { key: ref.key, value: answer.value, ...metadataOf(answer, options.returnMetadataFields) };
}

/** Deletes one item; that it was not there is no error. */
export const removeOne = (store: Store, items: Items, ref: ItemRef): Promise<void> =>
  store.transaction(() => items.remove(ref));
