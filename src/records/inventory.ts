import { deleteAll, listContents, listEntities, type Listed } from '../forge/kvs';
import { fromStored } from './record';
import type { Stored } from '../forge/kvs';
import type { BlobBody } from './kinds';

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
  'gone',
  'catalogue',
  'latest',
  'run',
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

/** Everything of a kind, a page at a time. Queries lag: what was just written may be missing. */
export async function* pagesOf(kind: Kind): AsyncGenerator<StoredItem[]> {
  let cursor: string | undefined;
  do {
    const listed: Listed = await page(kind, cursor);
    if (listed.items.length) yield listed.items;
    cursor = listed.cursor;
  } while (cursor);
}

/** Deletes stored items of a kind. */
export const deleteItems = (kind: Kind, items: readonly StoredItem[]): Promise<void> =>
  deleteAll(items.map(({ key }) => ({ key, ...(kind !== CONTENTS && { entity: kind }) })));

/** The object that a stored item of kind `blob` names. */
export const objectKeyOf = ({ value }: StoredItem): string =>
  fromStored<BlobBody>(value as Stored).body.objectKey;

/** The issue whose record this is. */
export const issueIdOf = ({ key }: StoredItem): string => key.slice('issue:'.length);
