import { randomUUID } from 'node:crypto';
import type { Manifest, ManifestModule, WireResponse } from '../../contract';
import { LIMITS } from '../../limits';
import { createRateLimit, type QuotaTime } from '../../rate-limit';
import type { Store } from '../../store';
import type { DeliveryControl } from '../delivery';
import type { HostClock } from '../host-clock';
import type { Installation } from '../installations';
import { timeoutOf, type FunctionCall } from '../invoker';
import { functionOf, modulesOf } from '../manifest';
import type { Outcome } from '../process/app-process';
import { PLATFORM_FAILURE } from '../process/app-process';
import { json, notModelled } from '../wire';
import { createDispatcher, type Delivered } from './dispatcher';
import { openEvents, type QueuedEvent } from './events';
import { readPush } from './publish';

/** Forge's async events: at least once, in the background, over restarts of the host. */
export interface Queue {
  handle(installation: Installation, path: string, body: string): Promise<WireResponse>;
  /**
   * Queues a product or lifecycle event for one trigger module; resolves once it is on disk. `tried` then resolves when
   * it was delivered for the first time, however that ended. One that is not `prompt` may come late.
   */
  trigger(
    installation: string,
    module: ManifestModule,
    payload: Record<string, unknown>,
    prompt?: boolean,
  ): Promise<{ tried: Promise<void> }>;
  drain(): Promise<{ processed: number; failed: number }>;
  pending(installation: string): QueuedEvent[];
  clear(installation: string): Promise<void>;
  /** Starts delivering, what an earlier run of the host left included. */
  start(): void;
  close(): void;
}

interface Deps {
  store: Store;
  clock: HostClock;
  manifest: Manifest;
  installation: (id: string) => Installation | undefined;
  call: (call: FunctionCall) => Promise<Outcome>;
  quotaTime?: QuotaTime | undefined;
  delivery: DeliveryControl;
}

interface RetryAnswer {
  _retry: true;
  retryOptions?: { retryAfter?: number; retryReason?: string; retryData?: unknown };
}

const asksForRetry = (value: unknown): value is RetryAnswer =>
  typeof value === 'object' && value !== null && (value as Partial<RetryAnswer>)._retry === true;

function deliveredBy(outcome: Outcome): Delivered {
  if ('error' in outcome) {
    const { name } = outcome.error;
    return name === PLATFORM_FAILURE
      ? { kind: 'platform-failure', reason: name }
      : { kind: 'again', reason: name };
  }
  const answer: unknown = outcome.value === undefined ? undefined : JSON.parse(outcome.value);
  if (!asksForRetry(answer)) return { kind: 'done' };
  const { retryAfter, retryReason = 'FUNCTION_RETRY_REQUEST', retryData } = answer.retryOptions ?? {};
  const fits = Buffer.byteLength(JSON.stringify(retryData ?? null)) <= LIMITS.queue.retryDataBytes.value;
  return {
    kind: 'again',
    reason: retryReason,
    ...(fits && { data: retryData }),
    ...(retryAfter !== undefined && { afterSeconds: retryAfter }),
  };
}

