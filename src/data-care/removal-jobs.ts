import { removalStep, requestStep } from '@behave-pro/core/rules';
import { SITE } from '../context';
import type { Log } from '../forge/log';
import { pushJobs } from '../forge/queue';
import type { InstallationBody } from '../records/kinds';
import { persistently } from '../retry';
import { isSiteBeingRemoved, readInstallation } from './installation';
import { runProjectPass } from './project-pass';
import { runPass, TakenOver, type PassOutcome } from './removal-pass';
import { JOB_MS, secondsToNext, turnOf, type Turn } from './turn';

/** Leaves passes of removals to jobs, which run one after another; `SITE` is the one over everything. */
export const leaveToJobs = (projectIds: readonly string[], turn: Turn): Promise<void> =>
  pushJobs(
    SITE,
    'removal',
    projectIds.map((projectId) => ({ type: 'remove', projectId })),
    secondsToNext(turn),
  );

async function goOnWith(
  { removal, licence, requests }: InstallationBody,
  projectId: string,
  { now, log, turn }: { now: number; log: Log; turn: Turn },
): Promise<PassOutcome> {
  if (isSiteBeingRemoved({ removal })) {
    const step = removalStep(removal, licence, now);
    const isDue = step === 'first pass' || step === 'further pass';
    return projectId === SITE && isDue ? runPass(step, now, turn) : 'over';
  }
  const request = requests?.[projectId];
  if (!request) return 'over';
  const step = requestStep(request, now);
  if (step === 'none' || step === 'close') return 'over';
  return runProjectPass(projectId, request, step, { now, log, turn });
}

/**
 * Goes on with the pass of a removal that the daily trigger had no time for, and leaves what is left to a further job. Repeating it is
 * harmless. Throws what stays after retries.
 */
export async function removeLeft(now: number, log: Log, projectId: string): Promise<void> {
  const installation = await persistently(readInstallation);
  const turn = turnOf(JOB_MS);
  try {
    const outcome = await goOnWith(installation, projectId, { now, log, turn });
    if (outcome === 'under way') await leaveToJobs([projectId], turn);
  } catch (error) {
    if (!(error instanceof TakenOver)) throw error;
    log.info('removal of a project', { step: 'taken over' });
  }
}
