import { InvocationError, InvocationErrorCode, Queue, type AsyncEvent } from '@forge/events';

/** Work for the background consumer. Each is idempotent: the platform may deliver it twice, late and out of order. */
export type Job =
  | { type: 'apply-run'; projectId: string; runId: string }
  | { type: 'mirror-issues'; projectId: string; issueIds: string[] };

/** An event as the consumer gets it. */
export type JobEvent = AsyncEvent<Job>;

const background = new Queue<Job>({ key: 'background' });

/** Queues jobs of one project; those of one `lane` run one after another. Throws when the platform refuses. */
export async function pushJobs(projectId: string, lane: 'results' | 'mirror', jobs: Job[]): Promise<void> {
  await background.push(
    jobs.map((body) => ({ body, concurrency: { key: `${lane}-${projectId}`, limit: 1 } })),
  );
}

/** What a consumer returns to have its event delivered again after `seconds`. */
export const retryIn = (seconds: number): InvocationError =>
  new InvocationError({
    retryAfter: seconds,
    retryReason: InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED,
  });
