import { join } from 'node:path';
import { FIRST_INSTALLATION } from '../../platform/installations';
import { startTestHost, type TestHost } from '../../test-app/start';

/** What the platform does beside its limits, through the packages as an app has them. */
let host: TestHost;

beforeAll(async () => {
  host = await startTestHost({ appDir: join(__dirname, 'app') });
  await host.local('POST', 'installations', { id: 'second' });
}, 120_000);
afterAll(() => host.end());

/** Invokes a function on one of the two installations, at no place in particular. */
async function invoke<T>(
  installation: string,
  user: string,
  functionKey: string,
  payload: object = {},
): Promise<T> {
  const answer = await fetch(`${host.url}/_local/invoke`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-installation': installation },
    body: JSON.stringify({ user, module: 'panel', functionKey, payload }),
  });
  const { result, error } = (await answer.json()) as { result: T; error?: { message: string } };
  if (error) throw new Error(error.message);
  return result;
}

interface Visit {
  pid: number;
  visitors: string[];
  before: string;
  after: string;
  person: string;
  stored: string | null;
}

interface Work {
  pid: number;
  installation: string;
  left: { installation: string; stored: string };
}

const first = FIRST_INSTALLATION;

test('one warm process serves several tenants: its modules remember, its invocations do not', async () => {
  const visits = [
    await invoke<Visit>(first, 'paul', 'visit', { name: 'a' }),
    await invoke<Visit>('second', 'mira', 'visit', { name: 'b' }),
    await invoke<Visit>(first, 'mira', 'visit', { name: 'c' }),
    await invoke<Visit>('second', 'paul', 'visit', { name: 'd' }),
  ];
  expect(new Set(visits.map(({ pid }) => pid)).size).toBe(1);
  expect(visits[3]?.visitors).toEqual(['a', 'b', 'c', 'd']);
  expect(visits.map(({ stored }) => stored)).toEqual([null, null, 'a', 'b']);
  expect(visits.map(({ person }) => person.split(' ')[0])).toEqual(['Paul', 'Mira', 'Mira', 'Paul']);
  expect(visits.map(({ before, after }) => before === after)).toEqual([true, true, true, true]);
  const installations = visits.map(({ before }) => before);
  expect(installations[0]).toBe(installations[2]);
  expect(installations[1]).toBe(installations[3]);
  expect(installations[0]).not.toBe(installations[1]);
});

test('work an invocation left behind keeps its tenant, and reaches nothing during another one’s', async () => {
  const { pid, installation } = await invoke<Work>(first, 'paul', 'leaveWork');
  const other = await invoke<Work>('second', 'paul', 'finishWork');
  expect(other.pid).toBe(pid);
  expect(other.installation).not.toBe(installation);
  expect(other.left).toEqual({ installation, stored: 'fetch failed' });
});

test('an account id in the payload or the context changes nothing about who is there', async () => {
  const [ada] = await people('ada');
  const claimed = await invoke<{ accountId: string; person: string }>(first, 'mira', 'identity', {
    accountId: ada,
  });
  expect(claimed.person).toBe('Mira Member');
  expect([claimed.accountId]).toEqual(await people('mira'));
});

async function people(...names: string[]): Promise<string[]> {
  return Promise.all(
    names.map(async (name) => {
      const headers = { authorization: `Basic ${btoa(`${name}:x`)}` };
      const answer = await fetch(`${host.url}/rest/api/3/myself`, { headers });
      return ((await answer.json()) as { accountId: string }).accountId;
    }),
  );
}

test('reading by key is strict, a query of plain keys may lag', async () => {
  await host.local('POST', 'delivery', { queryLagMs: 600_000 });
  expect(await host.invoke('writeAndLook')).toEqual({ read: 1, found: [] });
  await host.local('POST', 'delivery', { queryLagMs: 0 });
  expect(await host.invoke('writeAndLook')).toEqual({ read: 1, found: [{ key: 'late:1', value: 1 }] });
});

test('a transaction puts conditions on items of entities only', async () => {
  expect(await host.invoke('conditionOnPlainKey')).toMatchObject({
    code: 'INVALID_TRANSACTION_REQUEST',
    responseDetails: { status: 400 },
  });
});

test.each(['InvocationError', 'QueueResponse'])(
  'an event whose consumer returns %s for a retry comes again',
  async (way) => {
    await host.invoke('push', { events: [{ body: { key: `again-${way}`, way, times: 2 } }] });
    expect(await host.local('POST', 'drain')).toMatchObject({ processed: 1, failed: 0 });
    expect(await host.invoke('stored', { key: `again-${way}` })).toBe(3);
  },
);
