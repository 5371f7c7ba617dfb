import { z } from 'zod';
import { isShut, type Context } from '../../context';
import { log } from '../../forge/log';
import { retryIn, type JobEvent } from '../../forge/queue';
import { backUpLeft } from '../../data-care/backup/back-up-all';
import { removeLeft } from '../../data-care/removal-jobs';
import { restoreStep } from '../../data-care/restore/restore';
import { mirrorIssues } from '../../jira-search/mirror-issues';
import { applyRun } from '../../results/apply-run';
import { rebuildStep } from '../../features/rebuild/rebuild';
import { linkIssues } from '../../features/link-issues';
import { tellWatchers } from '../../features/news/tell-watchers';
import { collectVocabulary } from '../../features/vocabulary/collect';
import { enterAlone, isBeingRemoved, logFailure } from '../run-surface';

const job = z.discriminatedUnion('type', [
  z.object({ type: z.literal('apply-run'), projectId: z.string(), runId: z.string() }),
  z.object({ type: z.literal('link-issues'), projectId: z.string(), featureIds: z.array(z.string()) }),
  z.object({ type: z.literal('collect-vocabulary'), projectId: z.string(), featureIds: z.array(z.string()) }),
  z.object({
    type: z.literal('rebuild'),
    projectId: z.string(),
    id: z.string(),
    step: z.number().int(),
  }),
  z.object({ type: z.literal('mirror-issues'), projectId: z.string(), issueIds: z.array(z.string()) }),
  z.object({ type: z.literal('restore'), projectId: z.string(), id: z.string(), step: z.number().int() }),
  z.object({ type: z.literal('back-up'), projectId: z.string() }),
  z.object({ type: z.literal('remove'), projectId: z.string() }),
  z.object({ type: z.literal('tell-watchers'), projectId: z.string(), featureIds: z.array(z.string()) }),
]);

/** What a delivery leaves to the next one: Jira's task that had not ended. */
const openTask = z.object({ task: z.string() });

/** Until Jira's task is looked at again. */
const UNCONFIRMED_SECONDS = 10;
/** Until a step that waits for other work is tried again. */
const UNDER_WAY_SECONDS = 5;
/** Until a job that failed is tried again; doubled with each further failure. */
const FAILED_SECONDS = 10;

/**
 * Does one job. Every job may come twice, late and out of order. A failure is logged and asks for another delivery:
 * whether the platform delivers again what was thrown, it does not promise.
 */
export async function background(event: JobEvent): Promise<unknown> {
  const parsed = job.safeParse(event.body);
  if (!parsed.success) {
    log.warn('job not understood', { jobId: event.jobId });
    return undefined;
  }
  try {
    return await perform(parsed.data, event);
  } catch (error) {
    // Stored data is being removed, or about to be: there will be nothing left to do it to.
    if (isBeingRemoved(error)) return undefined;
    logFailure(error, `background ${parsed.data.type}`);
    return retryIn(FAILED_SECONDS * 2 ** (event.retryContext?.retryCount ?? 0));
  }
}

/** Jobs that write to Jira. */
const TO_JIRA: readonly string[] = ['mirror-issues', 'tell-watchers'];

async function perform(work: z.infer<typeof job>, event: JobEvent): Promise<unknown> {
  // It is what all others are shut out for.
  if (work.type === 'remove') {
    await removeLeft(Date.now(), log, work.projectId);
    return undefined;
  }
  const context: Context = {
    // What is written to Jira must not come after its removal; an issue whose property is due stays due.
    ...(await enterAlone(Date.now(), TO_JIRA.includes(work.type) ? 'all' : 'records')),
    who: { kind: 'app' },
    permissions: new Map(),
  };
  // The same of a project.
  if (isShut(context, work.projectId)) return undefined;
  if (work.type === 'apply-run') {
    await applyRun(context, work.projectId, work.runId);
    return undefined;
  }
  if (work.type === 'link-issues') {
    await linkIssues(context, work.projectId, work.featureIds);
    return undefined;
  }
  if (work.type === 'collect-vocabulary') {
    await collectVocabulary(context, work.projectId, work.featureIds);
    return undefined;
  }
  if (work.type === 'rebuild') {
    await rebuildStep(context, work);
    return undefined;
  }
  if (work.type === 'restore') {
    const outcome = await restoreStep(context, work);
    return outcome === 'again' ? retryIn(UNDER_WAY_SECONDS) : undefined;
  }
  if (work.type === 'back-up') {
    await backUpLeft(context.now, context.log, work.projectId);
    return undefined;
  }
  if (work.type === 'tell-watchers') {
    await tellWatchers(context, work.projectId, work.featureIds);
    return undefined;
  }
  const before = openTask.safeParse(event.retryContext?.retryData);
  const task = await mirrorIssues(context, work.issueIds, before.data?.task);
  return task === undefined ? undefined : retryIn(UNCONFIRMED_SECONDS, { task });
}
