import type * as Events from '@forge/events';
import { attempt, failureOf, type Cases } from './case';

const later = (key: string) => ({ body: { key }, delayInSeconds: 900 });

export const eventCases: Cases<'@forge/events', typeof Events> = {
  async 'a job and its events'({ Queue }) {
    const queue = new Queue({ key: 'work' });
    const { jobId } = await queue.push([later('first'), later('second')]);
    const waiting = await queue.getStats(jobId);
    await queue.cancel(jobId);
    const named = queue.getJob(jobId);
    return {
      waiting,
      cancelled: await named.getStats(),
      unheard: await failureOf(() => new Queue({ key: 'nobody' }).push(later('lost'))),
      misnamed: await failureOf(() => new Queue({ key: 'no name' })),
    };
  },
  async 'a job, looked at by itself'({ Queue, JobProgress }) {
    const queue = new Queue({ key: 'work' });
    const { jobId } = await queue.push(later('third'));
    const job = new JobProgress({ key: 'work' }, jobId);
    const waiting = await job.getStats();
    await job.cancel();
    const same = queue.getJob(jobId);
    await same.cancel();
    const unknown = await failureOf(() => new JobProgress({ key: 'work' }, 'unknown').getStats());
    return { waiting, cancelled: await same.getStats(), unknown };
  },
  'an answer that asks for a retry': ({ InvocationError, InvocationErrorCode }) => [
    new InvocationError(),
    new InvocationError({ retryAfter: 30, retryReason: InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED }),
  ],
  'the answer of an old consumer'({ QueueResponse }) {
    const answer = new QueueResponse();
    answer.retry();
    return JSON.stringify(answer);
  },
  'events for other apps': ({ appEvents }) => attempt(() => appEvents.publish({ key: 'said' })),
};
