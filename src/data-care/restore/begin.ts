import { NOTHING_TO_RESTORE, type Moment } from '@behave-pro/core/backup';
import type { AuditFact } from '@behave-pro/core/audit';
import type { ProjectContext } from '../../context';
import { AppError } from '../../errors';
import { pushJobs } from '../../forge/queue';
import { entryOf, noteAudit } from '../../records/audit';
import { change } from '../../records/change';
import { writeMark } from '../../records/keys';
import type { BackupsBody, RestoreScope, RestoreState } from '../../records/backup-kinds';
import * as refs from '../../records/refs';
import { enabledProject } from '../../settings/project-state';
import { iso } from '../../time';
import { NO_BACKUPS, readBackups } from '../backup/state';
import { findKept, keptMoment, leavesOf } from './plan';

/** Without a step for so long, its job may have been lost. */
const STALLED_MS = 2 * 60 * 1000;
/** Without one for so long, what keeps it from going on is not going to pass. */
const GIVEN_UP_MS = 60 * 60 * 1000;

/** Asks for the next step of a restore. */
export const pushStep = (projectId: string, { id, step }: RestoreState): Promise<void> =>
  pushJobs(projectId, 'restore', [{ type: 'restore', projectId, id, step }]);

const factsOf = (moment: Moment, scope: RestoreScope): AuditFact[] => [
  { name: 'moment', value: iso(moment.at) },
  { name: 'what', value: scope.kind },
  ...(scope.kind === 'project' ? [] : [{ name: 'feature', value: scope.featureId }]),
];

interface Ask {
  writeId: string;
  moment: string;
  scope: RestoreScope;
  /** The restore that this takes back. */
  undoes?: string;
}

/** Whether steps still follow. One that was given up on keeps no other from beginning. */
export const isGoingOn = ({ phase, at }: RestoreState, now: number): boolean =>
  phase !== 'done' && Math.abs(now - at) < GIVEN_UP_MS;

/**
 * Notes that something is to be restored; the steps are jobs. Throws Conflict while another one is going on, NotFound, Unavailable where
 * the backup's list is damaged.
 */
async function begin(
  context: ProjectContext,
  { writeId, moment: id, scope, undoes }: Ask,
): Promise<RestoreState> {
  const { project, now, who } = context;
  return change(writeId, now, async (records) => {
    const ref = refs.backups(project.id);
    await records.prefetch([ref, refs.project(project.id)]);
    await enabledProject(records, project.id);
    const [record] = await records.read([ref]);
    const before = record?.body ?? NO_BACKUPS;
    const restoreId = writeMark(writeId);
    if (before.restore?.id === restoreId) return before.restore;
    if (before.restore && isGoingOn(before.restore, now))
      throw new AppError('Conflict', 'Something is being restored already. Wait until that is done.');
    const moment = keptMoment(before, id, now);
    await leavesOf(project.id, moment);
    const restore: RestoreState = {
      id: restoreId,
      moment: id,
      as: moment.at,
      scope,
      ...(who.kind === 'person' && { by: who.accountId }),
      startedAt: now,
      at: now,
      step: 0,
      phase: scope.kind === 'copy' ? 'feature' : 'backup',
      done: NOTHING_TO_RESTORE,
      ...(undoes !== undefined && { undoes }),
    };
    records.put(ref, { ...before, restore }, { projectId: project.id });
    const action = undoes === undefined ? 'backup-restored' : 'restore-undone';
    noteAudit(records, entryOf(context, project.id, { action, facts: factsOf(moment, scope) }));
    return restore;
  });
}

/** Restores from a backup in the background. Repeating it is harmless. Throws Conflict, NotFound, Forbidden. */
export async function startRestore(context: ProjectContext, ask: Omit<Ask, 'undoes'>): Promise<void> {
  const begun = await begin(context, ask);
  if (begun.phase !== 'done') await pushStep(context.project.id, begun);
}

/** Whether the last restore can be taken back: what is made beside is removed as any feature is. */
export const canUndo = (state: BackupsBody, restore: RestoreState, now: number): boolean =>
  !isGoingOn(restore, now) &&
  restore.scope.kind !== 'copy' &&
  restore.before !== undefined &&
  findKept(state, restore.before, now) !== undefined;

/** Takes the last restore back, by restoring what was there before. Throws Conflict when it is another one by now. */
export async function undoRestore(
  context: ProjectContext,
  { writeId, id }: { writeId: string; id: string },
): Promise<void> {
  const { project, now } = context;
  const state = await readBackups(project.id);
  const { restore } = state;
  const isBegun = restore?.undoes === id && restore.id === writeMark(writeId);
  if (!restore || !(isBegun || (restore.id === id && canUndo(state, restore, now))))
    throw new AppError(
      'Conflict',
      'This restore cannot be taken back any more. Choose a backup of before it instead.',
    );
  const moment = isBegun ? restore.moment : (restore.before ?? '');
  const begun = await begin(context, { writeId, moment, scope: restore.scope, undoes: id });
  if (begun.phase !== 'done') await pushStep(project.id, begun);
}

/** Asks again for the next step of a restore whose job may have been lost. */
export async function requeueRestore(
  projectId: string,
  { restore }: BackupsBody,
  now: number,
): Promise<void> {
  if (restore && restore.phase !== 'done' && Math.abs(now - restore.at) > STALLED_MS)
    await pushStep(projectId, restore);
}
