import { NOTHING_TO_RESTORE, totalOf, type Moment } from '@behave-pro/core/backup';
import type { Context } from '../../context';
import { AppError } from '../../errors';
import { mendLists } from '../../features/rebuild/catalogue';
import { startRebuild } from '../../features/rebuild/rebuild';
import { change } from '../../records/change';
import type { RestoreState } from '../../records/backup-kinds';
import * as refs from '../../records/refs';
import { UNTHROTTLED } from '../throttle';
import { backUp, ROOT } from '../backup/back-up';
import { readBackups, readRoots } from '../backup/state';
import { pushStep } from './begin';
import { featureStep } from './feature-step';
import { kindStep } from './kind-step';
import { newerStep } from './newer-step';
import { applyNewest } from './results';
import { after, type Done, type Work } from './work';

/** A job lives 55 seconds. */
const STEP_MS = 25_000;
/** Names of what could not be restored that are kept. */
const FAILED = 100;

async function backupStep({ context, projectId, restore, until }: Work): Promise<Done | 'again'> {
  const run = { projectId, now: context.now, log: context.log, throttle: UNTHROTTLED, until };
  const outcome = await backUp(run, restore.id);
  if (outcome === 'under way') return { phase: 'backup' };
  if (outcome !== 'done') return 'again';
  const { moments } = await readBackups(projectId);
  const before = moments.at(-1)?.id;
  const phase = restore.scope.kind === 'project' ? 'mend' : 'feature';
  return { phase, ...(before !== undefined && { before }) };
}

/** Has the newest results applied again and the lists brought in line, by the jobs that do so anyway. */
async function listsStep(work: Work): Promise<Done> {
  const { context, projectId, restore } = work;
  await applyNewest(work);
  const project = { id: projectId, key: '', name: '' };
  try {
    await startRebuild({ ...context, project, issueTypes: [] }, { writeId: `restore ${restore.id} lists` });
  } catch (error) {
    // Disabled meanwhile, or in Jira's trash. Each step has kept the lists in line; rebuilding only looks once more.
    if (!(error instanceof AppError) || error.code !== 'Forbidden') throw error;
  }
  return { phase: 'done' };
}

async function take(work: Work): Promise<Done | 'again'> {
  const { context, projectId, restore } = work;
  const { phase, scope } = restore;
  if (phase === 'backup') return backupStep(work);
  if (scope.kind !== 'project') return featureStep(work, scope.featureId);
  if (phase === 'mend') {
    await mendLists(context, projectId);
    return { phase: after(phase) };
  }
  if (phase === 'newer') return newerStep(work);
  if (phase === 'lists') return listsStep(work);
  return phase === 'done' ? { phase } : kindStep(work, phase);
}

/** Notes what a step has done; one that another delivery has noted already stays as it is. */
const advance = (
  context: Context,
  projectId: string,
  was: RestoreState,
  done: Done,
): Promise<RestoreState | undefined> =>
  change(`restore ${was.id} ${was.step}`, context.now, async (records) => {
    const ref = refs.backups(projectId);
    const [record] = await records.read([ref]);
    const now = record?.body.restore;
    if (!record || now?.id !== was.id || now.step !== was.step) return now;
    const { cursor: _done, ...rest } = now;
    const failed = [...(now.failed ?? []), ...(done.failed ?? [])].slice(0, FAILED);
    const why = now.why ?? done.why;
    const next: RestoreState = {
      ...rest,
      at: context.now,
      step: now.step + 1,
      phase: done.phase,
      ...(done.cursor !== undefined && { cursor: done.cursor }),
      done: totalOf([now.done, done.counts ?? NOTHING_TO_RESTORE]),
      ...(failed.length && { failed }),
      ...(why !== undefined && { why }),
      ...(done.before !== undefined && { before: done.before }),
      ...(done.made !== undefined && { made: done.made }),
    };
    records.put(ref, { ...record.body, restore: next }, { projectId });
    return next;
  });

/**
 * Does one step of a restore and asks for the next. One that was done is not done again, and asks again for what follows. Answers
 * whether it is to be tried again.
 */
export async function restoreStep(
  base: Context,
  { projectId, id, step }: { projectId: string; id: string; step: number },
): Promise<'again' | undefined> {
  const state = await readBackups(projectId);
  const { restore } = state;
  if (restore?.id !== id || restore.phase === 'done') return undefined;
  const context: Context = {
    ...base,
    ...(restore.by !== undefined && { who: { kind: 'person', accountId: restore.by } }),
  };
  let next: RestoreState | undefined = restore;
  if (step >= restore.step) {
    const known = (one: string | undefined): Moment[] => state.moments.filter((moment) => moment.id === one);
    const [leaves] = await readRoots(projectId, known(restore.moment));
    const [before] = await readRoots(projectId, known(restore.before));
    const until = Date.now() + STEP_MS;
    // The list was there when this began; without it nobody gets any further.
    const done: Done | 'again' = leaves
      ? await take({ context, projectId, restore, leaves, before, until })
      : { phase: 'done', failed: [ROOT] };
    if (done === 'again') return done;
    next = await advance(context, projectId, restore, done);
  }
  if (next?.id === id && next.phase !== 'done') await pushStep(projectId, next);
  return undefined;
}
