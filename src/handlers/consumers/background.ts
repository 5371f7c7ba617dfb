import { z } from 'zod';
import type { Context } from '../../context';
import { log } from '../../forge/log';
import { retryIn, type JobEvent } from '../../forge/queue';
import { mirrorIssues } from '../../jira-search/mirror-issues';
import { applyRun } from '../../results/apply-run';
import { baseContext } from '../run-surface';

const job = z.discriminatedUnion('type', [
  z.object({ type: z.literal('apply-run'), projectId: z.string(), runId: z.string() }),
  z.object({ type: z.literal('mirror-issues'), projectId: z.string(), issueIds: z.array(z.string()) }),
]);

/** Until Jira's task is looked at again. */
const UNCONFIRMED_SECONDS = 10;

/** Does one job. Every job may come twice, late and out of order; a failure is thrown, and the platform tries again. */
export async function background(event: JobEvent): Promise<unknown> {
  const parsed = job.safeParse(event.body);
  if (!parsed.success) {
    log.warn('job not understood', { jobId: event.jobId });
    return undefined;
  }
  const context: Context = {
    ...baseContext(Date.now()),
    who: { kind: 'app' },
    permissions: new Map(),
  };
  if (parsed.data.type === 'apply-run') {
    await applyRun(context, parsed.data.projectId, parsed.data.runId);
    return undefined;
  }
  const confirmed = await mirrorIssues(context, parsed.data.issueIds);
  return confirmed ? undefined : retryIn(UNCONFIRMED_SECONDS);
}
