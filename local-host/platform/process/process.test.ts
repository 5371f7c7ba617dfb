import { startTestHost, type TestHost } from '../../test-app/start';

let host: TestHost;

beforeAll(async () => {
  host = await startTestHost();
}, 60_000);
afterAll(() => host.end());

interface Echo {
  payload: unknown;
  given: { context: Record<string, unknown>; platform: { principal?: object; installContext: string } };
  pid: number;
}

const dayFromNow = (): number => Date.now() + 30 * 86_400_000;

test('a resolver gets the place, the person and the installation as Forge gives them', async () => {
  const { payload, given } = await host.invoke<Echo>('echo', { a: [1] });
  expect(payload).toEqual({ a: [1] });
  expect(given.context).toMatchObject({
    moduleKey: 'panel',
    siteUrl: host.url,
    extension: {
      type: 'jira:issuePanel',
      issue: { key: 'SHOP-1', type: 'Story', id: expect.stringMatching(/^\d+$/) as string },
      project: { key: 'SHOP', type: 'software' },
    },
  });
  expect(given.platform.principal).toEqual({ accountId: given.context.accountId });
  expect(given.platform.installContext).toBe(`ari:cloud:jira::site/${String(given.context.cloudId)}`);
});

test('true ids reach the app even from somebody who may not see the issue', async () => {
  const { given } = await host.invoke<Echo>('echo', {}, { user: 'nora' });
  expect(given.context).toMatchObject({ extension: { issue: { key: 'SHOP-1' } } });
});

test('an issue that does not exist is an error of the call', async () => {
  await expect(host.invoke('echo', {}, { context: { issueKey: 'SHOP-99' } })).rejects.toThrow('NoSuchPlace');
});

test('a process is reused', async () => {
  const alone = [await host.invoke<Echo>('echo'), await host.invoke<Echo>('echo')].map(({ pid }) => pid);
  expect(new Set(alone).size).toBe(1);
});

test('an error keeps its name and message', async () => {
  await expect(host.invoke('fail')).rejects.toThrow('RangeError: asked to fail');
});

test('a process that ends fails its invocation only', async () => {
  await expect(host.invoke('exit')).rejects.toThrow('FUNCTION_UNKNOWN_ERROR');
  await expect(host.invoke('echo')).resolves.toBeDefined();
});

test('memory counts that is not on the heap', async () => {
  await expect(host.invoke('exhaustBuffers')).rejects.toThrow('FUNCTION_OUT_OF_MEMORY');
  await expect(host.invoke('echo')).resolves.toBeDefined();
}, 20_000);

test('what nobody awaited stands still after the answer until the next invocation, and may then call nothing', async () => {
  // Takes the one process that is warm, for two seconds in which the other's timer would tick two hundred times.
  const meanwhile = expect(host.invoke('hang')).rejects.toThrow('FUNCTION_TIME_OUT');
  const { pid } = await host.invoke<{ pid: number }>('leaveBehind', { key: 'late' });
  await meanwhile;
  const then = await host.invoke<{ pid: number; ticks: number; before?: string; refused: string }>(
    'lookBehind',
  );
  expect(then.pid).toBe(pid);
  expect(then.ticks).toBeLessThan(20);
  expect(then.before).toBeUndefined();
  expect(then.refused).toMatch(/fetch failed/);
  expect((await host.kvs('get', { key: 'late' })).ok).toBeNull();
});

test('kill ends invocations in mid-flight', async () => {
  const kill = async (): Promise<number> => (await host.local<{ killed: number }>('POST', 'kill')).killed;
  while ((await kill()) > 0);
  const hanging = host.invoke('hang').catch((error: Error) => error.message);
  while ((await kill()) === 0);
  expect(await hanging).toMatch('FUNCTION_PLATFORM_UNKNOWN_ERROR');
  await expect(host.invoke('echo')).resolves.toBeDefined();
});

test('nothing of the host leaks into the process, and no other site is reached', async () => {
  expect(await host.invoke('environment')).toEqual({ keys: ['TZ'], send: 'undefined' });
  await expect(host.invoke('egress', { url: 'https://example.com/' })).rejects.toThrow(
    'REQUEST_EGRESS_ALLOWLIST_ERR',
  );
  await expect(host.invoke('egress', { url: `${host.url}/_local/health` })).rejects.toThrow(
    'REQUEST_EGRESS_ALLOWLIST_ERR',
  );
});

test('no other way leads out of the process, and who tries one is told of', async () => {
  await host.local('DELETE', 'unmodelled');
  const refused = expect.stringContaining('is not modelled by the local host') as string;
  expect(await host.invoke('waysOut', { url: `${host.url}/_local/health` })).toEqual({
    http: refused,
    net: refused,
    spawn: refused,
    worker: refused,
  });
  expect(await host.local('GET', 'unmodelled')).toEqual({
    calls: ['http.get', 'net.connect', 'child_process.spawn', 'worker_threads.Worker'].map(
      (door) => `resolver: ${door}`,
    ),
  });
});

test("the app's Date follows the clock control", async () => {
  await host.local('POST', 'clock', { advance: '30d' });
  const { now, built, isDate } = await host.invoke<{ now: number; built: string; isDate: boolean }>('now');
  expect(Math.abs(now - dayFromNow())).toBeLessThan(60_000);
  expect(Math.abs(Date.parse(built) - dayFromNow())).toBeLessThan(60_000);
  expect(isDate).toBe(true);
  await host.local('POST', 'clock', { now: '2030-01-01T00:00:00Z' });
  expect((await host.invoke<{ built: string }>('now')).built).toMatch(/^2030-01-01T00:0/);
  await host.local('POST', 'clock', {});
  expect(Math.abs((await host.invoke<{ now: number }>('now')).now - Date.now())).toBeLessThan(60_000);
});

test('the app asks Jira as itself or as the person, within its scopes', async () => {
  const issue = await host.invoke<{ status: number; body: string }>('jira', { path: 'issue', as: 'user' });
  expect(issue.status).toBe(501);
  const scope = await host.invoke<{ status: number; body: string }>('jira', { path: 'myself', as: 'user' });
  expect(scope).toMatchObject({
    status: 401,
    body: expect.stringContaining('scope does not match') as string,
  });
  const events = await host.invoke<{ status: number }>('jira', { path: 'field', as: 'app' });
  expect(events.status).toBe(200);
});
