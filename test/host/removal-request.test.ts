import { randomBytes } from 'node:crypto';
import type { AuditPage, PanelView } from '../../src/invoke-api';
import { backupParts } from '../support/backup-parts';
import { startHost, type Host, type Tenant } from '../support/host';
import { importAll } from '../support/import';
import {
  cancelRemoval,
  parted,
  publishTo,
  requestOfSite,
  requestRemoval,
  settingsOf,
  stock,
  type Stocked,
  withoutAudit,
} from '../support/removal';
import {
  ADMINISTRATION,
  ask,
  createIssue,
  download,
  enabledProject,
  moveIssue,
  PANEL,
  RETENTION,
  SETTINGS,
  SPECIFICATION,
} from '../support/site';
import { adminView, days, dumpOf, licence, readable, withoutBackups } from '../support/stored';
import { shareOf } from '../support/share';

/** What the app keeps of one project is removed when its admin asks for it, and of no other. */
describe('removal on request', () => {
  let host: Host;
  let tenant: Tenant;
  let own: Stocked;
  let other: Stocked;
  let elsewhere: Stocked;
  let at = 0;

  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());
  beforeEach(async () => {
    at += 1;
    await host.local('DELETE', 'faults');
    // What queries do not tell yet is for the second pass: those tests that are about it say so.
    await host.local('POST', 'delivery', { queryLagMs: 0 });
    tenant = await host.tenant(`own-${at}`);
    own = await stock(tenant, 'OWN');
    other = await stock(tenant, 'OTHER');
    elsewhere = await stock(await host.tenant(`elsewhere-${at}`), 'OWN');
  });

  const dumped = async ({ tenant: of, project, issues }: Stocked) =>
    parted(await dumpOf(of), project, issues);
  const left = async () => Object.keys((await dumped(own)).own);
  /** The settings page of the project, or why it is refused. */
  const refusal = async (key = 'OWN') =>
    settingsOf(tenant, key).then(
      () => undefined,
      (error: Error) => error.message,
    );
  const trigger = () => tenant.local('POST', 'trigger', { module: RETENTION });
  const advance = (by: string) => tenant.local('POST', 'clock', { advance: by });

  test('is filed, shown to everybody, and cancelled without a trace but in the audit log', async () => {
    const before = withoutAudit(await dumped(own));
    expect(await settingsOf(tenant, 'OWN')).toMatchObject({ removal: { certificates: [] } });
    await expect(requestRemoval(tenant, 'OWN', { confirm: 'OTHER' })).rejects.toThrow('Type OWN to confirm');
    await expect(requestRemoval(tenant, 'OWN', { days: 13 })).rejects.toThrow('at most 12 days');
    await expect(requestRemoval(tenant, 'OWN', { user: 'mira' })).rejects.toThrow('Forbidden');
    const [first, second] = await Promise.all([
      requestRemoval(tenant, 'OWN', { confirm: ' own ' }),
      requestRemoval(tenant, 'OWN', { user: 'ada', days: 0 }),
    ]);
    expect(first?.removal.request).toEqual(second?.removal.request);
    const { request } = first?.removal ?? {};
    expect(await requestRemoval(tenant, 'OWN', { days: 1 })).toMatchObject({ removal: { request } });
    const pending = { of: 'project', dueAt: request?.dueAt };
    expect(first?.access.removal).toEqual(pending);
    const view = await ask<PanelView>(tenant, 'mira', PANEL, { issueKey: own.issues[0]?.key ?? '' }, 'load');
    expect(view.access).toEqual({ canEdit: true, removal: pending });
    const page = await ask<PanelView>(tenant, 'vic', SPECIFICATION, { projectKey: 'OWN' }, 'load');
    expect(page.access.removal).toEqual(pending);
    expect((await settingsOf(tenant, 'OTHER')).access.removal).toBeUndefined();
    expect((await adminView(tenant)).removal.projects).toMatchObject([
      { project: { key: 'OWN' }, dueAt: request?.dueAt, isClosed: false },
    ]);

    const stale = { ...request, id: '0123456789ab' } as typeof request;
    expect((await cancelRemoval(tenant, 'OWN', stale)).removal.request).toEqual(request);
    const cancelled = await Promise.all([
      cancelRemoval(tenant, 'OWN', request),
      cancelRemoval(tenant, 'OWN', request, 'ada'),
    ]);
    for (const { removal } of cancelled) expect(removal).toEqual({ certificates: [] });
    await days(20, tenant);
    expect(withoutAudit(await dumped(own))).toEqual(before);
    const log = async (audit: Promise<AuditPage>) => (await audit).entries.map(({ action }) => action);
    const ofProject = ask<AuditPage>(tenant, 'paul', SETTINGS, { projectKey: 'OWN' }, 'audit');
    expect((await log(ofProject)).filter((action) => action.startsWith('removal'))).toEqual([
      'removal-cancelled',
      'removal-requested',
    ]);
  });

  test('needs no licence, neither to be asked for nor to be cancelled', async () => {
    await licence(tenant, 'lapsed');
    const { removal } = await requestRemoval(tenant, 'OWN');
    expect(removal.request).toBeDefined();
    expect((await cancelRemoval(tenant, 'OWN', removal.request)).removal.request).toBeUndefined();
  });

  test('removes everything of the project and not a byte of any other, and leaves it as new', async () => {
    const before = await dumped(own);
    expect(Object.keys(before.own).sort()).toEqual([
      'api-key',
      'audit',
      'catalogue',
      'content',
      'example-map',
      'feature',
      'generation',
      'gone',
      'issue',
      'issue property',
      'latest',
      'project',
      'run',
      'vocabulary',
    ]);
    const far = await dumped(elsewhere);
    const { removal } = await requestRemoval(tenant, 'OWN', { days: 2 });
    await days(1, tenant);
    expect(withoutAudit(await dumped(own))).toEqual(withoutAudit(before));
    await days(1, tenant);
    // Closed, and nothing removed: what is under way may end.
    expect(withoutAudit(await dumped(own))).toEqual(withoutAudit(before));
    expect(await refusal()).toContain('Forbidden: An admin asked that everything');
    expect(await refusal('OTHER')).toBeUndefined();
    const at = { issueKey: own.issues[0]?.key ?? '' };
    await expect(ask(tenant, 'mira', PANEL, at, 'load')).rejects.toThrow('That is being done');
    await expect(ask(tenant, 'mira', SPECIFICATION, { projectKey: 'OWN' }, 'load')).rejects.toThrow(
      'That is being done',
    );
    const create = { writeId: crypto.randomUUID(), name: 'New' };
    await expect(ask(tenant, 'mira', SPECIFICATION, { projectKey: 'OWN' }, 'create', create)).rejects.toThrow(
      'That is being done',
    );
    const enable = { writeId: crypto.randomUUID(), projectId: own.project.id };
    await expect(ask(tenant, 'ada', ADMINISTRATION, {}, 'enable', enable)).rejects.toThrow(
      'That is being done',
    );
    await expect(cancelRemoval(tenant, 'OWN', removal.request)).rejects.toThrow('That is being done');
    for (const response of [await download(own, 'OWN'), await publishTo(own)]) {
      expect(response.status).toBe(403);
      expect(await response.text()).toContain('That is being done');
    }
    // Other projects go on; the key that was used says when.
    expect((await download(other, 'OTHER')).status).toBe(200);
    const { others } = await dumped(own);

    await days(1, tenant);
    // What backups name ages out with them.
    expect(await left()).toEqual(['content']);
    expect(await refusal()).toContain('That is being done');
    await days(1, tenant);
    const after = await dumped(own);
    expect(Object.keys(after.own)).toEqual(['content']);
    expect(after.others).toEqual(others);
    expect(await dumped(elsewhere)).toEqual(far);

    const view = await settingsOf(tenant, 'OWN');
    expect(view).toMatchObject({ project: { state: 'disabled' }, keys: [], scenarios: 0 });
    const [certificate, ...more] = view.removal.certificates;
    expect(more).toEqual([]);
    expect(certificate).toMatchObject({
      project: { id: own.project.id, key: 'OWN' },
      asked: removal.request,
      counts: { project: 2, 'api-key': 1, feature: 1, gone: 1, issue: 2, 'example-map': 1, run: 1 },
      linksOff: { issues: 0, features: 0 },
      propertiesLeft: 0,
    });
    expect(Object.keys(certificate?.hashes ?? {})).toEqual(Object.keys(certificate?.counts ?? {}));
    const kept = Date.parse(certificate?.backupsGoneBy ?? '') - Date.parse(certificate?.doneAt ?? '');
    expect(kept).toBe(30 * 24 * 60 * 60 * 1000);
    expect((await adminView(tenant)).removal).toMatchObject({ projects: [], certificates: [certificate] });
    const { entries } = await ask<AuditPage>(tenant, 'ada', ADMINISTRATION, {}, 'audit');
    const told = entries.filter(({ action }) => action.startsWith('removal'));
    expect(told.map(({ action, facts }) => [action, facts])).toEqual([
      ['removal-done', [{ name: 'project', value: 'OWN' }]],
      ['removal-begun', [{ name: 'project', value: 'OWN' }]],
    ]);
    expect((await settingsOf(tenant, 'OTHER')).removal.certificates).toEqual([]);
    expect(readable({ ...(await dumpOf(tenant)), kvs: [] })).not.toContain(own.issues[1]?.key);

    // Anew, and nothing that was asked for before touches it.
    const again = { writeId: crypto.randomUUID(), state: 'enabled' };
    await ask(tenant, 'paul', SETTINGS, { projectKey: 'OWN' }, 'save', again);
    await ask(tenant, 'mira', PANEL, at, 'add', {
      writeId: crypto.randomUUID(),
      feature: { name: 'Kept' },
      text: 'Scenario: Paying\n  Given a card\n',
    });
    await tenant.local('POST', 'drain');
    const anew = await dumped(own);
    await Promise.all([trigger(), trigger()]);
    await days(5, tenant);
    expect(await dumped(own)).toEqual(anew);
    // With the last backup of before goes what it named.
    await days(29, tenant);
    const { content, ...rest } = anew.own as { content?: object };
    expect(content).toBeDefined();
    expect(await dumped(own)).toMatchObject({ own: rest });
    expect(await left()).not.toContain('content');
    expect(backupParts(await dumpOf(tenant), own.project.id)).toMatchObject({ missing: [], orphans: [] });
  });

  test('removes objects with the register of them, one that came late too', async () => {
    // Enough text that an archive no longer fits into a response, and goes to Object Store.
    const files = Array.from({ length: 40 }, (_, n) => ({
      path: `big/${n}.feature`,
      bytes: Buffer.from(
        `Feature: Big ${n}\n  ${randomBytes(55_000).toString('hex')}\n  Scenario: S\n    Given a\n`,
      ),
    }));
    await importAll(tenant, 'paul', 'OWN', files);
    await requestRemoval(tenant, 'OWN', { days: 0 });
    const slow = { target: 'os', kind: 'slow', rate: 1, ms: 3000, path: 'upload-url' };
    await host.local('POST', 'faults', slow);
    const archive = download(own, 'OWN', { redirect: 'manual' });
    while (!(await dumpOf(tenant)).entities.blob?.length)
      await new Promise((resolve) => setImmediate(resolve));
    await days(1, tenant);
    expect((await download(own, 'OWN')).status).toBe(403);
    expect((await archive).status).toBe(302);
    await host.local('DELETE', 'faults');
    const { objects, openUploads } = await dumpOf(tenant);
    expect(objects).toHaveLength(1);
    await fetch(openUploads[0] ?? '', { method: 'PUT', body: 'late' });
    await days(1, tenant);
    expect(Object.keys((await dumped(own)).own)).toEqual(['blob']);
    await days(1, tenant);
    const after = await dumpOf(tenant);
    expect(after.objects).toEqual([]);
    expect(parted(after, own.project, own.issues).own).toEqual({});
    const { removal } = await settingsOf(tenant, 'OWN');
    expect(removal.certificates[0]?.counts).toMatchObject({ blob: 1, feature: 41 });
  });

  test('catches up on what was missed, and a trigger that comes twice does nothing twice', async () => {
    await requestRemoval(tenant, 'OWN', { days: 0 });
    await advance('20d');
    await Promise.all([trigger(), trigger()]);
    await advance('30m');
    await trigger();
    expect(await left()).toContain('feature');
    await advance('9d');
    await Promise.all([trigger(), trigger()]);
    expect(await left()).toEqual([]);
    await trigger();
    expect(await refusal()).toContain('That is being done');
    await advance('1d');
    await Promise.all([trigger(), trigger()]);
    await trigger();
    const { removal } = await settingsOf(tenant, 'OWN');
    expect(removal.certificates).toHaveLength(1);
    expect(removal.certificates[0]?.counts).toMatchObject({ project: 2, feature: 1, issue: 2 });
  });

  test.each(shareOf(['content', 'feature', 'issue'], 1 / 3))(
    'goes on where it was killed, at %s',
    async (kind) => {
      const { others } = await dumped(own);
      await requestRemoval(tenant, 'OWN', { days: 0 });
      await days(1, tenant);
      await advance('1d');
      const slow = { target: 'kvs', kind: 'slow', rate: 1, ms: 200, path: 'batch/delete' };
      await host.local('POST', 'faults', slow);
      const cut = trigger();
      while ((await left()).includes(kind)) await new Promise((resolve) => setImmediate(resolve));
      await host.local('POST', 'kill');
      await cut;
      await host.local('DELETE', 'faults');
      if (kind !== 'issue') expect(await left()).toContain('issue');
      await host.local('POST', 'delivery', { queryLagMs: 1500 });
      await days(1, tenant);
      await days(1, tenant);
      await host.local('POST', 'delivery', { queryLagMs: 0 });
      const after = await dumped(own);
      expect(after).toEqual({ own: {}, others });
      const { removal } = await settingsOf(tenant, 'OWN');
      expect(removal.certificates[0]?.counts).toMatchObject({ project: 2, feature: 1, issue: 2, run: 1 });
    },
  );

  test('comes to its end through failing storage and a failing Jira', async () => {
    const { others } = await dumped(own);
    await requestRemoval(tenant, 'OWN', { days: 0 });
    for (const [n, kind] of ['429', '500', 'reset-after-write'].entries())
      await host.local('POST', 'faults', { target: 'kvs', kind, rate: 0.04, seed: n + 1 });
    await host.local('POST', 'faults', { target: 'jira', kind: '500', rate: 0.3, seed: 9 });
    for (let day = 0; day < 6; day += 1) {
      await advance('1d');
      await trigger();
    }
    await host.local('DELETE', 'faults');
    for (let day = 0; day < 2; day += 1) {
      await advance('1d');
      await trigger();
    }
    expect(await dumped(own)).toEqual({ own: {}, others });
    const { removal } = await settingsOf(tenant, 'OWN');
    expect(removal.certificates[0]?.counts).toMatchObject({ project: 2, feature: 1, issue: 2 });
  });

  test('says what Jira has kept', async () => {
    await requestRemoval(tenant, 'OWN', { days: 0 });
    for (const path of ['/issue/properties/', `/issue/${own.issues[0]?.id}/properties`])
      await host.local('POST', 'faults', { target: 'jira', kind: '500', rate: 1, path });
    await days(5, tenant);
    const { removal } = await settingsOf(tenant, 'OWN');
    expect(removal.certificates[0]?.propertiesLeft).toBe(1);
    expect(await left()).toEqual(['issue property']);
  });

  test('decides by whose record it is, and takes the links off the other side', async () => {
    const link = (projectKey: string, featureId: string, issueKey: string, scenarioId: string) =>
      ask(tenant, 'paul', SPECIFICATION, { projectKey }, 'link', {
        writeId: crypto.randomUUID(),
        featureId,
        scenarioId,
        issueKey,
      });
    const scenarioOf = async ({ project, featureId }: Stocked) => {
      const { feature } = await ask<{ feature: { scenarios: { id: string; issues: { key: string }[] }[] } }>(
        tenant,
        'paul',
        SPECIFICATION,
        { projectKey: project.key },
        'feature',
        { featureId },
      );
      return feature.scenarios[0] ?? { id: '', issues: [] };
    };
    const [mine = { key: '', id: '' }, moving = { key: '', id: '' }] = own.issues;
    const [theirs = { key: '', id: '' }] = other.issues;
    await link('OWN', own.featureId, theirs.key, (await scenarioOf(own)).id);
    await link('OTHER', other.featureId, mine.key, (await scenarioOf(other)).id);
    const moved = { id: moving.id, key: await moveIssue(tenant, 'paul', moving, 'OTHER') };
    await tenant.local('POST', 'drain');
    const panelOf = ({ key }: { key: string }) =>
      ask<PanelView>(tenant, 'paul', PANEL, { issueKey: key }, 'load');
    expect((await panelOf(theirs)).scenarios).toHaveLength(2);
    expect((await panelOf(moved)).scenarios).toHaveLength(1);

    await requestRemoval(tenant, 'OWN', { days: 0 });
    await days(1, tenant);
    // Shut already: what belongs to it is not shown elsewhere, and nothing new is linked to it.
    const shut = await panelOf(theirs);
    expect([shut.scenarios.length, shut.hidden]).toEqual([1, 1]);
    await expect(link('OTHER', other.featureId, mine.key, (await scenarioOf(other)).id)).rejects.toThrow(
      `There is no issue ${mine.key} that you may edit`,
    );
    await days(2, tenant);
    await tenant.local('POST', 'drain');
    expect((await dumped({ ...own, issues: [mine] })).own).toEqual({});
    const { removal } = await settingsOf(tenant, 'OWN');
    expect(removal.certificates[0]).toMatchObject({
      counts: { issue: 1, feature: 1 },
      linksOff: { issues: 2, features: 1 },
    });
    expect(await panelOf(theirs)).toMatchObject({ hidden: 0, scenarios: [{ name: 'Paying' }] });
    // A vote on an issue that lies in the other project stays with it.
    expect(await panelOf(moved)).toMatchObject({ scenarios: [], hidden: 0 });
    expect((await scenarioOf(other)).issues.map(({ key }) => key)).toEqual([theirs.key]);
    const stored = readable(withoutBackups(await dumpOf(tenant)));
    expect(stored).not.toContain(own.featureId);
  });

  test('of the whole site goes by the request, which no renewal takes back', async () => {
    const far = await dumped(elsewhere);
    const before = withoutAudit(await dumped(own));
    await expect(requestOfSite(tenant, 7, 'OWN')).rejects.toThrow('Type REMOVE ALL to confirm');
    const { removal } = await requestOfSite(tenant, 1);
    expect((await settingsOf(tenant, 'OWN')).access.removal).toMatchObject({ of: 'site' });
    const cancel = { writeId: crypto.randomUUID(), id: removal.request?.id };
    await ask(tenant, 'ada', ADMINISTRATION, {}, 'cancelRemoval', cancel);
    await days(3, tenant);
    expect(withoutAudit(await dumped(own))).toEqual(before);

    const { removal: again } = await requestOfSite(tenant, 1);
    await licence(tenant, 'active');
    await days(1, tenant);
    expect(await refusal()).toContain('Forbidden: A Jira admin asked');
    expect((await download(own, 'OWN')).status).toBe(403);
    expect(withoutAudit(await dumped(own))).toEqual(before);
    await days(2, tenant);
    const dump = await dumpOf(tenant);
    expect(Object.entries(dump.entities).flatMap(([kind, items]) => (items.length ? [kind] : []))).toEqual([
      'installation',
    ]);
    expect(dump).toMatchObject({ kvs: [], issueProperties: [], objects: [] });
    const { removed, removal: after } = await adminView(tenant);
    expect(removed).toMatchObject({ asked: again.request, counts: { project: 4, feature: 2 } });
    expect(after).toEqual({ projects: [], certificates: [] });
    expect(await refusal()).toBeUndefined();
    expect(await dumped(elsewhere)).toEqual(far);
  });

  test('is asked for and cancelled by admins of that very project, and of the site by Jira’s', async () => {
    const { removal } = await requestRemoval(tenant, 'OWN');
    const asks: [Promise<unknown>, string][] = [
      [cancelRemoval(tenant, 'OWN', removal.request, 'mira'), 'Forbidden'],
      [cancelRemoval(tenant, 'OWN', removal.request, 'nora'), 'NotFound'],
      [requestRemoval(tenant, 'OTHER', { user: 'nora', confirm: 'OTHER' }), 'NotFound'],
      [
        ask(tenant, 'paul', ADMINISTRATION, {}, 'requestRemoval', {
          writeId: crypto.randomUUID(),
          confirm: 'REMOVE ALL',
          days: 0,
        }),
        'Forbidden',
      ],
      [
        ask(tenant, 'paul', ADMINISTRATION, {}, 'cancelRemoval', {
          writeId: crypto.randomUUID(),
          id: removal.request?.id,
        }),
        'Forbidden',
      ],
    ];
    for (const [asked, code] of asks) await expect(asked).rejects.toThrow(code);
    // From another project its id does nothing, and where a call comes from is not for the payload to say.
    await cancelRemoval(tenant, 'OTHER', removal.request);
    const claimed = {
      writeId: crypto.randomUUID(),
      id: removal.request?.id,
      projectId: own.project.id,
      project: { id: own.project.id },
    };
    await ask(tenant, 'paul', SETTINGS, { projectKey: 'OTHER' }, 'cancelRemoval', claimed);
    const { request, projects } = (await adminView(tenant)).removal;
    expect(request).toBeUndefined();
    expect(projects.map(({ project }) => project.key)).toEqual(['OWN']);
  });

  test('of a project that waits is over with that of the site, and touches nothing that comes after', async () => {
    await requestRemoval(tenant, 'OWN', { days: 1 });
    await requestRemoval(tenant, 'OTHER', { days: 12 });
    await requestOfSite(tenant, 0);
    await days(1, tenant);
    await Promise.all([trigger(), trigger()]);
    await days(2, tenant);
    const { removal, removed } = await adminView(tenant);
    expect(removal).toEqual({ projects: [], certificates: [] });
    expect(removed?.counts).toMatchObject({ project: 4, feature: 2, issue: 4 });
    expect((await dumpOf(tenant)).issueProperties).toEqual([]);
    const again = { writeId: crypto.randomUUID(), state: 'enabled' };
    for (const projectKey of ['OWN', 'OTHER'])
      await ask(tenant, 'paul', SETTINGS, { projectKey }, 'save', { ...again, writeId: crypto.randomUUID() });
    await ask(tenant, 'mira', PANEL, { issueKey: own.issues[0]?.key ?? '' }, 'add', {
      writeId: crypto.randomUUID(),
      feature: { name: 'Kept' },
      text: 'Scenario: Paying\n  Given a card\n',
    });
    await tenant.local('POST', 'drain');
    const anew = withoutAudit(await dumped(own));
    await days(20, tenant);
    expect(withoutAudit(await dumped(own))).toEqual(anew);
  });

  test('keeps the last 20 certificates of a site', async () => {
    for (let n = 0; n < 22; n += 1) {
      await enabledProject(tenant, `P${n}`);
      await requestRemoval(tenant, `P${n}`, { days: 0 });
    }
    await days(3, tenant);
    expect((await adminView(tenant)).removal.certificates).toHaveLength(20);
    expect((await dumpOf(tenant)).entities.removal).toHaveLength(20);
    const issue = await createIssue(tenant, 'mira', 'OTHER', 'Still open');
    await ask(tenant, 'mira', PANEL, { issueKey: issue.key }, 'load');
  });
});
