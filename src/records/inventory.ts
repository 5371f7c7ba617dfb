import {
  BATCH_KEYS,
  deleteAll,
  listContents,
  listEntities,
  queryIndex,
  readContents,
  readEntities,
  type Listed,
  type Stored,
} from '../forge/kvs';
import { chunksOf } from '../lists';
import { CONTENT_KINDS, contentPrefix, type ContentKind } from './keys';
import { persistently } from '../retry';
import type { StoredKind } from '../invoke-api';
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
  'generation',
  'facts',
  'download',
  'backup',
  'audit',
  'blob',
  'installation',
  'removal',
] as const satisfies readonly StoredKind[];

export type Entity = (typeof ENTITIES)[number];

/** Immutable contents under plain keys. */
export const CONTENTS = 'content';

export type Kind = Entity | typeof CONTENTS;

export interface StoredItem {
  key: string;
  value: unknown;
}

/**
 * Where the removal of one project finds what is kept of it. `by project`: each record says whose it is, and an index knows;
 * contents say it in their keys. `of the site`: it belongs to no project, or tells that one was removed. `ages out`: it is a
 * backup, which a removal on request leaves out.
 */
export const REACH: Readonly<Record<Kind, 'by project' | 'of the site' | 'ages out'>> = {
  project: 'by project',
  'api-key': 'by project',
  'auth-failures': 'by project',
  feature: 'by project',
  issue: 'by project',
  'example-map': 'by project',
  gone: 'by project',
  catalogue: 'by project',
  latest: 'by project',
  vocabulary: 'by project',
  run: 'by project',
  generation: 'by project',
  facts: 'by project',
  download: 'by project',
  backup: 'ages out',
  audit: 'by project',
  blob: 'by project',
  content: 'by project',
  installation: 'of the site',
  removal: 'of the site',
};

const page = (kind: Kind, cursor: string | undefined): Promise<Listed> =>
  kind === CONTENTS ? listContents(cursor) : listEntities(kind, cursor);

/**
 * Everything of a kind, a page at a time. Queries lag: what was just written may be missing, what was just deleted may
 * still be listed.
 */
export const pagesOf = (kind: Kind): AsyncGenerator<StoredItem[]> => pagesBy((from) => page(kind, from));

async function* pagesBy(list: (cursor: string | undefined) => Promise<Listed>): AsyncGenerator<StoredItem[]> {
  let cursor: string | undefined;
  do {
    const from = cursor;
    const listed: Listed = await persistently(() => list(from));
    if (listed.items.length) yield listed.items;
    cursor = listed.cursor;
  } while (cursor);
}

async function pageOfProject(entity: Entity, projectId: string, cursor?: string): Promise<Listed> {
  const found = await queryIndex(entity, 'by-project', [projectId], cursor ? { cursor } : {});
  return { items: found.records, ...(found.cursor && { cursor: found.cursor }) };
}

/** Contents of a project of some kinds, a page at a time. */
export async function* contentsOfProject(
  kinds: readonly ContentKind[],
  projectId: string,
): AsyncGenerator<StoredItem[]> {
  for (const content of kinds)
    yield* pagesBy((from) => listContents(from, contentPrefix(content, projectId)));
}

/** Everything whose key begins with `prefix` under plain keys. */
export const contentsUnder = (prefix: string): AsyncGenerator<StoredItem[]> =>
  pagesBy((from) => listContents(from, prefix));

/**
 * What the removal of one project goes over; of a kind of the site, and of backups, there is nothing.
 *
 * @param contents The kinds of contents that are to go.
 */
export async function* pagesOfProject(
  kind: Kind,
  projectId: string,
  contents: readonly ContentKind[],
): AsyncGenerator<StoredItem[]> {
  if (REACH[kind] !== 'by project') return;
  if (kind === CONTENTS) yield* contentsOfProject(contents, projectId);
  else yield* pagesBy((from) => pageOfProject(kind, projectId, from));
}

/** Whether a stored item is a project's, as it is now: an issue may have gone to another one meanwhile. */
export const belongsTo = (kind: Kind, projectId: string, { key, value }: StoredItem): boolean =>
  kind === CONTENTS
    ? CONTENT_KINDS.some((content) => key.startsWith(contentPrefix(content, projectId)))
    : (value as Stored).projectId === projectId;

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

/** The issue whose record, or example map, this is. */
export const issueIdOf = ({ key }: Pick<StoredItem, 'key'>): string => key.slice(key.indexOf(':') + 1);
