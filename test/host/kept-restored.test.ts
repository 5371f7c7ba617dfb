import type { BackupsView } from '../../src/invoke-api';
import { startHost, type Host } from '../support/host';
import { edit, importKept, keeping, versionsOf, type Kept } from '../support/kept';
import { ask, SETTINGS } from '../support/site';
import { nextDay } from '../support/stored';

const SCENARIOS = ['One', 'Two'];

/** What is swept, and what is restored from a backup, meet. */
describe('what a project keeps, and a backup', () => {
  let host: Host;

  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());

  const settings = <T>({ tenant }: Kept, name: string, payload: object = {}): Promise<T> =>
    ask<T>(tenant, 'paul', SETTINGS, { projectKey: 'KEPT' }, name, payload);
  const newest = async (kept: Kept) => (await settings<BackupsView>(kept, 'backups')).backups[0];
  const restored = async (kept: Kept, moment: string, scope: object): Promise<BackupsView> => {
    await settings(kept, 'restore', { writeId: crypto.randomUUID(), moment, scope });
    await kept.tenant.local('POST', 'drain');
    return settings(kept, 'backups');
  };
  const edited = async (kept: Kept, featureId: string, from: number, to: number): Promise<void> => {
    for (let n = from; n < to; n += 1) await edit(kept, featureId, SCENARIOS, `Edit ${n}`);
  };

  test('a feature that becomes what it was keeps every text saved since, and a copy beside has a history of its own', async () => {
    const kept = await keeping(await host.tenant('history'), 'KEPT');
    const featureId = await importKept(kept, SCENARIOS);
    await edited(kept, featureId, 0, 2);
    await nextDay(kept.tenant);
    const backup = await newest(kept);
    await edited(kept, featureId, 2, 62);
    const before = await versionsOf(kept, featureId);
    expect(before).toHaveLength(63);

    await restored(kept, backup?.id ?? '', { kind: 'feature', featureId });
    const after = await versionsOf(kept, featureId);
    expect(after.map(({ version }) => version)).toEqual([
      before[60]?.version,
      ...before.map(({ version }) => version),
    ]);

    const { restore } = await restored(kept, backup?.id ?? '', { kind: 'copy', featureId });
    expect(await versionsOf(kept, restore?.made ?? '')).toHaveLength(1);
  });
});
