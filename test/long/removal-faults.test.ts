import { startHost, type Host, type Tenant } from '../support/host';
import { importAll } from '../support/import';
import { createIssue, enabledProject, RETENTION, type Issue } from '../support/site';
import { adminView, dumpOf, licence, nextDay, readable, type Dump } from '../support/stored';

const ISSUES = 120;

/** A removal goes on to its end whatever fails on the way, and never touches what it must not. */
describe('a removal', () => {
  let host: Host;

  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());
  afterEach(() => host.local('DELETE', 'faults'));

  async function fill(id: string): Promise<{ tenant: Tenant; issues: Issue[] }> {
    const tenant = await host.tenant(id);
    const { key } = await enabledProject(tenant, 'FULL');
    const issues: Issue[] = [];
    for (let n = 0; n < ISSUES; n += 1) issues.push(await createIssue(tenant, 'paul', key, `Story ${n}`));
    const files = issues.map((issue, n) => ({
      path: `${n}.feature`,
      bytes: Buffer.from(`Feature: ${n}\n  @${issue.key}\n  Scenario: S\n    Given a\n`),
    }));
    await importAll(tenant, 'paul', key, files);
    await host.local('POST', 'drain');
    expect((await dumpOf(tenant)).issueProperties).toHaveLength(ISSUES);
    await licence(tenant, 'lapsed');
    for (let day = 0; day < 30; day += 1) await nextDay(tenant);
    return { tenant, issues };
  }

  /** One day more; the trigger may fail, as it may on the platform. */
  async function roughDay(tenant: Tenant): Promise<void> {
    await tenant.local('POST', 'clock', { advance: '1d' });
    await tenant.local('POST', 'trigger', { module: RETENTION });
  }

  const left = ({ kvs, entities, issueProperties, objects, queue }: Dump) => ({
    kvs: kvs.length,
    entities: Object.entries(entities).flatMap(([kind, items]) =>
      items.length ? [`${kind} ${items.length}`] : [],
    ),
    issueProperties: issueProperties.length,
    objects: objects.length,
    queue: queue.length,
  });
  /** The counts of the certificate: each thing once, however often it was gone over. */
  const COUNTS = { feature: ISSUES, issue: ISSUES, project: 2 };
  const certificate = async (tenant: Tenant) => (await adminView(tenant)).removed;
  const CERTIFICATE = { kvs: 0, entities: ['installation 1'], issueProperties: 0, objects: 0, queue: 0 };

  test('ends in its certificate through failing storage, a failing Jira and an issue that is gone', async () => {
    const { tenant, issues } = await fill('faults');
    await tenant.jira('ada', 'DELETE', `/rest/api/3/issue/${issues[7]?.key}`);
    const kinds = ['429', '500', 'reset-after-write'];
    for (const [n, kind] of kinds.entries())
      await host.local('POST', 'faults', { target: 'kvs', kind, rate: 0.04, seed: n + 1 });
    await host.local('POST', 'faults', { target: 'jira', kind: '500', rate: 0.1, seed: 9 });
    for (let day = 0; day < 12; day += 1) await roughDay(tenant);
    await host.local('DELETE', 'faults');
    for (let day = 0; day < 3; day += 1) await roughDay(tenant);
    expect(left(await dumpOf(tenant))).toEqual(CERTIFICATE);
    // The record of the issue that is gone went with it.
    expect((await certificate(tenant))?.counts).toMatchObject({ ...COUNTS, issue: ISSUES - 1 });
  });

  test('needs no more days when three requests to storage in ten fail', async () => {
    const { tenant } = await fill('failing');
    await host.local('POST', 'faults', { target: 'kvs', kind: '500', rate: 0.3, seed: 5 });
    for (let day = 0; day < 3; day += 1) await roughDay(tenant);
    await host.local('DELETE', 'faults');
    expect(left(await dumpOf(tenant))).toEqual(CERTIFICATE);
    expect((await certificate(tenant))?.counts).toMatchObject(COUNTS);
  });

  test('removes all but one property that Jira refuses to remove, and says so in the end', async () => {
    const { tenant, issues } = await fill('refused');
    for (const path of ['/issue/properties/', `/issue/${issues[3]?.id}/properties`])
      await host.local('POST', 'faults', { target: 'jira', kind: '500', rate: 1, path });
    for (let day = 0; day < 2; day += 1) await roughDay(tenant);
    expect(left(await dumpOf(tenant))).toEqual({ ...CERTIFICATE, issueProperties: 1 });
    for (let day = 0; day < 2; day += 1) await roughDay(tenant);
    expect(await certificate(tenant).catch(() => undefined)).toBeUndefined();
    await roughDay(tenant);
    expect(await certificate(tenant)).toMatchObject({ counts: COUNTS, propertiesLeft: 1 });
    const stored = readable(await dumpOf(tenant));
    expect(stored).not.toContain(`"ids"`);
  });

  test('comes back to what Jira has refused', async () => {
    const { tenant, issues } = await fill('refused-once');
    for (const path of ['/issue/properties/', `/issue/${issues[3]?.id}/properties`])
      await host.local('POST', 'faults', { target: 'jira', kind: '500', rate: 1, path });
    for (let day = 0; day < 2; day += 1) await roughDay(tenant);
    await host.local('DELETE', 'faults');
    await roughDay(tenant);
    expect(left(await dumpOf(tenant))).toEqual(CERTIFICATE);
    expect(await certificate(tenant)).not.toHaveProperty('propertiesLeft');
  });

  test('ends in its certificate when it is killed in the middle, delivered twice, and queries lag', async () => {
    const { tenant } = await fill('killed');
    await nextDay(tenant);
    await host.local('POST', 'delivery', { queryLagMs: 1500 });
    await tenant.local('POST', 'clock', { advance: '1d' });
    const slow = { target: 'kvs', kind: 'slow', rate: 1, ms: 300, path: 'batch/delete' };
    await host.local('POST', 'faults', slow);
    const cut = tenant.local('POST', 'trigger', { module: RETENTION });
    while ((await dumpOf(tenant)).issueProperties.length > 0)
      await new Promise((resolve) => setImmediate(resolve));
    await host.local('POST', 'kill');
    await cut;
    await host.local('DELETE', 'faults');
    for (let day = 0; day < 3; day += 1) {
      await tenant.local('POST', 'clock', { advance: '1d' });
      await Promise.all([1, 2].map(() => tenant.local('POST', 'trigger', { module: RETENTION })));
    }
    await host.local('POST', 'delivery', { queryLagMs: 0 });
    expect(left(await dumpOf(tenant))).toEqual(CERTIFICATE);
    expect((await certificate(tenant))?.counts).toMatchObject(COUNTS);
  });
});
