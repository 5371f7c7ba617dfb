import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { LIMITS } from '../limits';
import { startTestHost, type TestHost } from '../test-app/start';

let host: TestHost;

beforeAll(async () => {
  host = await startTestHost();
}, 60_000);
afterAll(() => host.end());

const control = (
  method: string,
  name: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${host.url}/_local/${name}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

/** Sends a request with any `Host` header, which `fetch` does not let a test choose. */
const withHost = (name: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(`${host.url}/_local/health`, { headers: { host: name } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });

interface Meter {
  kvs: Record<string, number> & { byPath: Record<string, number> };
  jira: { requests: number; points: number; byPath: Record<string, number> };
  invocations: Record<string, { count: number; gbSeconds: number }>;
}

test('time and licence are told as they were set', async () => {
  const told = async (name: string): Promise<unknown> => (await control('GET', name)).json();
  expect(await told('clock')).toMatchObject({ offset: 0 });
  await control('POST', 'clock', { advance: '1d' });
  expect(await told('clock')).toMatchObject({ offset: 86_400_000 });
  await control('POST', 'clock', {});
  expect(await told('license')).toEqual({ state: 'active', environment: 'PRODUCTION' });
  await control('POST', 'license', { state: 'lapsed', environment: 'DEVELOPMENT' });
  expect(await told('license')).toEqual({ state: 'lapsed', environment: 'DEVELOPMENT' });
  await control('POST', 'license', { state: 'active', environment: 'PRODUCTION' });
});

describe('what is not modelled', () => {
  test('is told to whoever asks, when it was the app that called it', async () => {
    expect(await host.local('DELETE', 'unmodelled')).toEqual({ calls: [] });
    await host.invoke('jira', { path: 'issue', as: 'user' });
    expect(await host.local('GET', 'unmodelled')).toEqual({ calls: ['resolver: GET /rest/api/3/issue'] });
  });

  test.each([
    ['POST', 'unheard-of'],
    ['PUT', 'meter'],
    ['GET', 'reset'],
  ])('%s %s is refused', async (method, name) => {
    expect((await control(method, name)).status).toBe(501);
  });

  test.each([
    ['clock', { advnace: '30d' }],
    ['clock', { advance: 'a month' }],
    ['faults', { target: 'sql', rate: 1, kind: '500' }],
    ['license', { state: 'expired' }],
    ['delivery', { queryLag: 1 }],
    ['invoke', { user: 'paul' }],
  ])('%s with %j is refused', async (name, body) => {
    expect((await control('POST', name, body)).status).toBe(400);
  });

  test('a setting is read whatever its content type says, never passed over', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await control('POST', 'clock', { advnace: '30d' }, form)).status).toBe(400);
    expect((await control('POST', 'reset', { demo: 'yes' }, form)).status).toBe(400);
  });

  test('a reset that is refused has not emptied anything', async () => {
    await host.kvs('set', { key: 'kept', value: 1 });
    expect((await control('POST', 'reset', { demo: true }, { 'x-installation': 'first' })).status).toBe(501);
    expect(await host.kvs('get', { key: 'kept' })).toEqual({ ok: 1 });
  });

  test('unknown people, modules and installations are not found', async () => {
    const call = { user: 'paul', module: 'panel', functionKey: 'echo', context: { issueKey: 'SHOP-1' } };
    expect((await control('POST', 'invoke', { ...call, user: 'zoe' })).status).toBe(404);
    expect((await control('POST', 'invoke', { ...call, module: 'other' })).status).toBe(404);
    expect((await control('POST', 'invoke', call, { 'x-installation': 'nobody' })).status).toBe(404);
    expect((await control('POST', 'trigger', { module: 'panel' })).status).toBe(404);
  });
});

describe('other sites', () => {
  test.each([
    ['localhost:4000', 200],
    ['[::1]:4000', 200],
    ['127.0.0.1', 200],
    ['evil.example', 403],
    ['localhost.evil.example', 403],
  ])('host %s', async (name, status) => {
    expect(await withHost(name)).toBe(status);
  });

  test.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'http://127.0.0.1:1' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
  ])('a request with %j', async (headers, status) => {
    expect((await control('GET', 'meter', undefined, headers as Record<string, string>)).status).toBe(status);
  });

  test('the own origin may call, for reading and writing', async () => {
    expect((await control('DELETE', 'meter', undefined, { origin: host.url })).status).toBe(200);
  });
});

