import type { AuditPage } from '../../src/invoke-api';
import { startHost, type Host, type Tenant } from '../support/host';
import {
  parted,
  requestOfSite,
  requestRemoval,
  settingsOf,
  stock,
  withoutAudit,
  type Stocked,
} from '../support/removal';
import {
  ADMINISTRATION,
  ask,
  createIssue,
  createProject,
  download,
  enabledProject,
  PANEL,
} from '../support/site';
import { adminView, bodies, days, dumpOf, nextDay } from '../support/stored';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('a project that Jira deletes', () => {
  let host: Host;

  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());
  afterEach(() => host.local('DELETE', 'faults'));

  const event = (tenant: Tenant, what: string, { project }: Pick<Stocked, 'project'>): Promise<unknown> =>
    tenant.local('POST', 'event', {
      event: `avi:jira:${what}:project`,
      payload: { eventType: `avi:jira:${what}:project`, project: { ...project, name: 'As the event says' } },
    });
  const drain = () => host.local('POST', 'drain');
  const deleted = async (tenant: Tenant, key: string, enableUndo = false): Promise<void> => {
    await tenant.jira('ada', 'DELETE', `/rest/api/3/project/${key}?enableUndo=${enableUndo}`);
    await drain();
  };
  const waiting = async (tenant: Tenant) => (await adminView(tenant)).removal.projects;
  const audit = async (tenant: Tenant) => {
    await drain();
    const page = await ask<AuditPage>(tenant, 'ada', ADMINISTRATION, {}, 'audit', {});
    return page.entries
      .filter(({ action }) => action.startsWith('removal'))
      .map(({ action, by, facts }) => [action, by, facts.find(({ name }) => name === 'why')?.value]);
  };

  test('is removed here a week later, as the site’s admins see and the log tells', async () => {
    const tenant = await host.tenant('deleted');
    const own = await stock(tenant, 'OWN');
    const other = await stock(tenant, 'OTHER');
    const before = await dumpOf(tenant);
    await deleted(tenant, 'OWN');
    const [filed] = await waiting(tenant);
    expect(filed).toMatchObject({
      project: { id: own.project.id, key: 'OWN' },
      isClosed: false,
      isDeleted: true,
    });
    const clock = await tenant.local<{ now: string }>('GET', 'clock');
    const left = Date.parse(filed?.dueAt ?? '') - Date.parse(clock.now);
    expect(left / DAY_MS).toBeCloseTo(7, 1);
    expect(await audit(tenant)).toEqual([['removal-requested', undefined, 'project-deleted']]);
    await days(6, tenant);
    expect(bodies(await dumpOf(tenant), 'feature').size).toBe(2);
    await days(4, tenant);
    const after = await dumpOf(tenant);
    // What backups name by reference goes with the last of them.
    expect(Object.keys(parted(after, own.project, own.issues).own)).toEqual(['content']);
    const featureId = `feature:${other.featureId}`;
    expect([...bodies(after, 'feature').keys()]).toEqual([featureId]);
    expect(bodies(after, 'feature').get(featureId)).toEqual(bodies(before, 'feature').get(featureId));
    const { removal } = await adminView(tenant);
    expect(removal.projects).toEqual([]);
    expect(removal.certificates[0]).toMatchObject({ project: { key: 'OWN' }, propertiesLeft: 0 });
    expect(removal.certificates[0]?.asked).not.toHaveProperty('askedBy');
    await days(31, tenant);
    expect(parted(await dumpOf(tenant), own.project, own.issues).own).toEqual({});
  });

  test('events that come late, twice and in any order file one removal, and only for what Jira does not have', async () => {
    const tenant = await host.tenant('order');
    const own = await stock(tenant, 'OWN');
    for (const what of ['deleted', 'softdeleted', 'deleted', 'archived', 'restored', 'deleted'])
      await event(tenant, what, own);
    await drain();
    expect(await waiting(tenant)).toEqual([]);
    await deleted(tenant, 'OWN');
    const [filed] = await waiting(tenant);
    for (const what of ['deleted', 'softdeleted', 'archived', 'restored', 'updated', 'deleted'])
      await event(tenant, what, own);
    await drain();
    expect(await waiting(tenant)).toEqual([filed]);
    const stored = bodies<{ away?: string }>(await dumpOf(tenant), 'project');
    expect(stored.get(`project:${own.project.id}`)?.away).toBe('deleted');
  });

  test('comes back from what looked like its deletion: everything is as it was, and no removal waits', async () => {
    const tenant = await host.tenant('back');
    const own = await stock(tenant, 'OWN');
    const before = parted(await dumpOf(tenant), own.project, own.issues);
    // In the trash Jira has it no more either.
    await deleted(tenant, 'OWN', true);
    await event(tenant, 'deleted', own);
    await drain();
    expect(await waiting(tenant)).toHaveLength(1);
    await tenant.jira('ada', 'POST', `/rest/api/3/project/${own.project.id}/restore`);
    await drain();
    expect(await waiting(tenant)).toEqual([]);
    expect((await audit(tenant))[0]).toEqual(['removal-cancelled', undefined, 'project-back']);
    await days(10, tenant);
    const after = withoutAudit(parted(await dumpOf(tenant), own.project, own.issues)) as { own: object };
    const { project: _, ...kept } = after.own as { project: object };
    expect((withoutAudit(before) as { own: object }).own).toMatchObject(kept);
  });

  test('is back from the trash, and no event says so: the daily run opens it again', async () => {
    const tenant = await host.tenant('unsaid-trash');
    const own = await stock(tenant, 'OWN');
    const away = async () =>
      bodies<{ away?: string }>(await dumpOf(tenant), 'project').get(`project:${own.project.id}`)?.away;
    await deleted(tenant, 'OWN', true);
    await nextDay(tenant);
    expect([await away(), await waiting(tenant)]).toEqual(['trashed', []]);
    await host.local('POST', 'faults', { target: 'kvs', kind: '500', rate: 1 });
    await tenant.jira('ada', 'POST', `/rest/api/3/project/${own.project.id}/restore`);
    await drain();
    await host.local('DELETE', 'faults');
    expect(await away()).toBe('trashed');
    await nextDay(tenant);
    expect(await away()).toBeUndefined();
  });

  test('is back from the trash, and no event says so: it is open again once an admin looks at its settings', async () => {
    const tenant = await host.tenant('enabled-again');
    const own = await stock(tenant, 'OWN');
    await deleted(tenant, 'OWN', true);
    expect((await download(own, 'OWN')).status).toBe(404);
    await host.local('POST', 'faults', { target: 'kvs', kind: '500', rate: 1 });
    await tenant.jira('ada', 'POST', `/rest/api/3/project/${own.project.id}/restore`);
    await drain();
    await host.local('DELETE', 'faults');
    expect((await download(own, 'OWN')).status).toBe(404);
    expect((await settingsOf(tenant, 'OWN')).project.state).toBe('enabled');
    expect((await download(own, 'OWN')).status).toBe(200);
  });

  test('is archived, and back without an event that says so: the daily run opens it again', async () => {
    const tenant = await host.tenant('archived');
    const own = await stock(tenant, 'OWN');
    const away = async () =>
      bodies<{ away?: string }>(await dumpOf(tenant), 'project').get(`project:${own.project.id}`)?.away;
    await tenant.jira('ada', 'POST', '/rest/api/3/project/OWN/archive');
    await drain();
    await nextDay(tenant);
    expect([await away(), await waiting(tenant)]).toEqual(['archived', []]);
    await host.local('POST', 'faults', { target: 'kvs', kind: '500', rate: 1 });
    await tenant.jira('ada', 'POST', `/rest/api/3/project/${own.project.id}/restore`);
    await drain();
    await host.local('DELETE', 'faults');
    expect(await away()).toBe('archived');
    await nextDay(tenant);
    expect(await away()).toBeUndefined();
  });

  test('that is archived is believed as Jira has it: an older event that comes late closes nothing', async () => {
    const tenant = await host.tenant('late-archived');
    const own = await stock(tenant, 'OWN');
    const away = async () =>
      bodies<{ away?: string }>(await dumpOf(tenant), 'project').get(`project:${own.project.id}`)?.away;
    for (const what of ['restored', 'archived']) await event(tenant, what, own);
    await drain();
    expect(await away()).toBeUndefined();
    await tenant.jira('ada', 'POST', '/rest/api/3/project/OWN/archive');
    for (const what of ['archived', 'restored', 'updated']) await event(tenant, what, own);
    await drain();
    expect(await away()).toBe('archived');
  });

  test('is back, and no event says so: the daily run sees it before anything begins', async () => {
    const tenant = await host.tenant('unsaid');
    const own = await stock(tenant, 'OWN');
    await deleted(tenant, 'OWN', true);
    await event(tenant, 'deleted', own);
    await drain();
    await host.local('POST', 'faults', { target: 'kvs', kind: '500', rate: 1 });
    await tenant.jira('ada', 'POST', `/rest/api/3/project/${own.project.id}/restore`);
    await drain();
    await host.local('DELETE', 'faults');
    expect(await waiting(tenant)).toHaveLength(1);
    await nextDay(tenant);
    expect(await waiting(tenant)).toEqual([]);
    expect(
      bodies<{ away?: string }>(await dumpOf(tenant), 'project').get(`project:${own.project.id}`),
    ).not.toHaveProperty('away');
  });

  test('nothing is written of its being back while everything of the site is removed', async () => {
    const tenant = await host.tenant('site-too');
    const own = await stock(tenant, 'OWN');
    await deleted(tenant, 'OWN', true);
    await event(tenant, 'deleted', own);
    await drain();
    await requestOfSite(tenant, 0);
    await nextDay(tenant);
    await host.local('POST', 'faults', { target: 'kvs', kind: '500', rate: 1 });
    await tenant.jira('ada', 'POST', `/rest/api/3/project/${own.project.id}/restore`);
    await drain();
    await host.local('DELETE', 'faults');
    await nextDay(tenant);
    expect(bodies(await dumpOf(tenant), 'feature').size).toBe(0);
    expect([...bodies(await dumpOf(tenant), 'audit').values()]).toEqual([]);
  });

  test('its removal does not begin while Jira does not answer for it', async () => {
    const tenant = await host.tenant('silent');
    const own = await stock(tenant, 'OWN');
    await deleted(tenant, 'OWN');
    await tenant.local('POST', 'clock', { advance: '8d' });
    await host.local('POST', 'faults', {
      target: 'jira',
      kind: '500',
      rate: 1,
      path: `/project/${own.project.id}`,
    });
    await tenant.local('POST', 'trigger', { module: 'retention' });
    expect(await waiting(tenant)).toMatchObject([{ isClosed: false }]);
    await host.local('DELETE', 'faults');
    await nextDay(tenant);
    expect(await waiting(tenant)).toMatchObject([{ isClosed: true }]);
  });

  test('what a person has asked for stands, and coming back does not cancel it', async () => {
    const tenant = await host.tenant('person');
    const own = await stock(tenant, 'OWN');
    await requestRemoval(tenant, 'OWN', { days: 3 });
    const asked = await waiting(tenant);
    await deleted(tenant, 'OWN', true);
    await event(tenant, 'deleted', own);
    await drain();
    expect(await waiting(tenant)).toEqual(asked);
    await tenant.jira('ada', 'POST', `/rest/api/3/project/${own.project.id}/restore`);
    await drain();
    expect(await waiting(tenant)).toEqual(asked);
  });

  /** Two projects of which one was never enabled, and has an issue with a scenario of the other. */
  async function withGuest(name: string) {
    const tenant = await host.tenant(name);
    await enabledProject(tenant, 'HOME');
    const guest = await createProject(tenant, 'GUEST');
    const home = await createIssue(tenant, 'paul', 'HOME', 'At home');
    const away = await createIssue(tenant, 'paul', 'GUEST', 'A guest');
    const { scenario } = await ask<{ scenario: { featureId: string; id: string } }>(
      tenant,
      'paul',
      PANEL,
      { issueKey: home.key },
      'add',
      { writeId: crypto.randomUUID(), feature: { name: 'Shared' }, text: 'Scenario: Both\n  Given a\n' },
    );
    await ask(tenant, 'paul', 'specification', { projectKey: 'HOME' }, 'link', {
      writeId: crypto.randomUUID(),
      featureId: scenario.featureId,
      scenarioId: scenario.id,
      issueKey: away.key,
    });
    await drain();
    expect([...bodies(await dumpOf(tenant), 'issue').keys()]).toContain(`issue:${away.id}`);
    return { tenant, guest, home, away };
  }

  test('was never enabled, and its issues have scenarios of another one: they are removed all the same', async () => {
    const { tenant, guest, home, away } = await withGuest('guest');
    await deleted(tenant, 'GUEST');
    expect(await waiting(tenant)).toMatchObject([{ project: { id: guest.id, key: 'GUEST' } }]);
    await days(10, tenant);
    const left = await dumpOf(tenant);
    expect([...bodies(left, 'issue').keys()]).toEqual([`issue:${home.id}`]);
    expect(JSON.stringify([...bodies(left, 'feature').values()])).not.toContain(`"${away.id}"`);
  });

  test('… though an event of before that says it is back comes after that of its deletion', async () => {
    const { tenant, guest } = await withGuest('late-back');
    await deleted(tenant, 'GUEST');
    const filed = await waiting(tenant);
    expect(filed).toHaveLength(1);
    for (const what of ['restored', 'softdeleted', 'restored']) await event(tenant, what, { project: guest });
    await drain();
    expect(await waiting(tenant)).toEqual(filed);
  });

  test('… although as many wait as people may ask for: no later run would know of it', async () => {
    const { tenant, guest } = await withGuest('many');
    const [installation] = (await dumpOf(tenant)).entities.installation ?? [];
    const body = bodies<object>(await dumpOf(tenant), 'installation').get('installation');
    const request = { id: '0123456789ab', askedAt: 0, askedBy: 'a', dueAt: 8e12, key: 'X', name: 'X' };
    const requests = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [90_000 + n, request]));
    await tenant.local('POST', 'storage', {
      operation: 'entity/set',
      entityName: 'installation',
      key: 'installation',
      value: {
        ...installation?.value,
        body: JSON.stringify({ schema: 1, value: { ...body, requests } }),
      },
    });
    await deleted(tenant, 'GUEST');
    expect((await waiting(tenant)).map(({ project }) => project.id)).toContain(guest.id);
  });
});
