import { countOf, seenUntil, type Leaves, type Moment } from '@behave-pro/core/backup';
import { noteAudit } from '../../records/audit';
import { changeAnew } from '../../records/change';
import { backupRootKey } from '../../records/keys';
import type { BackupInHand, BackupsBody, Rounds } from '../../records/backup-kinds';
import * as refs from '../../records/refs';
import { persistently } from '../../retry';
import { isLeftOver } from './age-out';
import { lastOf, type Noted } from './in-hand';
import type { Findings, Run } from './look';
import { NO_BACKUPS, rootOf, withDamage, withoutSwept } from './state';

/** `done`: the newest backup says how it is now. `under way`: the time was up, and the next run goes on. */
export type Outcome = 'done' | 'not due' | Noted;

const momentOf = ({ id, at, restore }: BackupInHand, leaves: Leaves): Moment => ({
  id,
  root: rootOf(leaves).hash,
  at,
  until: at,
  ...(restore !== undefined && { beforeRestore: true }),
  features: countOf(leaves, 'feature'),
  issues: countOf(leaves, 'issue'),
});

interface Made extends Findings {
  leaves: Leaves;
  /** Some leaf is another one than in the backup before. */
  isNew: boolean;
  /** How far the rounds of the day's backup are. */
  rounds?: Rounds;
  /** Backups whose contents are deleted, and ids under which nothing is any more. */
  swept: readonly string[];
}

const after = (before: BackupsBody, inHand: BackupInHand, made: Made, now: number): BackupsBody => {
  const {
    inHand: _done,
    damaged,
    daily,
    missed,
    moments,
    removedAt,
    ...rest
  } = withoutSwept(before, made.swept);
  const last = lastOf({ moments, ...(removedAt && { removedAt }) });
  return {
    ...rest,
    moments:
      made.isNew || !last
        ? [...moments, momentOf(inHand, made.leaves)]
        : [...moments.slice(0, -1), { ...last, until: seenUntil(last, inHand.at, now) }],
    ...(removedAt && isLeftOver({ moments, removedAt }) && { removedAt }),
    ...withDamage(damaged, made.damaged, now),
    ...(made.rounds ? { daily: { at: now, ...made.rounds } } : daily && { daily }),
    ...(made.missed ? { missed: { at: now, records: made.missed } } : missed && { missed }),
  };
};

/** Writes the root and the list of backups: from then on the backup is there. */
export const commit = ({ projectId, now }: Run, inHand: BackupInHand, made: Made): Promise<Outcome> =>
  persistently(() =>
    changeAnew(now, async (records) => {
      const ref = refs.backups(projectId);
      const [record] = await records.read([ref]);
      const before = record?.body ?? NO_BACKUPS;
      // The answer to this very commit was lost, or another run has gone on with it.
      if (before.inHand?.id !== inHand.id)
        return before.moments.some(({ id }) => id === inHand.id) ? 'done' : 'taken over';
      const body = after(before, inHand, made, now);
      records.put(ref, body, { projectId });
      if (body.moments.at(-1)?.id === inHand.id)
        records.content(backupRootKey(projectId, inHand.id), rootOf(made.leaves).value);
      const facts = [{ name: 'parts', value: made.damaged.length }];
      if (made.damaged.length) noteAudit(records, { at: now, projectId, action: 'backup-damaged', facts });
      return 'done';
    }),
  );
