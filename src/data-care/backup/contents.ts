import { readLeaf, type Leaf, type NamedLeaf } from '@behave-pro/core/backup';
import { BATCH_KEYS, readContents, writeContents } from '../../forge/kvs';
import { chunksOf } from '../../lists';
import { readContent } from '../../records/copies';
import { backupLeafKey } from '../../records/keys';
import { persistently } from '../../retry';

/** Bytes that one request may carry with ease: storage takes 4 MB. */
const REQUEST_BYTES = 3 * 1024 * 1024;

export interface Content {
  key: string;
  value: string;
}

function batchesOf(contents: readonly Content[]): Content[][] {
  const batches: Content[][] = [];
  let room = 0;
  for (const content of contents) {
    const last = batches.at(-1);
    const bytes = Buffer.byteLength(content.value);
    if (last && last.length < BATCH_KEYS && bytes <= room) last.push(content);
    else {
      batches.push([content]);
      room = REQUEST_BYTES;
    }
    room -= bytes;
  }
  return batches;
}

/** Writes contents, as many a request as it takes. Repeating it is harmless. */
export async function writeAll(contents: readonly Content[]): Promise<void> {
  for (const batch of batchesOf(contents)) await persistently(() => writeContents(batch));
}

/** Reads contents one request after another; `undefined` where there is none. */
export async function readAll(keys: readonly string[]): Promise<(string | undefined)[]> {
  const found: (string | undefined)[] = [];
  for (const some of chunksOf(keys, BATCH_KEYS))
    found.push(...(await persistently(() => readContents(some))));
  return found;
}

/** A leaf as a root names it, with its name. */
export type NameOfLeaf = NamedLeaf & { name: string };

/** Leaves that roots name, in order; `undefined` where one is missing or is not what it was. */
export async function readLeaves(
  projectId: string,
  named: readonly NameOfLeaf[],
): Promise<(Leaf | undefined)[]> {
  const contents = await readAll(named.map(({ name, since }) => backupLeafKey(projectId, since, name)));
  return named.map(({ hash }, n) => {
    const text = readContent<string>(contents[n], hash);
    return text === undefined ? undefined : readLeaf(text);
  });
}
