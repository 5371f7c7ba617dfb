import { changesFrom, isBackupDue, isOver, momentId, type Moment } from '@behave-pro/core/backup';
import type { BackupInHand, BackupProgress, BackupsBody } from '../../records/backup-kinds';
import { changeBackups } from './state';

/** Whose backup is begun, and when. */
export interface Beginning {
  projectId: string;
  now: number;
}

/** The newest backup that has to do with what is there now. */
export function lastOf({
  moments,
  removedAt = 0,
}: Pick<BackupsBody, 'moments' | 'removedAt'>): Moment | undefined {
  const last = moments.at(-1);
  return last && last.at > removedAt ? last : undefined;
}

/**
 * Begins a backup, or goes on with one that was cut off, in either case under an id of its own: what another run may still be writing
 * gets into nobody's way.
 *
 * @param restore The id of the restore that it is made before. It waits for no other backup.
 */
export async function begin(
  { projectId, now }: Beginning,
  restore: string | undefined,
): Promise<{ inHand: BackupInHand; state: BackupsBody } | undefined> {
  let begun: BackupInHand | undefined;
  const state = await changeBackups(projectId, now, (before) => {
    begun = undefined;
    const { moments, inHand: left, abandoned = [], daily } = before;
    // One that was left for later, or was cut off, is gone on with.
    const isFree = left && (left.progress !== undefined || isOver(left.id, now));
    if (restore === undefined && !(left ? isFree : isBackupDue(daily?.at, now))) return before;
    const ids = [...moments.map(({ id }) => id), ...abandoned, ...(left ? [left.id] : [])];
    const fresh: BackupInHand = {
      id: momentId(now, ids),
      at: now,
      from: changesFrom(lastOf(before), now),
      ...(restore !== undefined && { restore }),
    };
    begun = left?.progress ? { ...fresh, ...goneOnWith(left, left.progress, restore) } : fresh;
    return { ...before, inHand: begun, ...(left && { abandoned: [...abandoned, left.id] }) };
  });
  return begun && { inHand: begun, state };
}

/** What was done of a backup is done of the next, too; where it was says nothing to one that is for something else. */
function goneOnWith(
  { at, from, restore }: BackupInHand,
  progress: BackupProgress,
  now: string | undefined,
): Partial<BackupInHand> {
  if (restore === now) return { at, from, progress };
  const { place: _elsewhere, ...known } = progress;
  return { from, progress: known };
}

/** `under way`: the next run goes on. `taken over`: another one has gone on with it already. */
export type Noted = 'under way' | 'taken over';

/** Notes how far a backup is, for whoever goes on with it. */
export async function noteProgress(
  { projectId, now }: Beginning,
  inHand: BackupInHand,
  progress: BackupProgress,
): Promise<Noted> {
  const { inHand: noted } = await changeBackups(projectId, now, (before) =>
    before.inHand?.id === inHand.id ? { ...before, inHand: { ...inHand, progress } } : before,
  );
  return noted?.id === inHand.id ? 'under way' : 'taken over';
}
