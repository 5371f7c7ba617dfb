import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { WireResponse } from '../../contract';
import { LIMITS, SECOND } from '../../limits';
import { json } from '../wire';
import type { QueuedEvent } from './events';

const pushRequest = z.object({
  queueName: z.string(),
  jobId: z.string(),
  payload: z
    .array(
      z.strictObject({
        body: z.record(z.string(), z.unknown()),
        delayInSeconds: z
          .number()
          .min(0)
          .max(LIMITS.queue.delay.value / SECOND)
          .optional(),
        concurrency: z.strictObject({ key: z.string().min(1), limit: z.number().int().min(1) }).optional(),
      }),
    )
    .min(1)
    .max(LIMITS.queue.eventsPerPush.value),
});

const refused = (status: number, message: string): WireResponse => json(status, { code: status, message });

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

type NewEvent = Omit<QueuedEvent, 'sequence'>;

/**
 * Reads a push as `@forge/events` sends it. `largestEvent` is what the queue's consumer takes at most; `undefined` when
 * the manifest declares no consumer for the queue. Answers the events, or how the platform refuses them.
 */
export function readPush(
  installation: string,
  body: string,
  now: number,
  largestEvent: (queueName: string) => number | undefined,
): { events: NewEvent[] } | { refusal: WireResponse } {
  const parsed = pushRequest.safeParse(JSON.parse(body));
  if (!parsed.success) return { refusal: refused(400, parsed.error.issues[0]?.message ?? 'not understood') };
  const { queueName, jobId, payload } = parsed.data;
  const largest = largestEvent(queueName);
  if (largest === undefined) return { refusal: refused(400, `No consumer listens to queue ${queueName}`) };
  const { pushBytes } = LIMITS.queue;
  if (bytesOf(payload) > pushBytes.value || payload.some((event) => bytesOf(event) > largest)) {
    return { refusal: json(pushBytes.over.status, { errorMessage: 'The payload of the push is too large' }) };
  }
  return {
    events: payload.map(({ body: content, delayInSeconds, concurrency }): NewEvent => ({
      installation,
      eventId: randomUUID(),
      jobId,
      queueName,
      body: content,
      ...(delayInSeconds !== undefined && { delayInSeconds }),
      ...(concurrency && { concurrency }),
      delivery: { to: 'consumer' },
      pushedAt: now,
      dueAt: now + (delayInSeconds ?? 0) * SECOND,
      failures: 0,
    })),
  };
}