describe('the meter', () => {
  const read = (): Promise<Meter> => host.local('GET', 'meter');
  const text = (kilobytes: number): string => 'x'.repeat(kilobytes * 1024);

  beforeEach(() => host.local('DELETE', 'meter'));

  test('a unit is 10 KB of the request for writes, of the response for reads, rounded up per request', async () => {
    await host.kvs('set', { key: 'units', value: text(25) });
    await host.kvs('get', { key: 'units' });
    await host.kvs('get', { key: 'missing' });
    const { kvs } = await read();
    expect(kvs).toMatchObject({
      inFlight: 0,
      requests: 3,
      writeUnits: 3,
      readUnits: 4,
      byPath: { set: 1, get: 2 },
    });
    expect(kvs.bytesWritten).toBe(JSON.stringify({ key: 'units', value: text(25) }).length);
  });

  test('a batch and a transaction are one request over their summed bytes', async () => {
    const items = [1, 2, 3, 4].map((at) => ({ key: `sum${at}`, value: text(4) }));
    await host.kvs('batchSet', { items });
    await host.kvs('transact', { sets: items });
    await host.kvs('batchGet', { items: items.map(({ key }) => ({ key })) });
    expect((await read()).kvs).toMatchObject({ requests: 3, writeUnits: 4, readUnits: 2 });
  });

  test("the app's Jira calls count, those of people and of the host do not", async () => {
    await host.invoke('jira', { path: 'field', as: 'app' });
    await fetch(`${host.url}/rest/api/3/field`, { headers: { authorization: `Basic ${btoa('ada:x')}` } });
    const { jira, invocations } = await read();
    expect(jira.requests).toBe(1);
    expect(invocations.panel).toMatchObject({ count: 1, gbSeconds: expect.any(Number) as number });
  });
});

describe('faults on the wire', () => {
  afterEach(() => host.local('DELETE', 'faults'));
  const fault = (more: object): Promise<unknown> =>
    host.local('POST', 'faults', { target: 'kvs', rate: 1, ...more });

  test('429 and 500 are answered instead of the work', async () => {
    await fault({ kind: '429', path: '/set' });
    expect(await host.kvs('set', { key: 'faulty', value: 1 })).toEqual({
      code: 'RATE_LIMIT_EXCEEDED',
      status: 429,
    });
    expect(await host.kvs('get', { key: 'faulty' })).toEqual({ ok: null });
  });

  test('reset-after-write breaks the connection once the work is done', async () => {
    await fault({ kind: 'reset-after-write', path: '/set' });
    await expect(host.kvs('set', { key: 'reset', value: 1 })).rejects.toThrow('fetch failed');
    expect(await host.kvs('get', { key: 'reset' })).toEqual({ ok: 1 });
  });

  test('slow and timeout', async () => {
    await fault({ kind: 'slow', path: '/get', ms: 1 });
    expect(await host.kvs('get', { key: 'reset' })).toEqual({ ok: 1 });
    await host.local('DELETE', 'faults');
    await fault({ kind: 'timeout', path: '/get', ms: 1 });
    await expect(host.kvs('get', { key: 'reset' })).rejects.toThrow('fetch failed');
  });

  test('a rate with a seed hits the same calls each time', async () => {
    const run = async (): Promise<boolean[]> => {
      await fault({ kind: '500', rate: 0.5, seed: 42 });
      const hits: boolean[] = [];
      for (let at = 0; at < 12; at += 1) hits.push('code' in (await host.kvs('get', { key: 'reset' })));
      await host.local('DELETE', 'faults');
      return hits;
    };
    const first = await run();
    expect(await run()).toEqual(first);
    expect(new Set(first).size).toBe(2);
  });
});

describe('licence', () => {
  const says = async (): Promise<[unknown, number, object]> => {
    const { license } = await host.invoke<{ license?: { active: boolean } }>('appContext');
    const { status, body } = await host.invoke<{ status: number; body: { results?: { data: object }[] } }>(
      'license',
    );
    return [license?.active, status, body.results?.[0]?.data ?? {}];
  };

  test.each([
    ['active', 'PRODUCTION', true, 200],
    ['lapsed', 'PRODUCTION', false, 200],
    ['evaluation', 'PRODUCTION', true, 200],
    ['absent', 'PRODUCTION', undefined, 200],
    ['error', 'PRODUCTION', undefined, 500],
    ['active', 'DEVELOPMENT', undefined, 200],
  ])('%s in %s', async (state, environment, active, status) => {
    await host.local('POST', 'license', { state, environment });
    const [inContext, answered, data] = await says();
    expect([inContext, answered]).toEqual([active, status]);
    if (status === 200 && active === undefined) expect(data).toEqual({});
  });
});

