import type { Reply } from '../../src/invoke-api';
import { startHost } from '../support/host';
import { metered } from '../support/meter';
import { createIssue, enabledProjectWithKey, PANEL, SPECIFICATION } from '../support/site';

test('storage that stays silent is told to the person before the platform ends the call', async () => {
  const host = await startHost();
  await enabledProjectWithKey(host, 'MUTE');
  const issue = await createIssue(host, 'mira', 'MUTE', 'A story');
  const payload = {
    writeId: crypto.randomUUID(),
    feature: { name: 'Silent' },
    text: 'Scenario: Once\n  Given it passes\n',
  };
  const add = () => host.invoke<Reply<unknown>>('mira', PANEL, { issueKey: issue.key }, 'add', payload);
  await host.local('POST', 'faults', {
    target: 'kvs',
    rate: 1,
    kind: 'timeout',
    path: 'transaction',
    ms: 60_000,
  });
  expect(await add()).toMatchObject({ ok: false, error: { code: 'Unavailable' } });
  await host.local('DELETE', 'faults');
  expect(await add()).toMatchObject({ ok: true });
  await host.stop();
});

/** As src/forge/again.ts has it: most requests of one call of a service. */
const REQUESTS = 4;

test.each(['kvs', 'jira'] as const)(
  'while %s says nothing at all, a person is told so in time',
  async (target) => {
    const host = await startHost();
    await enabledProjectWithKey(host, 'HUSH');
    await host.local('POST', 'faults', { target, rate: 1, kind: 'timeout', ms: 250_000 });
    const { value: reply, ...meter } = await metered(host, () =>
      host.invoke<Reply<unknown>>('mira', SPECIFICATION, { projectKey: 'HUSH' }, 'load'),
    );
    expect(reply).toMatchObject({ ok: false, error: { code: 'Unavailable' } });
    expect(Math.max(...Object.values(meter[target].byPath))).toBeLessThanOrEqual(REQUESTS);
    await host.local('DELETE', 'faults');
    await host.stop();
  },
);
