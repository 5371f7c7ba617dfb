import type { Store } from '../../store';

/** How an event is delivered: to the consumer of its queue, or to a trigger module that listens to it. */
export type Delivery = { to: 'consumer' } | { to: 'trigger'; moduleKey: string };

export interface RetryContext {
  retryCount: number;
  retryReason: string;
  retryData: unknown;
}

/** An event until it was delivered. Times are milliseconds of the app's clock. */
export interface QueuedEvent {
  installation: string;
  /** Order of arrival, unique. */
  sequence: number;
  eventId: string;
  jobId: string;
  queueName: string;
  body: Record<string, unknown>;
  delayInSeconds?: number;
  concurrency?: { key: string; limit: number };
  delivery: Delivery;
  pushedAt: number;
  dueAt: number;
  /** Failures of the app so far. */
  failures: number;
  retry?: RetryContext;
  /** Its job was cancelled while it ran: whatever becomes of it, it is not delivered again. */
  cancelled?: true;
  /** A second delivery of what was delivered already, as an at-least-once queue makes now and then. */
  duplicate?: true;
}

export interface JobCounts {
  success: number;
  inProgress: number;
  failed: number;
}

/** Events and the counts of their jobs, on disk; also in memory, for the dispatcher to choose from. */
export interface EventStore {
  pending(): Iterable<QueuedEvent>;
  /** The event as it stands now; `undefined` once it ended. */
  current(event: QueuedEvent): QueuedEvent | undefined;
  /** Of those on disk and those on their way there. */
  size: () => number;
  /** Resolves once what is on its way is on disk. */
  arrived(): Promise<unknown>;
  /** Resolves once all are on disk. */
  add(events: Omit<QueuedEvent, 'sequence'>[]): Promise<void>;
  change(event: QueuedEvent): Promise<void>;
  /** Takes an event out and counts it for its job. */
  finish(event: QueuedEvent, as: 'success' | 'failed'): Promise<void>;
  counts(installation: string, queueName: string, jobId: string): JobCounts | undefined;
  clear(installation: string): Promise<void>;
}

export function openEvents(store: Store): EventStore {
  const events = store.table<QueuedEvent>('queue');
  const jobs = store.table<JobCounts>('queue-jobs');
  const pending = new Map<number, QueuedEvent>();
  const arriving = new Set<Promise<unknown>>();
  for (const { value } of events.getRange()) pending.set(value.sequence, value);
  let last = Math.max(0, ...pending.keys());

  const jobKey = ({ installation, queueName, jobId }: Omit<QueuedEvent, 'sequence'>): string[] => [
    installation,
    queueName,
    jobId,
  ];
  const eventKey = ({ installation, sequence }: QueuedEvent): [string, number] => [installation, sequence];
  const count = (event: QueuedEvent, change: Partial<JobCounts>): void => {
    if (event.duplicate) return;
    const { success, inProgress, failed } = jobs.get(jobKey(event)) ?? {
      success: 0,
      inProgress: 0,
      failed: 0,
    };
    jobs.putSync(jobKey(event), {
      success: success + (change.success ?? 0),
      inProgress: inProgress + (change.inProgress ?? 0),
      failed: failed + (change.failed ?? 0),
    });
  };

  return {
    pending: () => pending.values(),
    current: ({ sequence }) => pending.get(sequence),
    size: () => pending.size + arriving.size,
    arrived: () => Promise.allSettled(arriving),
    async add(fresh) {
      const numbered = fresh.map((event): QueuedEvent => ({ ...event, sequence: ++last }));
      const written = store.transaction(() => {
        for (const event of numbered) {
          events.putSync(eventKey(event), event);
          count(event, { inProgress: 1 });
        }
      });
      arriving.add(written);
      try {
        await written;
        for (const event of numbered) pending.set(event.sequence, event);
      } finally {
        arriving.delete(written);
      }
    },
    async change(event) {
      if (!pending.has(event.sequence)) return;
      pending.set(event.sequence, event);
      await store.transaction(() => events.putSync(eventKey(event), event));
    },
    async finish(event, as) {
      if (!pending.delete(event.sequence)) return;
      await store.transaction(() => {
        events.removeSync(eventKey(event));
        count(event, { [as]: 1, inProgress: -1 });
      });
    },
    counts: (installation, queueName, jobId) => jobs.get([installation, queueName, jobId]),
    async clear(installation) {
      const forget = (): void => {
        for (const event of [...pending.values()]) {
          if (event.installation === installation) pending.delete(event.sequence);
        }
      };
      forget();
      await store.transaction(() => {
        for (const table of [events, jobs]) {
          for (const key of table.getKeys({ start: [installation], end: [installation, '\u{10ffff}'] })) {
            table.removeSync(key);
          }
        }
      });
      // What was on its way to the disk when this began is gone from there, and must not be delivered either.
      forget();
    },
  };
}
