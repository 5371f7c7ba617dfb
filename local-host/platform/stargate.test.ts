import type { FunctionCall } from './invoker';
import { createStargate } from './stargate';

const report = (scopes: string[], accounts: number): Promise<{ status: number }> => {
  const gateway = createStargate({
    installations: {} as never,
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