/** Opens the queues with what an earlier run of the host left. Throws when a consumer is not of today's kind. */
export function openQueue(deps: Deps): Queue {
  const { store, clock, manifest, installation: find, call, delivery: settings, quotaTime } = deps;
  const old = modulesOf(manifest, 'consumer').find(({ resolver }) => resolver !== undefined);
  if (old) throw new Error(`The resolver of consumer ${old.key} is not modelled: name a function`);
  const events = openEvents(store);
  const { eventRate } = LIMITS.queue;
  const pushLimit = createRateLimit(eventRate, quotaTime);
  const consumerOf = (queueName: string): ManifestModule | undefined =>
    modulesOf(manifest, 'consumer').find(({ queue }) => queue === queueName);

  const largestEvent = (queueName: string): number | undefined => {
    const consumer = consumerOf(queueName);
    if (!consumer) return undefined;
    const long = timeoutOf(functionOf(manifest, consumer), 'background') > LIMITS.queue.longConsumer.value;
    return long ? LIMITS.queue.longConsumerEventBytes.value : LIMITS.queue.pushBytes.value;
  };

  function asyncEvent(event: QueuedEvent): Record<string, unknown> {
    const { body, queueName, jobId, eventId, delayInSeconds, concurrency, retry, pushedAt } = event;
    const remainingTimeMs = Math.max(0, pushedAt + LIMITS.queue.retention.value - clock.now());
    const retentionWindow = { startTime: new Date(pushedAt).toISOString(), remainingTimeMs };
    return {
      body,
      queueName,
      jobId,
      eventId,
      ...(delayInSeconds !== undefined && { delayInSeconds }),
      ...(concurrency && { concurrency }),
      ...(retry && { retryContext: { ...retry, retentionWindow } }),
    };
  }

  async function deliver(event: QueuedEvent): Promise<Delivered> {
    const installation = find(event.installation);
    const { delivery, retry } = event;
    const module =
      delivery.to === 'consumer'
        ? consumerOf(event.queueName)
        : modulesOf(manifest, 'trigger').find(({ key }) => key === delivery.moduleKey);
    if (!installation || !module) return { kind: 'again', reason: 'FUNCTION_NOT_FOUND' };
    const target = functionOf(manifest, module);
    const product = { ...event.body, ...(retry && { retryContext: retry }) };
    const outcome = await call({
      installation,
      module: { key: module.key, type: delivery.to },
      target,
      payload: delivery.to === 'consumer' ? asyncEvent(event) : product,
      timeout: timeoutOf(target, 'background'),
    });
    return deliveredBy(outcome);
  }

  const dispatcher = createDispatcher({ events, clock, deliver, delivery: settings });

  async function publish(installation: string, body: string): Promise<WireResponse> {
    const push = readPush(installation, body, clock.now(), largestEvent);
    if ('refusal' in push) return push.refusal;
    if (!pushLimit.open(installation, push.events.length))
      return json(eventRate.over.status, { code: eventRate.over.status, message: 'Too many requests' });
    pushLimit.add(installation, push.events.length);
    await events.add(push.events);
    dispatcher.wake();
    return json(201, {});
  }

  const ofJob = (
    installation: string,
    body: string,
  ): { queueName: string; jobId: string; known: boolean } => {
    const { queueName, jobId } = JSON.parse(body) as { queueName: string; jobId: string };
    return { queueName, jobId, known: events.counts(installation, queueName, jobId) !== undefined };
  };

  return {
    async handle({ id }, path, body) {
      if (path.startsWith('/webhook/queue/publish/')) return publish(id, body);
      const { queueName, jobId, known } = ofJob(id, body);
      if (!known) return json(404, { message: `There is no job ${jobId}` });
      if (path.startsWith('/webhook/queue/stats/')) return json(200, events.counts(id, queueName, jobId));
      if (!path.startsWith('/webhook/queue/cancel/')) return notModelled(path);
      await dispatcher.cancel(id, queueName, jobId);
      return json(204);
    },
    async trigger(installation, module, payload, prompt = false) {
      const now = clock.now();
      const late = prompt ? 0 : Math.round(settings.chance() * settings.now().lateMs);
      const [eventId, jobId] = [randomUUID(), randomUUID()];
      const delivery = { to: 'trigger', moduleKey: module.key } as const;
      const body = { ...payload };
      const tried = dispatcher.tried(installation, eventId);
      await events.add([
        {
          installation,
          eventId,
          jobId,
          queueName: '',
          body,
          delivery,
          pushedAt: now,
          dueAt: now + late,
          failures: 0,
        },
      ]);
      dispatcher.wake();
      return { tried };
    },
    drain: dispatcher.drain,
    pending: (installation) => [...events.pending()].filter((event) => event.installation === installation),
    async clear(installation) {
      await events.clear(installation);
      dispatcher.cleared(installation);
      pushLimit.renew((key) => key === installation);
    },
    start: dispatcher.wake,
    close: dispatcher.close,
  };
}
