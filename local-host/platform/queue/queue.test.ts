import { startTestHost, type TestHost } from '../../test-app/start';

let host: TestHost;

beforeAll(async () => {
  host = await startTestHost();
}, 60_000);
afterAll(() => host.end());

interface Delivery {
  eventId: string;
  retry: number;
  at: number;
}

const push = (events: object[]): Promise<{ jobId: string }> => host.invoke('push', { events });
const drain = (): Promise<object> => host.local('POST', 'drain');
const deliveries = async (key: string): Promise<Delivery[]> =>
  (await host.kvs('get', { key })).ok as Delivery[];
const stats = (jobId: string): Promise<object> => host.invoke('jobStats', { jobId });

test('events reach the consumer and are counted for their job', async () => {
  const { jobId } = await push([{ body: { key: 'one' } }, { body: { key: 'two' } }]);
  expect(await drain()).toEqual({ processed: expect.any(Number) as number, failed: 0 });
  expect(await deliveries('one')).toMatchObject([{ retry: 0 }]);
  expect(await stats(jobId)).toEqual({ success: 2, inProgress: 0, failed: 0 });
});

test('a delay is kept by the app clock, which drain moves on', async () => {
  const start = (await host.invoke<{ now: number }>('now')).now;
  await push([{ body: { key: 'later' }, delayInSeconds: 900 }]);
  expect(await drain()).toEqual({ processed: 1, failed: 0 });
  const [delivery] = await deliveries('later');
  expect((delivery?.at ?? 0) - start).toBeGreaterThanOrEqual(900_000);
});

test('a consumer that asks for it gets the event again, when it asked for it', async () => {
  await push([{ body: { key: 'again', mode: 'again', times: 2 } }]);
  expect(await drain()).toEqual({ processed: 1, failed: 0 });
  const seen = await deliveries('again');
  expect(seen.map(({ retry }) => retry)).toEqual([0, 1, 2]);
  expect(new Set(seen.map(({ eventId }) => eventId)).size).toBe(1);
  expect((seen[1]?.at ?? 0) - (seen[0]?.at ?? 0)).toBeGreaterThanOrEqual(60_000);
});

test('a concurrency limit of one keeps read-modify-write of a lane whole', async () => {
  const event = { body: { key: 'lane' }, concurrency: { key: 'lane', limit: 1 } };
  await push(Array.from({ length: 10 }, () => event));
  expect(await drain()).toMatchObject({ processed: 10 });
  expect(await deliveries('lane')).toHaveLength(10);
});

test('at least once: with duplicates on, an event comes twice under one id', async () => {
  await host.local('POST', 'delivery', { duplicates: 1 });
  const { jobId } = await push([{ body: { key: 'twice' } }]);
  await drain();
  const seen = await deliveries('twice');
  expect(seen).toHaveLength(2);
  expect(seen[0]?.eventId).toBe(seen[1]?.eventId);
  expect(await stats(jobId)).toEqual({ success: 1, inProgress: 0, failed: 0 });
  await host.local('POST', 'delivery', { duplicates: 0 });
});

test('a cancelled job ends what has not started', async () => {
  const { jobId } = await push([{ body: { key: 'cancelled' }, delayInSeconds: 60 }]);
  await host.invoke('cancelJob', { jobId });
  expect(await drain()).toEqual({ processed: 0, failed: 0 });
  expect(await host.kvs('get', { key: 'cancelled' })).toEqual({ ok: null });
  expect(await stats(jobId)).toEqual({ success: 0, inProgress: 0, failed: 1 });
});

test('what a killed process was doing is delivered again', async () => {
  await host.local('POST', 'kill');
  await push([{ body: { key: 'killed' } }]);
  await host.local('POST', 'kill');
  await drain();
  expect((await deliveries('killed')).length).toBeGreaterThanOrEqual(1);
});

test('pushes the platform refuses', async () => {
  await expect(host.invoke('pushTo', { queue: 'nobody-listens' })).rejects.toThrow('400');
  await expect(host.invoke('jobStats', { jobId: 'unknown' })).rejects.toThrow('was not found');
});

test('an event for a trigger goes the same way; one nobody listens to goes nowhere', async () => {
  expect(
    await host.local('POST', 'event', { event: 'avi:forge:installed:app', payload: { id: 'x' } }),
  ).toEqual({
    delivered: ['on-install'],
  });
  await drain();
  expect((await host.kvs('get', { key: 'last-event' })).ok).toMatchObject({
    eventType: 'avi:forge:installed:app',
    id: 'x',
  });
  expect(await host.local('POST', 'event', { event: 'avi:jira:updated:issue' })).toMatchObject({
    delivered: [],
  });
});

test('a host that nobody told otherwise delivers as Forge does, and does so again after a reset', async () => {
  const forge = await startTestHost({ delivery: {} });
  try {
    const settings = { queryLagMs: 500, duplicates: 0.1, reorder: true, lateMs: 200 };
    expect(await forge.local('POST', 'delivery', {})).toMatchObject(settings);
    await forge.local('POST', 'delivery', { queryLagMs: 0 });
    expect(await forge.local('POST', 'delivery', { duplicates: 1 })).toMatchObject({ queryLagMs: 0 });
    await forge.local('POST', 'reset', {});
    expect(await forge.local('POST', 'delivery', {})).toMatchObject(settings);
  } finally {
    await forge.end();
  }
}, 60_000);
