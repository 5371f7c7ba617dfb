import { leavesOfKind, type Entry, type Leaves } from '@behave-pro/core/backup';
import { readCopy } from '../../records/copies';
import { backupCopyKey } from '../../records/keys';
import { readAll, readLeaves } from '../backup/contents';
import type { Wanted } from './put-records';

/** What a leaf has, as far as it can be read, and keys of what cannot. */
export async function wantedIn(
  projectId: string,
  leaves: Leaves,
  name: string,
): Promise<{ wanted: Wanted[]; failed: string[] }> {
  const leaf = leaves[name];
  const [entries] = leaf ? await readLeaves(projectId, [{ ...leaf, name }]) : [];
  if (!entries) return { wanted: [], failed: leaf ? [name] : [] };
  const list: [string, Entry][] = [...entries];
  const contents = await readAll(list.map(([key, { since }]) => backupCopyKey(projectId, since, key)));
  const wanted: Wanted[] = [];
  const failed: string[] = [];
  for (const [n, [key, { hash }]] of list.entries()) {
    const copy = readCopy(contents[n], hash);
    if (copy) wanted.push({ key, hash, copy });
    else failed.push(key);
  }
  return { wanted, failed };
}

/** Keys of the features that a backup has, and its leaves that cannot be read. */
export async function featuresIn(
  projectId: string,
  leaves: Leaves,
): Promise<{ keys: Set<string>; unread: Set<string> }> {
  const names = leavesOfKind(leaves, 'feature');
  const read = await readLeaves(
    projectId,
    names.flatMap((name) => (leaves[name] ? [{ ...leaves[name], name }] : [])),
  );
  return {
    keys: new Set(read.flatMap((leaf) => [...(leaf?.keys() ?? [])])),
    unread: new Set(names.filter((_, n) => !read[n])),
  };
}

/** Whether a leaf has an entry of that; `undefined` where it cannot be read. */
export async function holds(
  projectId: string,
  leaf: Leaves[string],
  name: string,
  key: string,
): Promise<boolean | undefined> {
  const [entries] = await readLeaves(projectId, [{ ...leaf, name }]);
  return entries?.has(key);
}
