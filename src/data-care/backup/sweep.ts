import { copiesLeft, isKept, leavesLeft, toSweep, type Leaves, type Moment } from '@behave-pro/core/backup';
import { chunksOf } from '../../lists';
import { CONTENTS, contentsUnder, deleteItems } from '../../records/inventory';
import { backupCopyKey, backupLeafKey, backupPrefix, backupRootKey } from '../../records/keys';
import type { BackupsBody } from '../../records/backup-kinds';
import { readLeaves } from './contents';
import { readRoots } from './state';

/** Backups that one run deletes; more are there only after days without a run. */
const AT_ONCE = 15;
const LEAVES_AT_ONCE = 50;

const EMPTY = new Map<string, never>();

/** Deletes what a backup names and the next one does not. What is gone already was gone on with from there. */
async function sweepMoment(projectId: string, leaves: Leaves, next: Leaves): Promise<void> {
  for (const names of chunksOf(leavesLeft(leaves, next), LEAVES_AT_ONCE)) {
    const named = (of: Leaves) => names.flatMap((name) => (of[name] ? [{ ...of[name], name }] : []));
    const before = named(leaves);
    const after = named(next);
    const read = await readLeaves(projectId, [...before, ...after]);
    const nextLeaf = new Map(after.map(({ name }, n) => [name, read[before.length + n]]));
    const copies = before.flatMap(({ name }, n) => {
      const leaf = read[n];
      // Of a leaf of the next backup that cannot be read nobody knows what it names: then nothing of it goes.
      if (!leaf || (next[name] && !nextLeaf.get(name))) return [];
      return copiesLeft(leaf, nextLeaf.get(name) ?? EMPTY);
    });
    await deleteItems(
      CONTENTS,
      copies.map(({ key, since }) => backupCopyKey(projectId, since, key)),
    );
    // Last, so that a sweep that is cut off finds them again.
    await deleteItems(
      CONTENTS,
      before.map(({ name, since }) => backupLeafKey(projectId, since, name)),
    );
  }
}

/**
 * Deletes the contents of backups that have been kept for long enough, and of which none is needed for what is being restored. Answers
 * their ids. Harmless beside anything that is written, since no later backup names what goes.
 */
async function sweepMoments(
  projectId: string,
  { moments, removedAt, restore }: BackupsBody,
  now: number,
): Promise<string[]> {
  const isUsed = restore && restore.phase !== 'done' && isKept({ until: restore.startedAt }, now);
  const inUse = isUsed ? [restore.moment] : [];
  const count = Math.min(toSweep(moments, now, { inUse, removedAt }), AT_ONCE);
  const swept: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const [moment, next] = [moments[n], moments[n + 1]];
    if (!moment) break;
    // What came after a removal began anew.
    const isCut = next && moment.at <= (removedAt ?? 0) && next.at > (removedAt ?? 0);
    const [leaves, following = next && !isCut ? undefined : {}] = await readRoots(
      projectId,
      next && !isCut ? [moment, next] : [moment],
    );
    // Of a backup that cannot be read nobody knows what it names: then nothing goes but the root.
    if (leaves && following) await sweepMoment(projectId, leaves, following);
    await deleteItems(CONTENTS, [backupRootKey(projectId, moment.id)]);
    swept.push(moment.id);
  }
  return swept;
}

/** Whoever began a backup longer ago writes no more. */
const OVER_MS = 60 * 60 * 1000;

/** What a backup names, by the keys it lies under; `undefined` where nobody knows all of it. */
async function namedBy(projectId: string, moment: Moment): Promise<ReadonlySet<string> | undefined> {
  const [leaves] = await readRoots(projectId, [moment]);
  if (!leaves) return undefined;
  const named = Object.entries(leaves).map(([name, leaf]) => ({ ...leaf, name }));
  const read = await readLeaves(projectId, named);
  if (read.includes(undefined)) return undefined;
  return new Set([
    ...named.map(({ name, since }) => backupLeafKey(projectId, since, name)),
    ...read.flatMap((leaf) =>
      [...(leaf ?? [])].map(([key, { since }]) => backupCopyKey(projectId, since, key)),
    ),
  ]);
}

/**
 * Deletes what was written under the ids of backups that were cut off and that nobody names: what the first backup behind does not
 * name, no later one does. Where the project was removed since, none behind names any of it. Answers the ids.
 */
async function sweepAbandoned(
  projectId: string,
  { moments, abandoned = [], removedAt = 0 }: BackupsBody,
  now: number,
): Promise<string[]> {
  const done: string[] = [];
  for (const id of abandoned) {
    const begunAt = parseInt(id, 36) * 1000;
    if (now - begunAt < OVER_MS) continue;
    const behind = moments.find((moment) => moment.id > id);
    if (!behind && begunAt > removedAt) continue;
    const kept = behind ? await namedBy(projectId, behind) : new Set<string>();
    if (!kept) continue;
    for (const kind of ['backup-copy', 'backup-leaf'] as const)
      for await (const items of contentsUnder(backupPrefix(kind, projectId, id)))
        await deleteItems(
          CONTENTS,
          items.flatMap(({ key }) => (kept.has(key) ? [] : [key])),
        );
    done.push(id);
  }
  return done;
}

/** Both. What was begun in vain comes first: what of it is named is named by a backup that is still there. */
export const sweep = async (projectId: string, state: BackupsBody, now: number): Promise<string[]> => [
  ...(await sweepAbandoned(projectId, state, now)),
  ...(await sweepMoments(projectId, state, now)),
];
