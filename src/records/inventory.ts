import {
  BATCH_KEYS,
  deleteAll,
  listContents,
  listEntities,
  readContents,
  readEntities,
  type Listed,
  type Stored,
} from '../forge/kvs';
import { chunksOf } from '../lists';
import { persistently } from '../retry';
import type { BlobBody } from './kinds';
import { fromStored } from './record';

/**
 * Every kind of record of the app. Whatever goes over all of them reads this list; manifest.yml declares the same
 * entities, which a test compares.
 */
export const ENTITIES = [
  'project',
  'api-key',
  'auth-failures',
  'feature',
  'issue',
  'example-map',
  'gone',
  'catalogue',
  'latest',
  'vocabulary',
  'run',
  'audit',
  'blob',
  'installation',
] as const;

export type Entity = (typeof ENTITIES)[number];

/** Immutable contents under plain keys. */
export const CONTENTS = 'content';

export type Kind = Entity | typeof CONTENTS;

export interface StoredItem {
  key: string;
  value: unknown;
}

const page = (kind: Kind, cursor: string | undefined): Promise<Listed> =>
  kind === CONTENTS ? listContents(cursor) : listEntities(kind, cursor);

/**
 * Everything of a kind, a page at a time. Queries lag: what was just written may be missing, what was just deleted may
 * still be listed.
 */
export async function* pagesOf(kind: Kind): AsyncGenerator<StoredItem[]> {
  let cursor: string | undefined;
  do {
    const from = cursor;
    const listed: Listed = await persistently(() => page(kind, from));
    if (listed.items.length) yield listed.items;
    cursor = listed.cursor;
  } while (cursor);
}

/** Those of listed items that are really there, as they are now; in order. */
export async function presentOf(kind: Kind, listed: readonly StoredItem[]): Promise<StoredItem[]> {
  const present: StoredItem[] = [];
  for (const some of chunksOf(listed, BATCH_KEYS)) {
    const keys = some.map(({ key }) => key);
    const values = await persistently<unknown[]>(() =>
      kind === CONTENTS ? readContents(keys) : readEntities(keys.map((key) => ({ entity: kind, key }))),
    );
    present.push(...keys.flatMap((key, n) => (values[n] === undefined ? [] : [{ key, value: values[n] }])));
  }
  return present;
}

/** Deletes what is stored of a kind under these keys. Repeating it is harmless. */
export async function deleteItems(kind: Kind, keys: readonly string[]): Promise<void> {
  const refs = keys.map((key) => ({ key, ...(kind !== CONTENTS && { entity: kind }) }));
  for (const some of chunksOf(refs, BATCH_KEYS)) await persistently(() => deleteAll(some));
}

/** The object that a stored item of kind `blob` names. */
export const objectKeyOf = ({ value }: StoredItem): string =>
  fromStored<BlobBody>(value as Stored).body.objectKey;

/** The issue whose record this is. */
export const issueIdOf = ({ key }: StoredItem): string => key.slice('issue:'.length);
