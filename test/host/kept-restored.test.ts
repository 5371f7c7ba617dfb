import type { BackupsView } from '../../src/invoke-api';
import { startHost, type Host } from '../support/host';
import {
  contentsIn,
  edit,
  importKept,
  keep,
  keeping,
  publishRun,
  runsIn,
  versionsOf,
  type Kept,
} from '../support/kept';
import { ask, SETTINGS } from '../support/site';
import { days, dumpOf, nextDay } from '../support/stored';

const SHORT = { runDays: 30, versionDays: 30 };
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

  test('what is swept a second time is kept for 40 days from then: backups from between name it', async () => {
    const kept = await keeping(await host.tenant('twice'), 'KEPT');
    const { tenant } = kept;
    const later = (by: string) => tenant.local('POST', 'clock', { advance: by });
    const published = async (build: string): Promise<string> => {
      const run = await publishRun(kept, build, ['One']);
      await tenant.local('POST', 'drain');
      await later('1h');
      return run;
    };
    const newer = async (round: number): Promise<void> => {
      for (let n = 0; n < 20; n += 1) await published(`round ${round}, build ${n}`);
    };
    const featureId = await importKept(kept, SCENARIOS);
    await edited(kept, featureId, 0, 2);
    const [, text] = await versionsOf(kept, featureId);
    const run = await published('twice');
    await newer(0);
    const contents = async () => {
      const dump = await dumpOf(tenant);
      const keys = [...contentsIn(dump, 'version'), ...contentsIn(dump, 'run-part')];
      return keys.filter((key) => key.includes(`:${text?.version}`) || key.includes(`:${run}:`));
    };
    const named = async () => [
      runsIn(await dumpOf(tenant)).includes(run),
      (await versionsOf(kept, featureId)).some(({ version }) => version === text?.version),
    ];
    expect(await contents()).toHaveLength(2);
    await keep(kept, SHORT);
    await later('31d');
    await nextDay(tenant);
    expect(await named()).toEqual([false, false]);

    // Again, and so in the backup of the day.
    await edited(kept, featureId, 0, 1);
    await edited(kept, featureId, 2, 3);
    expect(await published('twice')).toBe(run);
    await newer(1);
    await nextDay(tenant);
    expect(await named()).toEqual([true, true]);
    await later('31d');
    await nextDay(tenant);
    expect(await named()).toEqual([false, false]);

    await days(12, tenant);
    expect(await contents()).toHaveLength(2);
    await days(30, tenant);
    expect(await contents()).toEqual([]);
  });
});
