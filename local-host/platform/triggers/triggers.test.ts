import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestHost, type TestHost } from '../../test-app/start';

let host: TestHost;

beforeAll(async () => {
  host = await startTestHost();
}, 60_000);
afterAll(() => host.end());

type Event = Record<string, unknown>;

// Without a place: after a reset there is no issue to stand on.
const kvs = (call: string, payload: object): Promise<{ ok?: unknown }> =>
  host.invoke('kvs', { call, ...payload }, { context: {} });
const lastEvent = async (): Promise<Event> => (await kvs('get', { key: 'last-event' })).ok as Event;
const event = (name: string, payload: object = {}): Promise<object> =>
  host.local('POST', 'event', { event: name, payload });
const statusOf = async (body: object): Promise<number> => {
  const answer = await fetch(`${host.url}/_local/event`, { method: 'POST', body: JSON.stringify(body) });
  return answer.status;
};
const installed = (payload: object = {}): object => ({
  eventType: 'avi:forge:installed:app',
  id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
  installerAccountId: expect.any(String) as string,
  app: { id: '11111111-2222-4333-8444-555555555555', version: '1.0.0' },
  environment: { id: expect.any(String) as string },
  context: expect.stringMatching(/^ari:cloud:jira::site\//) as string,
  ...payload,
});

describe('the installed event', () => {
  test('reaches the app before anything else does: at first, and after each reset', async () => {
    const first = await lastEvent();
    expect(first).toEqual(installed());
    await host.local('POST', 'reset', {});
    const meter = await host.local<{ invocations: object }>('GET', 'meter');
    expect(meter.invocations).toEqual({});
    expect(await host.local('POST', 'drain')).toEqual({ processed: 0, failed: 0 });
    expect((await lastOf('first'))?.value).toEqual(first);
  });

  test('each new tenant has its own, and only when it is new', async () => {
    const made = await host.local<{ installationId: string }>('POST', 'installations', { id: 'other' });
    const other = (await lastOf('other'))?.value;
    expect(other).toEqual(installed({ id: made.installationId }));
    await kvs('set', { key: 'last-event', value: 'kept' });
    await host.local('POST', 'installations', { id: 'other' });
    expect(await lastEvent()).toBe('kept');
  });

  test('resets at the same time leave one installation, told and quiet', async () => {
    await Promise.all([1, 2, 3].map(() => host.local('POST', 'reset', {})));
    expect(await host.local('GET', 'storage')).toMatchObject({ kvs: 1, queue: 0 });
    expect((await lastOf('first'))?.value).toEqual(installed());
  });

  const lastOf = async (id: string): Promise<{ key: string; value: unknown } | undefined> => {
    const answer = await fetch(`${host.url}/_local/storage?dump=1`, { headers: { 'x-installation': id } });
    const { dump } = (await answer.json()) as { dump: { kvs: { key: string; value: unknown }[] } };
    return dump.kvs.find(({ key }) => key === 'last-event');
  };
});

describe('events and their filters', () => {
  const changed = (field: string) => ({ changelog: { items: [{ field }] }, selfGenerated: false });

  test('an event that passes the filter is delivered, another is not', async () => {
    expect(await event('avi:jira:updated:issue', changed('status'))).toEqual({ delivered: ['on-move'] });
    expect(await event('avi:jira:updated:issue', changed('summary'))).toMatchObject({ delivered: [] });
    expect(
      await event('avi:jira:updated:issue', { ...changed('status'), selfGenerated: true }),
    ).toMatchObject({ delivered: [] });
  });

  test('an event over which the filter cannot be evaluated is left out and logged for its tenant', async () => {
    expect(await event('avi:jira:updated:issue', { changelog: null })).toMatchObject({ delivered: [] });
    expect(readFileSync(join(host.dataDir, 'app.log'), 'utf8')).toMatch(
      /^\S+ first on-move error The filter could not be evaluated: “event.changelog” is null/m,
    );
  });

  test('a filter that is not modelled is refused, whatever the event says', async () => {
    expect(await statusOf({ event: 'avi:jira:viewed:issue' })).toBe(501);
    expect(await statusOf({ event: 'avi:jira:created:issue' })).toBe(200);
  });
});

describe('triggers that are run by hand', () => {
  interface Ran {
    result: { request: object; context: object };
  }

  test('a scheduled one, without a person', async () => {
    const { result } = await host.local<Ran>('POST', 'trigger', { module: 'nightly' });
    expect(result).toMatchObject({ request: { context: { moduleKey: 'nightly' } } });
    expect(result.context).not.toHaveProperty('principal');
  });

  test('what the app does before it is uninstalled: as that one', async () => {
    const { result } = await host.local<Ran>('POST', 'trigger', { module: 'farewell' });
    expect(result.request).toEqual({
      context: { cloudId: expect.any(String) as string, moduleKey: 'farewell' },
      contextToken: expect.any(String) as string,
    });
    expect(result.context).not.toHaveProperty('principal');
  });
});
