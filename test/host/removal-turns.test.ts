import { startHost, type Host, type Tenant } from '../support/host';
import { parted, requestOfSite, requestRemoval, settingsOf, stock, type Stocked } from '../support/removal';
import { ADMINISTRATION, ask, RETENTION } from '../support/site';
import { adminView, bodies, days, dumpOf, lasting } from '../support/stored';

interface Moments {
  moments: { until: number }[];
}

/** A removal of more than one run of the daily trigger can remove keeps none of the other daily work from being done. */
describe('a removal whose turn is over', () => {
  let host: Host;
  let tenant: Tenant;
  let own: Stocked;
  let other: Stocked;
  let at = 0;

  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());
  beforeEach(async () => {
    at += 1;
    await host.local('DELETE', 'faults');
    await host.local('POST', 'delivery', { queryLagMs: 0, duplicates: 0 });
    tenant = await host.tenant(`turns-${at}`);
    own = await stock(tenant, 'OWN');
    other = await stock(tenant, 'OTHER');
  });

  const trigger = () => tenant.local<{ error?: object }>('POST', 'trigger', { module: RETENTION });
  const ownLeft = async () => parted(await dumpOf(tenant), own.project, own.issues).own;
  const deletions = async (): Promise<number> => {
    const { kvs } = await host.local<{ kvs: { byPath: Record<string, number> } }>('GET', 'meter');
    return Object.entries(kvs.byPath).reduce(
      (sum, [path, n]) => sum + (/batch\/delete/.test(path) ? n : 0),
      0,
    );
  };
  /** Runs the daily trigger, and has its time be up after the first deletions. */
  async function cutShort(after = 2): Promise<{ error?: object }> {
    await host.local('POST', 'faults', {
      target: 'kvs',
      kind: 'slow',
      rate: 1,
      ms: 150,
      path: 'batch/delete',
    });
    await host.local('DELETE', 'meter');
    const running = trigger();
    while (!((await deletions()) >= after));
    await tenant.local('POST', 'clock', { advance: '13m' });
    return running.finally(() => host.local('DELETE', 'faults'));
  }
  const queueFails = () => host.local('POST', 'faults', { target: 'queue', kind: '500', rate: 1, seed: 1 });

  test('leaves the other projects their backup of the day, and is gone on with the next', async () => {
    await requestRemoval(tenant, 'OWN', { days: 0 });
    await days(1, tenant);
    await tenant.local('POST', 'clock', { advance: '1d' });
    await queueFails();
    const begunAt = Date.parse((await tenant.local<{ now: string }>('GET', 'clock')).now);
    // What it is left to cannot be queued.
    expect(await cutShort()).toMatchObject({ error: {} });
    expect(await ownLeft()).toHaveProperty('issue');
    const clock = Date.parse((await tenant.local<{ now: string }>('GET', 'clock')).now);
    const backups = bodies<Moments>(await dumpOf(tenant), 'backup').get(`backup:${other.project.id}`);
    expect(clock - (backups?.moments.at(-1)?.until ?? 0)).toBeLessThan(60 * 60 * 1000);
    await days(2, tenant);
    expect(await ownLeft()).toEqual({});
    const { removal } = await settingsOf(tenant, 'OWN');
    expect(removal.certificates[0]?.counts).toMatchObject({ project: 2, feature: 1, issue: 2, run: 1 });
    // When it began, not when it was gone on with.
    const firstPassAt = Date.parse(removal.certificates[0]?.firstPassAt ?? '');
    expect(firstPassAt - begunAt).toBeLessThan(60 * 60 * 1000);
  });

  test('is gone on with by jobs, one after another, until its pass has ended', async () => {
    await requestRemoval(tenant, 'OWN', { days: 0 });
    await days(1, tenant);
    await tenant.local('POST', 'clock', { advance: '1d' });
    expect(await cutShort()).not.toHaveProperty('error');
    await tenant.local('POST', 'drain');
    expect(await ownLeft()).toEqual({});
    await days(1, tenant);
    const { removal } = await settingsOf(tenant, 'OWN');
    expect(removal.certificates[0]?.counts).toMatchObject({ project: 2, feature: 1, issue: 2, run: 1 });
    expect(removal.certificates).toHaveLength(1);
  });

  test('… that of the whole site, too, by whom nobody else is let in', async () => {
    const before = await dumpOf(tenant);
    await requestOfSite(tenant, 0);
    await days(1, tenant);
    await tenant.local('POST', 'clock', { advance: '1d' });
    expect(await cutShort()).not.toHaveProperty('error');
    await expect(ask(tenant, 'ada', ADMINISTRATION, {}, 'load')).rejects.toThrow('cannot be taken back');
    await tenant.local('POST', 'drain');
    await days(1, tenant);
    const { entities, ...rest } = lasting(await dumpOf(tenant)) as { entities: Record<string, object[]> };
    expect({ ...rest, records: Object.values(entities).flat() }).toEqual({
      kvs: [],
      secrets: [],
      issueProperties: [],
      records: [],
    });
    const { removed } = await adminView(tenant);
    expect(removed?.counts).toMatchObject({
      project: before.entities.project?.length,
      feature: before.entities.feature?.length,
      issue: before.entities.issue?.length,
    });
  });
});
