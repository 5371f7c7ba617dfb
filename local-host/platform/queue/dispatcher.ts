import { LIMITS } from '../../limits';
import type { HostClock } from '../host-clock';
import { EXACT, type Delivery } from '../delivery';
import type { EventStore, QueuedEvent, RetryContext } from './events';

/** What became of one delivery. */
export type Delivered =
  | { kind: 'done' }
  /** The app asked for it or failed; counts against the attempts. */
  | { kind: 'again'; reason: string; data?: unknown; afterSeconds?: number }
  /** The platform failed the app; does not count. */
  | { kind: 'platform-failure'; reason: string };

export interface Dispatcher {
  /** Looks for events to deliver now; called whenever that may have changed. */
  wake(): void;
  /** Ends what of a job has not started, and sees to it that the rest is not tried again. */
  cancel(installation: string, queueName: string, jobId: string): Promise<void>;
  /** Resolves once an event that is being added was delivered for the first time, however that ended, or is gone. */
  tried(installation: string, eventId: string): Promise<void>;
  /** Says that an installation's events are gone, so that nobody waits for them. */
  cleared(installation: string): void;
  /** Delivers everything, moving the app's clock on to what is due later. Counts what ended meanwhile. */
  drain(): Promise<{ processed: number; failed: number }>;
  close(): void;
}

interface Deps {
  events: EventStore;
  clock: HostClock;
  deliver: (event: QueuedEvent) => Promise<Delivered>;
  /** All at once, once and in order unless told. */
  delivery?: { now: () => Delivery; chance: () => number };
}

/** People come first: background work leaves half of the processes to them. */
const PARALLEL = LIMITS.functions.processes.value / 2;
/** `setTimeout` counts in 32 bits. */
const LONGEST_SLEEP = 2 ** 31 - 1;

export function createDispatcher({ events, clock, deliver, delivery }: Deps): Dispatcher {
  const running = new Map<number, QueuedEvent>();
  const settings = (): Delivery => delivery?.now() ?? EXACT;
  const chance = (): number => delivery?.chance() ?? 0;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let ended = { processed: 0, failed: 0 };
  const waiting: (() => void)[] = [];
  const firstTries = new Map<string, { installation: string; resolve: () => void }>();
  const wasTried = (eventId: string): void => {
    firstTries.get(eventId)?.resolve();
    firstTries.delete(eventId);
  };

  const hasRoom = ({ installation, concurrency }: QueuedEvent): boolean => {
    if (!concurrency) return true;
    const same = [...running.values()].filter(
      (other) => other.installation === installation && other.concurrency?.key === concurrency.key,
    );
    return same.length < concurrency.limit;
  };

  function next(): QueuedEvent | undefined {
    const now = clock.now();
    const due = [...events.pending()].filter(
      (event) => event.dueAt <= now && !running.has(event.sequence) && hasRoom(event),
    );
    if (settings().reorder) return due[Math.floor(chance() * due.length)];
    return due.sort((left, right) => left.dueAt - right.dueAt || left.sequence - right.sequence)[0];
  }

  async function settle(event: QueuedEvent, delivered: Delivered): Promise<void> {
    const current = closed ? undefined : events.current(event);
    if (!current) return;
    if (delivered.kind === 'done') {
      await events.finish(event, 'success');
      // Work is counted, not deliveries.
      if (event.duplicate) return;
      ended.processed += 1;
      const { duplicates, lateMs } = settings();
      if (chance() < duplicates) {
        const dueAt = clock.now() + Math.round(chance() * lateMs);
        await events.add([{ ...event, dueAt, duplicate: true }]);
      }
      return;
    }
    const failures = event.failures + (delivered.kind === 'again' ? 1 : 0);
    const stale = clock.now() - event.pushedAt > LIMITS.queue.retention.value;
    if (failures >= LIMITS.queue.attempts.value || stale || current.cancelled) {
      await events.finish(event, 'failed');
      ended.failed += 1;
      return;
    }
    const { backoff, retryAfter } = LIMITS.queue;
    const asked = delivered.kind === 'again' ? delivered.afterSeconds : undefined;
    const wait = asked
      ? Math.min(asked * 1000, retryAfter.value)
      : backoff.value * 2 ** Math.max(0, failures - 1);
    const retry: RetryContext = {
      retryCount: failures,
      retryReason: delivered.reason,
      retryData: delivered.kind === 'again' ? (delivered.data ?? null) : null,
    };
    await events.change({ ...event, failures, retry, dueAt: clock.now() + wait });
  }

  async function run(event: QueuedEvent): Promise<void> {
    running.set(event.sequence, event);
    try {
      await settle(event, await deliver(event));
    } finally {
      running.delete(event.sequence);
      wasTried(event.eventId);
      waiting.splice(0).forEach((resume) => resume());
      wake();
    }
  }

  const earliest = (): number =>
    Math.min(
      ...[...events.pending()].filter(({ sequence }) => !running.has(sequence)).map(({ dueAt }) => dueAt),
    );

  function wake(): void {
    if (closed) return;
    while (running.size < PARALLEL) {
      const event = next();
      if (!event) break;
      void run(event);
    }
    clearTimeout(timer);
    const sleep = earliest() - clock.now();
    if (sleep > 0 && sleep < Infinity) timer = setTimeout(wake, Math.min(sleep, LONGEST_SLEEP));
  }

  clock.onChange(wake);

  return {
    wake,
    async cancel(installation, queueName, jobId) {
      const ofJob = [...events.pending()].filter(
        (event) =>
          event.installation === installation && event.queueName === queueName && event.jobId === jobId,
      );
      for (const event of ofJob) {
        if (running.has(event.sequence)) await events.change({ ...event, cancelled: true });
        else await events.finish(event, 'failed');
      }
    },
    tried: (installation, eventId) =>
      new Promise((resolve) => firstTries.set(eventId, { installation, resolve })),
    cleared(installation) {
      const under = new Set([...running.values()].map(({ eventId }) => eventId));
      for (const [eventId, waiter] of [...firstTries]) {
        if (waiter.installation === installation && !under.has(eventId)) wasTried(eventId);
      }
    },
    async drain() {
      ended = { processed: 0, failed: 0 };
      // What runs may yet be delivered twice, although its event is out of the queue.
      while ((events.size() > 0 || running.size > 0) && !closed) {
        wake();
        const next = earliest();
        if (running.size > 0) await new Promise<void>((resolve) => waiting.push(resolve));
        else if (next === Infinity) await events.arrived();
        else if (next > clock.now()) await clock.set(clock.offset() + next - clock.now());
      }
      return ended;
    },
    close() {
      closed = true;
      clearTimeout(timer);
      for (const eventId of [...firstTries.keys()]) wasTried(eventId);
    },
  };
}
