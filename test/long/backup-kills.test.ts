import { backupKills, restoreKills, toBackUp } from '../support/backup-kills';
import { startHost, type Host } from '../support/host';

const KILLS = 20;

describe('the app is killed at 20 random moments', () => {
  let host: Host;
  beforeAll(async () => {
    host = await startHost();
    await host.local('POST', 'delivery', { queryLagMs: 0, duplicates: 0 });
  });
  afterAll(() => host?.stop());

  test.each([false, true])(
    'of backups, with deleting old ones: %s',
    async (isSweeping) => {
      const trial = await toBackUp(host, `backup-${isSweeping}`);
      const { cut } = await backupKills(trial, { kills: KILLS, isSweeping, seed: 3 });
      console.log(`${cut} of ${KILLS} runs were cut off`);
      expect(cut).toBeGreaterThan(KILLS / 2);
    },
    600_000,
  );

  test('of restores', async () => {
    const { cut } = await restoreKills(await toBackUp(host, 'restore'), { kills: KILLS, seed: 4 });
    console.log(`${cut} of ${KILLS} restores were cut off`);
    expect(cut).toBeGreaterThan(KILLS / 2);
  }, 600_000);
});
