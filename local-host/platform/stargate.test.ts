import type { FunctionCall } from './invoker';
import { createStargate } from './stargate';

const CHANGES = {
  a0: { status: 'closed', at: Date.parse('2020-01-01') },
  a1: { status: 'updated', at: Date.parse('2026-01-02') },
  a2: { status: 'updated', at: Date.parse('2025-12-31') },
} as const;

const report = (
  scopes: string[],
  accounts: number,
  changes: object = {},
): Promise<{ status: number; body?: string }> => {
  const gateway = createStargate({
    installations: { get: () => ({ accounts: changes }) } as never,
    queue: {} as never,
    appId: 'app',
    scopes,
    isWebTrigger: () => false,
    webTriggerUrl: () => '',
  });
  const call = { installation: { id: 'first' }, target: { key: 'nightly' } } as FunctionCall;
  const body = JSON.stringify({
    accounts: Array.from({ length: accounts }, (_, at) => ({ accountId: `a${at}`, updatedAt: '2026-01-01' })),
  });
  const request = { method: 'POST', path: '/app/report-accounts', headers: {}, body };
  return gateway.handle(call, { type: 'fpp', provider: 'app', remote: 'stargate' }, request);
};

test.each([
  [[], 1, 403],
  [['read:jira-work'], 1, 403],
  [['report:personal-data'], 90, 204],
  [['report:personal-data'], 91, 400],
])(
  'personal data is reported by the scope for it, 90 accounts at most: %j, %i',
  async (scopes, accounts, status) => {
    expect((await report(scopes, accounts)).status).toBe(status);
  },
);

test('answers who closed their account, whenever that was, and whose was updated since the time that was told', async () => {
  const { status, body = '' } = await report(['report:personal-data'], 4, CHANGES);
  expect(status).toBe(200);
  expect(JSON.parse(body)).toEqual({
    accounts: [
      { accountId: 'a0', status: 'closed' },
      { accountId: 'a1', status: 'updated' },
    ],
  });
  expect((await report(['report:personal-data'], 0)).status).toBe(400);
});
