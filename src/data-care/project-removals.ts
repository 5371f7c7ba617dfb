import { atStep, isOfDeletion, requestStep } from '@behave-pro/core/rules';
import type { Log } from '../forge/log';
import type { ProjectRemoval } from '../records/kinds';
import { persistently } from '../retry';
import { presentProject } from '../settings/project-events';
import { shareOfDay } from './daily-shares';
import { changeInstallation, isSiteBeingRemoved, readInstallation } from './installation';
import { runProjectPass, withRemoval } from './project-pass';
import { leaveToJobs } from './removal-jobs';
import { TakenOver } from './removal-pass';
import { isOver, turnOf } from './turn';

/** Closes the project, if it is still to be: one that Jira deleted only where Jira says so once more. */
async function close(projectId: string, now: number, asked: ProjectRemoval): Promise<void> {
  if (isOfDeletion(asked) && (await presentProject(projectId))) return;
  await changeInstallation(now, (before) => {
    const removal = before.requests?.[projectId];
    if (!removal || requestStep(removal, now) !== 'close') return before;
    return withRemoval(before, projectId, atStep(removal, 'close', now, ''));
  });
}

/**
 * Takes the step that is due of each removal of a project that was asked for. One that fails keeps none of the others from
 * theirs, and is taken again by the next run; what there is no time for is left to jobs. Throws the first failure.
 */
export async function removeProjects(now: number, log: Log): Promise<void> {
  const installation = await persistently(readInstallation);
  if (isSiteBeingRemoved(installation)) return;
  const turn = turnOf(shareOfDay('removed projects'));
  const failures: unknown[] = [];
  const left: string[] = [];
  for (const [projectId, removal] of Object.entries(installation.requests ?? {})) {
    const step = requestStep(removal, now);
    if (step === 'none') continue;
    log.info('removal of a project', { step });
    try {
      if (step === 'close') await persistently(() => close(projectId, now, removal));
      else if (isOver(turn)) left.push(projectId);
      else if ((await runProjectPass(projectId, removal, step, { now, log, turn })) === 'under way')
        left.push(projectId);
    } catch (error) {
      if (error instanceof TakenOver) log.info('removal of a project', { step: 'taken over' });
      else failures.push(error);
    }
  }
  if (left.length) await leaveToJobs(left, turn);
  if (failures.length) throw failures[0];
}
