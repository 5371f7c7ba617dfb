import { DAY, LIMITS, SECOND } from '../../limits';
import { FIRST_INSTALLATION } from '../../platform/installations';
import { tryRows, type Trial } from './try-rows';

const limits = LIMITS.queue;

interface Delivery {
  at: number;
  data: unknown;
}

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
const events = (count: number, more: object = {}): object[] =>
  Array.from({ length: count }, () => ({ body: { key: 'any' }, ...more }));

/** An event of exactly so many bytes. */
function sized(key: string, bytes: number, around: (event: object) => unknown = (event) => event): object {
  const withText = (text: string): object => ({ body: { key, text } });
  return withText('x'.repeat(bytes - bytesOf(around(withText('')))));
}

/** Pushes by the package: `{ok}`, or the class of the error it throws. */
const push = ({ host }: Trial, list: object[], functionKey = 'push'): Promise<{ error?: string }> =>
  host.invoke('attempt', { functionKey, payload: { events: list } });

/** The status of a push that the package did not look at. */
async function status({ host }: Trial, payload: object[], queueName = 'work'): Promise<number> {
  const { queue, installations } = host.platform;
  const body = JSON.stringify({ queueName, jobId: 'by-hand', payload });
  return (
    await queue.handle(await installations.ensure(FIRST_INSTALLATION), '/webhook/queue/publish/x', body)
  ).status;
}

const drain = ({ host }: Trial): Promise<{ processed: number; failed: number }> =>
  host.local('POST', 'drain');
const deliveries = async ({ host }: Trial, key: string): Promise<Delivery[]> =>
  (await host.kvs('get', { key })).ok as Delivery[];
/** How long it was from each delivery to the next. */
const waits = (seen: Delivery[]): number[] =>
  seen.slice(1).map(({ at }, index) => at - (seen[index]?.at ?? 0));

/** Shows that a push passes, and that another one is refused by the package and, without it, by the host. */
async function refusesPush(
  trial: Trial,
  { over }: { over: { code: string; status: number } },
  { fits, beyond }: { fits: object[]; beyond: object[] },
): Promise<void> {
  expect(await push(trial, fits)).toHaveProperty('ok');
  expect(await push(trial, beyond)).toMatchObject({ error: over.code });
  expect(await status(trial, fits)).toBe(201);
  expect(await status(trial, beyond)).toBe(over.status);
  await drain(trial);
}

tryRows('queue', {
  async eventsPerPush(trial) {
    const { value } = limits.eventsPerPush;
    await refusesPush(trial, limits.eventsPerPush, { fits: events(value), beyond: events(value + 1) });
  },
  async pushBytes(trial) {
    const { value } = limits.pushBytes;
    const fits = [sized('any', value, (event) => [event])];
    await refusesPush(trial, limits.pushBytes, {
      fits,
      beyond: [sized('any', value + 1, (event) => [event])],
    });
  },
  async delay(trial) {
    const seconds = limits.delay.value / SECOND;
    await refusesPush(trial, limits.delay, {
      fits: events(1, { delayInSeconds: seconds }),
      beyond: events(1, { delayInSeconds: seconds + 1 }),
    });
  },
  async eventRate(trial) {
    const { value, over, per } = limits.eventRate;
    const later = (count: number): object[] => events(count, { delayInSeconds: 900 });
    const pushes = value / limits.eventsPerPush.value;
    for (let at = 0; at < pushes; at += 1) {
      expect(await push(trial, later(limits.eventsPerPush.value))).toHaveProperty('ok');
    }
    expect(await push(trial, later(1))).toMatchObject({ error: over.code });
    expect(await status(trial, later(1))).toBe(over.status);
    trial.pass(per);
    expect(await push(trial, later(1))).toHaveProperty('ok');
    await trial.host.platform.queue.clear(FIRST_INSTALLATION);
  },
  async longConsumer(trial) {
    const large = sized('any', limits.longConsumerEventBytes.value + 1);
    // The consumer of `work` may run exactly as long as a short one does, that of `long-work` longer.
    expect(await status(trial, [large], 'work')).toBe(201);
    expect(await status(trial, [large], 'long-work')).toBe(limits.longConsumerEventBytes.over.status);
    await drain(trial);
  },
  async longConsumerEventBytes(trial) {
    const { value, over } = limits.longConsumerEventBytes;
    const pushed = (bytes: number): Promise<object> =>
      trial.host.invoke('attempt', {
        functionKey: 'pushTo',
        payload: { queue: 'long-work', event: sized('any', bytes) },
      });
    expect(await pushed(value)).toHaveProperty('ok');
    expect(await pushed(value + 1)).toMatchObject({ error: over.code });
    await drain(trial);
  },
  async attempts(trial) {
    const { value } = limits.attempts;
    await push(trial, [{ body: { key: 'late-success', mode: 'throw', times: value - 1 } }]);
    expect(await drain(trial)).toEqual({ processed: 1, failed: 0 });
    await push(trial, [{ body: { key: 'hopeless', mode: 'throw', times: value } }]);
    expect(await drain(trial)).toEqual({ processed: 0, failed: 1 });
    expect(await deliveries(trial, 'hopeless')).toHaveLength(value);
  },
  async retryAfter(trial) {
    const seconds = limits.retryAfter.value / SECOND;
    const waited = async (key: string, retryAfter: number): Promise<number> => {
      await push(trial, [{ body: { key, mode: 'again', times: 1, retryAfter } }]);
      await drain(trial);
      return waits(await deliveries(trial, key))[0] ?? 0;
    };
    expect(await waited('patient', seconds)).toBeGreaterThanOrEqual(limits.retryAfter.value);
    expect(await waited('too-patient', 2 * seconds)).toBeLessThan(1.5 * limits.retryAfter.value);
  },
  async retryDataBytes(trial) {
    const { value } = limits.retryDataBytes;
    const handedOn = async (key: string, bytes: number): Promise<unknown> => {
      const retryData = 'x'.repeat(bytes - 2);
      await push(trial, [{ body: { key, mode: 'again', times: 1, retryData } }]);
      await drain(trial);
      return (await deliveries(trial, key))[1]?.data;
    };
    expect(await handedOn('data', value)).toHaveLength(value - 2);
    expect(await handedOn('much-data', value + 1)).toBeNull();
  },
  async retention(trial) {
    const fails = (key: string): object => ({ body: { key, mode: 'throw', times: 99 }, delayInSeconds: 1 });
    const hours = limits.retention.value / (DAY / 24);
    await push(trial, [fails('in-time')]);
    await trial.host.local('POST', 'clock', { advance: `${hours - 1}h` });
    await drain(trial);
    expect(await deliveries(trial, 'in-time')).toHaveLength(limits.attempts.value);
    await push(trial, [{ ...fails('too-late'), delayInSeconds: 900 }]);
    await trial.host.local('POST', 'clock', { advance: `${hours + 1}h` });
    await drain(trial);
    expect(await deliveries(trial, 'too-late')).toHaveLength(1);
  },
  async backoff(trial) {
    await push(trial, [{ body: { key: 'backing-off', mode: 'throw', times: 2 } }]);
    await drain(trial);
    const [first = 0, second = 0] = waits(await deliveries(trial, 'backing-off'));
    expect(first).toBeGreaterThanOrEqual(limits.backoff.value);
    expect(second).toBeGreaterThanOrEqual(2 * limits.backoff.value);
  },
});
