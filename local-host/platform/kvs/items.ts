import { createHash } from 'node:crypto';
import type { Clock, EntityDefinition } from '../../contract';
import { LIMITS } from '../../limits';
import type { Store } from '../../store';
import type { EntityValue } from './conditions';
import { indexesOf, positionIn } from './entities';
import type { WriteLog } from './write-log';

/** Plain values, secrets and each entity are spaces of their own. */
export type Space = 'value' | 'secret' | `entity:${string}`;

export const entitySpace = (name: string): Space => `entity:${name}`;

export interface ItemRef {
  installation: string;
  space: Space;
  key: string;
}

/** Times are milliseconds of the app's clock. */
export interface Item {
  value: unknown;
  createdAt: number;
  updatedAt: number;
  expireAt?: number;
}

export interface Items {
  get(ref: ItemRef): Item | undefined;
  /** Only inside `Store.transaction`. Answers what was stored. */
  put(ref: ItemRef, value: unknown, expireAt?: number): Item;
  /** Only inside `Store.transaction`. */
  remove(ref: ItemRef): void;
  /** Items of a space in the order of their keys, from `start` (inclusive). */
  scan(installation: string, space: Space, start: string, reverse?: boolean): Iterable<[string, Item]>;
  /** Deletes everything of an installation. */
  clear(installation: string): Promise<void>;
}

/** Above every key: no text sorts behind it. */
export const LAST = '\u{10ffff}';

/** Long keys do not fit beside a range value into the database's 1,978 bytes; only the order of equal ranges is lost. */
export const indexKey = (key: string): string =>
  Buffer.byteLength(key) <= 500 ? key : createHash('sha256').update(key).digest('hex');

export function openItems(
  store: Store,
  entities: Map<string, EntityDefinition>,
  clock: Clock,
  writes: WriteLog,
): Items {
  const items = store.table<Item>('kvs');
  const index = store.table<string>('kvs-index');
  const keyOf = ({ installation, space, key }: ItemRef): string[] => [installation, space, key];
  // The latest moment the platform may delete an expired item is the one an app has to live with.
  const gone = (item: Item): boolean =>
    item.expireAt !== undefined && clock.now() >= item.expireAt + LIMITS.kvs.ttlDeletionDelay.value;
  const live = (item: Item | undefined): Item | undefined => (item && !gone(item) ? item : undefined);

  const entryKeys = (ref: ItemRef, item: Item): (string | number | boolean)[][] => {
    const name = ref.space.startsWith('entity:') ? ref.space.slice('entity:'.length) : '';
    const entity = entities.get(name);
    if (!entity) return [];
    return indexesOf(entity).flatMap((definition) => {
      const position = positionIn(definition, item.value as EntityValue);
      if (!position) return [];
      return [
        [ref.installation, name, definition.name, position.partition, position.range, indexKey(ref.key)],
      ];
    });
  };
  const unindex = (ref: ItemRef, item: Item): void => {
    for (const entry of entryKeys(ref, item)) index.removeSync(entry);
  };

  return {
    get: (ref) => live(items.get(keyOf(ref))),
    put(ref, value, expireAt) {
      const stored = items.get(keyOf(ref));
      const before = live(stored);
      const now = clock.now();
      const item: Item = {
        value,
        createdAt: before?.createdAt ?? now,
        updatedAt: now,
        ...(expireAt && { expireAt }),
      };
      if (stored) unindex(ref, stored);
      items.putSync(keyOf(ref), item);
      for (const entry of entryKeys(ref, item)) index.putSync(entry, ref.key);
      writes.note(ref, before);
      return item;
    },
    remove(ref) {
      const stored = items.get(keyOf(ref));
      if (!stored) return;
      unindex(ref, stored);
      items.removeSync(keyOf(ref));
      writes.note(ref, live(stored));
    },
    *scan(installation, space, start, reverse = false) {
      const low = [installation, space, start];
      const high = [installation, space, LAST];
      const range = reverse ? { start: high, end: low, reverse } : { start: low, end: high };
      for (const { key, value } of items.getRange(range)) {
        if (!gone(value)) yield [String((key as string[])[2]), value];
      }
    },
    async clear(installation) {
      await store.transaction(() => {
        for (const table of [items, index]) {
          for (const key of table.getKeys({ start: [installation], end: [installation, LAST] }))
            table.removeSync(key);
        }
      });
      writes.clear();
    },
  };
}
