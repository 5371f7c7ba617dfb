import type { Reply } from '../../src/invoke-api';
import { startHost } from '../support/host';
import { createIssue, enabledProjectWithKey, PANEL } from '../support/site';

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
