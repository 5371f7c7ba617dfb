import { backupKills, restoreKills, toBackUp } from '../support/backup-kills';
import { startHost, type Host } from '../support/host';

/** A share of the moments of the long suite. */
describe('the app is killed', () => {
  let host: Host;
  beforeAll(async () => {
    host = await startHost();
    await host.local('POST', 'delivery', { queryLagMs: 0, duplicates: 0 });
  });
  afterAll(() => host?.stop());

  test('in the middle of backups', async () => {
    const trial = await toBackUp(host, 'backup');
    await backupKills(trial, { kills: 3, isSweeping: false, seed: 1 });
  });

  test('in the middle of restores', async () => {
    await restoreKills(await toBackUp(host, 'restore'), { kills: 2, seed: 2 });
  });
});
