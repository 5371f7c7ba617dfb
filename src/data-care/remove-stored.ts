import { createHash } from 'node:crypto';
import { deleteObject } from '../forge/objects';
import type { RemovedKind } from '../records/kinds';
import {
  CONTENTS,
  deleteItems,
  ENTITIES,
  issueIdOf,
  objectKeyOf,
  pagesOf,
  type Kind,
  type StoredItem,
} from '../records/inventory';
import { removeProperties } from '../jira-search/remove-properties';
import type { Throttle } from './throttle';

/** What a removal has come to, by kind. */
export type Removed = Record<string, RemovedKind>;

const START: RemovedKind = { count: 0, sha256: '' };

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Chains an item to those removed before, so that the certificate stands for what was removed without holding any of it. */
const noted = ({ count, sha256: chain }: RemovedKind, { key, value }: StoredItem): RemovedKind => ({
  count: count + 1,
  sha256: sha256(`${chain}\n${key}\n${sha256(JSON.stringify(value))}`),
});

/**
 * Kinds in the order of removal. Issues come before all that names them is gone, and their search properties with
 * them; the register of objects comes last, and only in the second pass: until then an upload may still arrive.
 */
const KINDS: readonly Kind[] = [
  'issue',
  CONTENTS,
  ...ENTITIES.filter((kind) => !['issue', 'blob', 'installation'].includes(kind)),
];

async function removeKind(kind: Kind, removed: Removed, throttle: Throttle): Promise<void> {
  for await (const items of pagesOf(kind)) {
    await throttle.page(items);
    if (kind === 'issue') await removeProperties(items.map(issueIdOf));
    await deleteItems(kind, items);
    removed[kind] = items.reduce(noted, removed[kind] ?? START);
  }
}

async function removeObjects(forget: boolean, removed: Removed, throttle: Throttle): Promise<void> {
  for await (const items of pagesOf('blob')) {
    await throttle.page(items);
    for (const item of items) await deleteObject(objectKeyOf(item));
    if (!forget) continue;
    await deleteItems('blob', items);
    removed.blob = items.reduce(noted, removed.blob ?? START);
  }
}

/**
 * Removes everything that is stored, except the installation's own record, and the app's search properties in Jira.
 * Adds what it removes to `removed` as it goes. Repeating it is harmless; one that is cut off is to be repeated.
 *
 * @param last The second pass: objects that came through URLs of before are gone for good, and so is their register.
 */
export async function removeStored(removed: Removed, last: boolean, throttle: Throttle): Promise<void> {
  for (const kind of KINDS) await removeKind(kind, removed, throttle);
  await removeObjects(last, removed, throttle);
}
