import { randomBytes } from 'node:crypto';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { restoring } from '../support/restoring';
import { enabledProject } from '../support/site';
import { days } from '../support/stored';

/** More than background work reads of storage in a minute. */
describe('much that has changed since the last backup', () => {
  let host: Host;

  beforeAll(async () => {
    host = await startHost();
    await host.local('POST', 'delivery', { queryLagMs: 0 });
  });
  afterAll(() => host?.stop());

  test('is compared with a backup while a person waits, and goes when that is restored', async () => {
    await enabledProject(host, 'LOT');
    const on = restoring(host, 'LOT');
    await importAll(host, 'paul', 'LOT', [{ path: 'a.feature', bytes: Buffer.from('Feature: A\n') }]);
    await on.drain();
    await days(1, host);
    const moment = (await on.newest())?.id ?? '';
    await importAll(
      host,
      'paul',
      'LOT',
      Array.from({ length: 300 }, (_, n) => ({
        path: `${n}.feature`,
        bytes: Buffer.from(`Feature: Feature ${n}\n  ${randomBytes(22_500).toString('hex')}\n`),
      })),
    );
    await on.drain();
    expect((await on.preview(moment)).counts).toEqual({ back: 0, again: 0, newer: 300, issues: 0 });
    const { restore } = await on.restore(moment);
    expect(restore).toMatchObject({ state: 'done', counts: { newer: 300 }, failed: [] });
  });
});
