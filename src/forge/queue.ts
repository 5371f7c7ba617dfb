import { __requestAtlassianAsApp } from '@forge/api';
import { InvocationError, InvocationErrorCode, Queue, RateLimitError, type AsyncEvent } from '@forge/events';
import { chunksOf } from '../lists';
import { Limited, responseOf } from './again';

/** Work for the background consumer. Each is idempotent: the platform may deliver it twice, late and out of order. */
export type Job =
  | { type: 'apply-run'; projectId: string; runId: string }
  | { type: 'link-issues'; projectId: string; featureIds: string[] }
  | { type: 'collect-vocabulary'; projectId: string; featureIds: string[] }
  | { type: 'rebuild'; projectId: string; id: string; step: number }
  | { type: 'mirror-issues'; projectId: string; issueIds: string[] }
  | { type: 'back-up'; projectId: string }
  | { type: 'remove'; projectId: string }
  | { type: 'restore'; projectId: string; id: string; step: number }
  | { type: 'tell-watchers'; projectId: string; featureIds: string[] };

/** An event as the consumer gets it. */
export type JobEvent = AsyncEvent<Job>;

/** A push whose answer was lost is repeated: jobs that come twice are harmless. */
const persistent: typeof __requestAtlassianAsApp = (...request) =>
  responseOf(() => __requestAtlassianAsApp(...request), { harmless: true });

const background = new Queue<Job>({ key: 'background' }, persistent);

/** Events one push may hold. Source: Forge's async events. */
const EVENTS_A_PUSH = 50;

/** Queues jobs of one project, to begin after `delayInSeconds` (at most 900); those of one `lane` run one after another.
 * Throws when the platform refuses, `Limited` when it asks to wait. */
export async function pushJobs(
  projectId: string,
  lane:
    'results' | 'links' | 'mirror' | 'rebuild' | 'vocabulary' | 'watchers' | 'backup' | 'restore' | 'removal',
  jobs: Job[],
  delayInSeconds = 0,
): Promise<void> {
  const concurrency = { key: `${lane}-${projectId}`, limit: 1 };
  for (const some of chunksOf(jobs, EVENTS_A_PUSH))
    await background
      .push(some.map((body) => ({ body, concurrency, ...(delayInSeconds && { delayInSeconds }) })))
      .catch((error: unknown) => {
        throw error instanceof RateLimitError ? new Limited(error) : error;
      });
}

/** What a consumer returns to have its event delivered again after `seconds`, with `data` in its retry context. */
export const retryIn = (seconds: number, data?: Record<string, string>): InvocationError =>
  new InvocationError({
    retryAfter: seconds,
    ...(data && { retryData: data }),
    retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
  });
