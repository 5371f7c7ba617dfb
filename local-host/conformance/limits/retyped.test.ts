/** Rows written out by hand from the documentation, so that a wrong table is noticed too. */
import { manifestProblems } from '../../platform/manifest-rules';
import { startTestHost, type TestHost } from '../../test-app/start';

let host: TestHost;

beforeAll(async () => {
  host = await startTestHost({ quotaTime: () => Date.UTC(2026, 0, 1) });
}, 60_000);
afterAll(() => host.end());

test('a value of the key-value store has at most 240 KiB', async () => {
  expect(await host.kvs('set', { key: 'k', value: 'x'.repeat(245_758) })).toEqual({ ok: null });
  const refused = { code: 'MAX_SIZE', status: 400 };
  expect(await host.kvs('set', { key: 'k', value: 'x'.repeat(245_759) })).toEqual(refused);
});

test('a transaction has at most 25 operations', async () => {
  const sets = Array.from({ length: 26 }, (_, at) => ({ key: `k${at}`, value: at }));
  expect(await host.kvs('transact', { sets: sets.slice(1) })).toEqual({ ok: null });
  const refused = { code: 'INVALID_TRANSACTION_REQUEST', status: 400 };
  expect(await host.kvs('transact', { sets })).toEqual(refused);
});

test('a push has at most 50 events', async () => {
  const events = Array.from({ length: 51 }, () => ({ body: { key: 'any' } }));
  const push = (list: object[]): Promise<object> =>
    host.invoke('attempt', { functionKey: 'push', payload: { events: list } });
  expect(await push(events.slice(1))).toHaveProperty('ok');
  expect(await push(events)).toEqual({ error: 'TooManyEventsError' });
  await host.local('POST', 'drain');
});

test('the response of invoke has at most 5 MB', async () => {
  expect(await host.invoke('large', { bytes: 5_242_878 })).toHaveLength(5_242_878);
  await expect(host.invoke('large', { bytes: 5_242_879 })).rejects.toThrow('RESPONSE_TOO_LARGE');
});

test('an issue takes at most 20 writes in 2 seconds', async () => {
  const put = { method: 'PUT', path: 'issue/SHOP-1/properties/p', body: 1 };
  const calls = Array.from({ length: 21 }, () => put);
  const answers = await host.invoke<{ status: number; reason: string }[]>('askJira', { calls });
  expect(answers.filter(({ status }) => status < 300)).toHaveLength(20);
  expect(answers.filter(({ status }) => status >= 300)).toEqual([
    expect.objectContaining({ status: 429, reason: 'jira-per-issue-on-write', retryAfter: '2' }),
  ]);
});

test('a manifest declares at most 20 entities', () => {
  const entities = (count: number) => ({
    app: { storage: { entities: Array.from({ length: count }, (_, at) => ({ name: `n${at}` })) } },
  });
  expect(manifestProblems(entities(20), [])).toEqual([]);
  expect(manifestProblems(entities(21), [])).toEqual(['21 entities; the most is 20']);
});
