import type { Reply, SettingsView } from '../../src/invoke-api';
import { startHost, type Host } from '../support/host';
import { ask, download, enabledProjectWithKey, SETTINGS, type NewKey } from '../support/site';

/** API keys while storage fails. */
describe('a key', () => {
  let host: Host;
  let made: NewKey;

  beforeAll(async () => {
    host = await startHost();
    made = await enabledProjectWithKey(host, 'KEYF');
  });
  afterEach(() => host.local('DELETE', 'faults'));
  afterAll(() => host?.stop());

  test('is never made without its maker being told the secret', async () => {
    const fault = { target: 'kvs', rate: 0.5, kind: 'reset-after-write', seed: 5 };
    await host.local('POST', 'faults', fault);
    const told = [made.key.name];
    for (let n = 0; n < 20; n += 1) {
      const name = `Key ${n}`;
      const reply = await host.invoke<Reply<NewKey>>('paul', SETTINGS, { projectKey: 'KEYF' }, 'createKey', {
        writeId: crypto.randomUUID(),
        name,
        scopes: ['download'],
        expiresInDays: 1,
      });
      if (reply.ok) told.push(name);
    }
    await host.local('DELETE', 'faults');
    const { keys } = await ask<SettingsView>(host, 'paul', SETTINGS, { projectKey: 'KEYF' }, 'load');
    expect(keys.map(({ name }) => name).sort()).toEqual(told.sort());
  });

  test('is not made while its address cannot be told', async () => {
    const names = async (): Promise<string[]> =>
      (await ask<SettingsView>(host, 'paul', SETTINGS, { projectKey: 'KEYF' }, 'load')).keys.map(
        ({ name }) => name,
      );
    const before = await names();
    await host.local('POST', 'faults', { target: 'gateway', rate: 1, kind: '500', seed: 1 });
    const reply = await host.invoke<Reply<NewKey>>('paul', SETTINGS, { projectKey: 'KEYF' }, 'createKey', {
      writeId: crypto.randomUUID(),
      name: 'Nowhere',
      scopes: ['download'],
      expiresInDays: 1,
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'Unavailable' } });
    await host.local('DELETE', 'faults');
    expect(await names()).toEqual(before);
  });

  test('that is wrong is called wrong, also while failures cannot be counted', async () => {
    await host.local('POST', 'faults', { target: 'kvs', rate: 1, kind: '500', seed: 1, path: 'transaction' });
    expect((await download({ ...made, apiKey: '0'.repeat(40) }, 'KEYF')).status).toBe(401);
  });
});