describe('accounts', () => {
  test('are told of to whoever reports them: closed, updated, or nothing', async () => {
    const told: unknown[] = [];
    for (const status of ['closed', 'updated', 'open']) {
      const { accountId } = await host.local<{ accountId: string }>('POST', 'account', {
        user: 'vic',
        status,
      });
      const answer = await host.invoke<{ status: string }[]>('report', { accountId });
      told.push(answer.map((one) => one.status));
    }
    expect(told).toEqual([['closed'], ['updated'], []]);
  });
});

describe('people and tenants', () => {
  test('REST knows its people by name and nobody else', async () => {
    const as = (user?: string): Promise<Response> =>
      fetch(
        `${host.url}/rest/api/3/myself`,
        user ? { headers: { authorization: `Basic ${btoa(`${user}:any`)}` } } : {},
      );
    expect(await (await as('mira')).json()).toMatchObject({ displayName: expect.any(String) as string });
    expect([(await as('zoe')).status, (await as()).status]).toEqual([401, 401]);
  });

  test('a further installation has a site, an app and a licence of its own', async () => {
    const created = await control('POST', 'installations', { id: 'tenant-b' });
    expect(created.status).toBe(201);
    const header = { 'x-installation': 'tenant-b' };
    await control('POST', 'license', { state: 'lapsed', environment: 'PRODUCTION' }, header);
    const call = { user: 'paul', module: 'panel', functionKey: 'appContext' };
    const { result } = (await (await control('POST', 'invoke', call, header)).json()) as {
      result: { license: object; installationAri: string };
    };
    expect(result.license).toMatchObject({ active: false });
    expect(result.installationAri).not.toBe(
      (await host.invoke<{ installationAri: string }>('appContext')).installationAri,
    );
    const urls = (await (await control('GET', 'webtriggers', undefined, header)).json()) as { hook: string };
    expect(urls.hook).not.toBe(host.hook);
    const refused = { ...call, functionKey: 'kvs', payload: { call: 'get', key: '' } };
    await control('POST', 'invoke', refused, header);
    const log = readFileSync(join(host.dataDir, 'app.log'), 'utf8');
    expect(log).toMatch(/^\S+ tenant-b host info resolver: POST \S+get answered 400 /m);
  });
});

const keysStored = async (): Promise<string[]> => {
  const { dump } = await host.local<{ dump: { kvs: { key: string }[] } }>('GET', 'storage?dump=1');
  return dump.kvs.map(({ key }) => key);
};

test('whoever moves the time on has waited: no quota of before is used up', async () => {
  const events = Array.from({ length: 50 }, () => ({ body: { key: 'x' }, delayInSeconds: 900 }));
  const push = (): Promise<boolean> =>
    host.invoke('push', { events }).then(
      () => true,
      () => false,
    );
  while (await push());
  await control('POST', 'clock', { advance: '1m' });
  expect(await push()).toBe(true);
  await control('POST', 'clock', {});
});

test('reset empties everything and sets the clock right', async () => {
  await host.kvs('set', { key: 'gone', value: 1 });
  await host.invoke('push', { events: [{ body: { key: 'never' }, delayInSeconds: 900 }] });
  await host.local('POST', 'clock', { advance: '1d' });
  await host.local('POST', 'reset', { demo: false });
  // What is there is the app's own note of its installation.
  expect(await keysStored()).toEqual(['last-event']);
  expect(await host.local('GET', 'storage')).toEqual({
    kvs: 1,
    entities: { thing: 0, wide: 0 },
    secrets: 0,
    objects: 0,
    queue: 0,
    issueProperties: 0,
  });
  const { now } = await host.local<{ now: string }>('POST', 'clock', {});
  expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(60_000);
  expect((await control('GET', 'storage', undefined, { 'x-installation': 'tenant-b' })).status).toBe(404);
});

test('what was under way does not write into the emptied store: delayed on the wire, or waiting for a process', async () => {
  await host.local('POST', 'reset', { demo: false });
  await host.local('POST', 'faults', { target: 'kvs', rate: 1, kind: 'slow', path: '/set', ms: 60_000 });
  // Of the functions that wait none may be ended before all do.
  const place = { module: 'long-panel', context: {} };
  const calls = LIMITS.functions.processes.value + 2;
  const writes = Array.from({ length: calls }, (_, at) =>
    host.invoke('kvs', { call: 'set', key: `late${at}`, value: 1 }, place),
  );
  const ended = Promise.allSettled(writes);
  while (host.platform.faults.delayed() < LIMITS.functions.processes.value) await new Promise(setImmediate);
  await host.local('POST', 'reset', { demo: false });
  expect((await ended).map(({ status }) => status)).toEqual(Array(calls).fill('rejected'));
  expect(await keysStored()).toEqual(['last-event']);
});
