import { startHost, type Host, type Tenant } from '../support/host';
import { requestRemoval } from '../support/removal';
import { restoring, writeFeatures } from '../support/restoring';
import {
  ask,
  enabledProject,
  enabledProjectWithKey,
  publish,
  RETENTION,
  SETTINGS,
  type Project,
} from '../support/site';
import { bodies, days, dumpOf, plain } from '../support/stored';

const FEATURES = 12;

interface Backups {
  moments: { at: number }[];
  removedAt: number;
  inHand?: object;
}

/** Backups of which the time is up in the middle: the next run goes on with what the last one knew. */
describe('a backup whose time is up', () => {
  let host: Host;
  let tenant: Tenant;
  let project: Project;
  let own: ReturnType<typeof restoring>;
  let at = 0;

  beforeAll(async () => {
    host = await startHost();
    await host.local('POST', 'delivery', { queryLagMs: 0, duplicates: 0 });
  });
  afterAll(() => host?.stop());
  beforeEach(async () => {
    at += 1;
    await host.local('DELETE', 'faults');
    tenant = await host.tenant(`cuts-${at}`);
    own = restoring(tenant, 'CUT');
    project = await enabledProject(tenant, 'CUT');
    await write('first', FEATURES);
    await own.drain();
    await days(1, tenant);
  });

  const write = (word: string, count: number) => writeFeatures(tenant, 'CUT', word, count);
  const contents = async (prefix: string) =>
    ((await dumpOf(tenant)).kvs as { key: string; value: string }[]).filter(({ key }) =>
      key.startsWith(prefix),
    );
  const written = async () => {
    const { kvs } = await host.local<{ kvs: { byPath: Record<string, number> } }>('GET', 'meter');
    return Object.entries(kvs.byPath).reduce((sum, [path, n]) => sum + (/batch\/set/.test(path) ? n : 0), 0);
  };
  const requests = async () => (await host.local<{ kvs: { requests: number } }>('GET', 'meter')).kvs.requests;

  test.each([20, 24, 28, 32, 36, 40])(
    'after %d requests, while a damaged list is looked at anew, has everything and names the damage',
    async (most) => {
      const first = (await own.newest())?.id ?? '';
      const leaves = await contents(`backup-leaf:${project.id}:${first}:feature`);
      for (const { key } of leaves) await own.storage('set', undefined, key, '"damaged"');
      await write('second', 2);
      await host.local('POST', 'faults', { target: 'kvs', kind: 'slow', rate: 1, ms: 60 });
      await tenant.local('POST', 'clock', { advance: '1d' });
      await host.local('DELETE', 'meter');
      const running = tenant.local('POST', 'trigger', { module: RETENTION });
      while ((await requests()) < most);
      await tenant.local('POST', 'clock', { advance: '10m' });
      await running;
      await host.local('DELETE', 'faults');
      await own.drain();
      const { backups, damaged } = await own.backups();
      expect(backups[0]).toMatchObject({ features: FEATURES });
      expect(damaged.map(({ of }) => of).sort()).toEqual(
        leaves.map(({ key }) => key.split(':').at(-1)).sort(),
      );
      expect((await own.preview(backups[0]?.id ?? '')).counts).toMatchObject({ back: 0, again: 0, newer: 0 });
    },
  );

  test('before a restore is gone on with, so that in the end something is restored', async () => {
    const first = (await own.newest())?.id ?? '';
    await write('second', 3);
    await own.drain();
    await host.local('POST', 'faults', { target: 'kvs', kind: 'slow', rate: 1, ms: 20 });
    await ask(tenant, 'paul', SETTINGS, { projectKey: 'CUT' }, 'restore', {
      writeId: crypto.randomUUID(),
      moment: first,
      scope: { kind: 'project' },
    });
    // Each step has time for no more than what it looks at first.
    const isMade = async () =>
      [...bodies<{ moments: object[] }>(await dumpOf(tenant), 'backup').values()].some(
        ({ moments }) => moments[1],
      );
    let steps = 0;
    for (; steps < 60 && !(await isMade()); steps += 1) {
      const before = await requests();
      await tenant.local('POST', 'clock', { advance: '30s' });
      while ((await requests()) < before + 2);
    }
    expect(steps).toBeLessThan(60);
    await host.local('DELETE', 'faults');
    await own.drain();
    const { restore, backups } = await own.backups();
    expect(restore).toMatchObject({ state: 'done', counts: { back: 3 }, failed: [] });
    expect(backups[0]).toMatchObject({ beforeRestore: true, features: FEATURES });
  });

  test('and that is followed by a removal leaves nothing behind', async () => {
    const [record] = (await dumpOf(tenant)).entities.backup ?? [];
    const stored = plain<{ value: { moments: { id: string; at: number }[] } }>(String(record?.value.body));
    const begunAt = (stored.value.moments[0]?.at ?? 0) + 60_000;
    const id = Math.floor(begunAt / 1000)
      .toString(36)
      .padStart(7, '0');
    Object.assign(stored.value, { inHand: { id, at: begunAt, from: 0 } });
    const cut = { ...record?.value, body: JSON.stringify(stored) };
    await own.storage('entity/set', 'backup', record?.key ?? '', cut);
    await own.storage('set', undefined, `backup-copy:${project.id}:${id}:feature:0123456789ab`, 'x');
    await requestRemoval(tenant, 'CUT', { days: 0 });
    await days(36, tenant);
    expect(await contents(`backup-`)).toEqual([]);
    expect((await dumpOf(tenant)).entities.backup ?? []).toEqual([]);
  });

  test('leaves a project that was removed as it is: what is left of its backups goes, and none is made', async () => {
    /** Backups that were made, or begun, after the removal. */
    const since = async (): Promise<object[]> => {
      const backups = bodies<Backups>(await dumpOf(tenant), 'backup').get(`backup:${project.id}`);
      const { moments, removedAt, inHand } = backups ?? { moments: [], removedAt: 0 };
      return [...moments.filter(({ at: made }) => made > removedAt), ...(inHand ? [inHand] : [])];
    };
    await requestRemoval(tenant, 'CUT', { days: 0 });
    await days(4, tenant);
    await enabledProject(tenant, 'NEW');
    await writeFeatures(tenant, 'NEW', 'first', FEATURES);
    await own.drain();
    await host.local('POST', 'faults', { target: 'kvs', kind: 'slow', rate: 1, ms: 150, path: 'batch/set' });
    await tenant.local('POST', 'clock', { advance: '1d' });
    await host.local('DELETE', 'meter');
    const running = tenant.local('POST', 'trigger', { module: RETENTION });
    // In the middle of the new project's first backup.
    while (!((await written()) >= 1));
    await tenant.local('POST', 'clock', { advance: '10m' });
    await running;
    await host.local('DELETE', 'faults');
    await own.drain();
    expect(await since()).toEqual([]);
    await days(31, tenant);
    expect(bodies(await dumpOf(tenant), 'backup').has(`backup:${project.id}`)).toBe(false);
  });

  test('does not go on with runs that were swept', async () => {
    const made = await enabledProjectWithKey(tenant, 'RUNS');
    const runs = restoring(tenant, 'RUNS');
    for (let n = 0; n < 22; n += 1)
      expect((await publish(made, `[{"uri":"${n}.feature","name":"${n}","elements":[]}]`)).status).toBe(200);
    await own.drain();
    await days(1, tenant);
    const save = {
      writeId: crypto.randomUUID(),
      state: 'enabled',
      retention: { runDays: 30, versionDays: null },
    };
    await ask(tenant, 'paul', SETTINGS, { projectKey: 'RUNS' }, 'save', save);
    await days(32, tenant);
    const left = (await dumpOf(tenant)).entities.run ?? [];
    const newest = (await runs.newest())?.id ?? '';
    const leaves = await contents(`backup-leaf:${made.project.id}:${newest}:run.`);
    const named = leaves.flatMap(({ value }) =>
      plain<string>(value)
        .split(';')
        .map((line) => line.split(' ')[0]),
    );
    expect(left).toHaveLength(20);
    expect(named.sort()).toEqual(left.map(({ key }) => key).sort());
  });
});
