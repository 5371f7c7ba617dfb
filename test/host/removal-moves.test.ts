import { createHash } from 'node:crypto';
import type { PanelView } from '../../src/invoke-api';
import { startHost, type Host, type Tenant } from '../support/host';
import { parted, requestRemoval, settingsOf, stock, type Stocked } from '../support/removal';
import { ask, enabledProject, moveIssue, PANEL, RETENTION, SETTINGS, SPECIFICATION } from '../support/site';
import { adminView, bodies, days, dumpOf } from '../support/stored';

/** What goes to another project, to the trash or out of reach while a project awaits its removal. */
describe('a removal on request', () => {
  let host: Host;
  let tenant: Tenant;
  let own: Stocked;
  let other: Stocked;
  let at = 0;

  beforeAll(async () => {
    host = await startHost();
    await host.local('POST', 'delivery', { queryLagMs: 0 });
  });
  afterAll(() => host?.stop());
  beforeEach(async () => {
    at += 1;
    await host.local('DELETE', 'faults');
    tenant = await host.tenant(`moves-${at}`);
    own = await stock(tenant, 'OWN');
    other = await stock(tenant, 'OTHER');
  });

  const panelOf = (issueKey: string) => ask<PanelView>(tenant, 'paul', PANEL, { issueKey }, 'load');
  const scenarioOf = async ({ project, featureId }: Stocked) => {
    const { feature } = await ask<{ feature: { scenarios: { id: string }[] } }>(
      tenant,
      'paul',
      SPECIFICATION,
      { projectKey: project.key },
      'feature',
      { featureId },
    );
    return feature.scenarios[0]?.id ?? '';
  };
  const linkTheirs = async (issueKey: string) =>
    ask(tenant, 'paul', SPECIFICATION, { projectKey: 'OTHER' }, 'link', {
      writeId: crypto.randomUUID(),
      featureId: other.featureId,
      scenarioId: await scenarioOf(other),
      issueKey,
    });
  const propertyOf = async ({ id }: { id: string }) =>
    (await dumpOf(tenant)).issueProperties.filter(
      (property) => String((property as { issueId: unknown }).issueId) === id,
    );
  const trigger = () => days(1, tenant);

  test('leaves a story to the project it was moved to before anything was removed, with all that was done there', async () => {
    await requestRemoval(tenant, 'OWN', { days: 0 });
    await trigger();
    const [moving = { id: '', key: '' }] = own.issues;
    const key = await moveIssue(tenant, 'ada', moving, 'OTHER');
    await tenant.local('POST', 'drain');
    // What people do there is of the project it is in now.
    await linkTheirs(key);
    const { agreement } = await panelOf(key);
    await ask(tenant, 'paul', PANEL, { issueKey: key }, 'ask', {
      writeId: crypto.randomUUID(),
      text: 'Is this ours?',
    });
    expect(agreement.ready).toHaveLength(1);
    await days(2, tenant);
    await tenant.local('POST', 'drain');
    const after = await panelOf(key);
    expect(after.scenarios.map(({ name }) => name)).toEqual(['Paying']);
    expect(after.agreement.ready.map(({ name }) => name)).toEqual(agreement.ready.map(({ name }) => name));
    expect(after.agreement.questions).toMatchObject([{ text: 'Is this ours?' }]);
    const map = (await dumpOf(tenant)).entities['example-map']?.find(({ key: name }) =>
      name.endsWith(`:${moving.id}`),
    );
    expect(map?.value.projectId).toBe(other.project.id);
    expect(await propertyOf(moving)).toHaveLength(1);
    const { removal } = await settingsOf(tenant, 'OWN');
    expect(removal.certificates[0]).toMatchObject({ counts: { issue: 1 } });
  });

  test('takes nothing by what a query still says of it', async () => {
    await requestRemoval(tenant, 'OWN', { days: 0 });
    await trigger();
    await tenant.local('POST', 'clock', { advance: '1d' });
    await host.local('POST', 'delivery', { queryLagMs: 600_000 });
    const [moving = { id: '', key: '' }] = own.issues;
    const key = await moveIssue(tenant, 'ada', moving, 'OTHER');
    // Draining the queue would have the queries catch up.
    const place = async () =>
      (await dumpOf(tenant)).entities.issue?.find(({ key: name }) => name === `issue:${moving.id}`)?.value
        .projectId;
    while ((await place()) !== other.project.id) await new Promise((resolve) => setImmediate(resolve));
    await tenant.local('POST', 'trigger', { module: RETENTION });
    await host.local('POST', 'delivery', { queryLagMs: 0 });
    expect((await panelOf(key)).agreement.ready).toHaveLength(1);
    await trigger();
    expect((await panelOf(key)).agreement.ready).toHaveLength(1);
    expect((await settingsOf(tenant, 'OWN')).removal.certificates[0]?.counts).toMatchObject({ issue: 1 });
  });

  test('counts once what a pass had noted and could not delete', async () => {
    await requestRemoval(tenant, 'OWN', { days: 0 });
    await trigger();
    const { own: before } = parted(await dumpOf(tenant), own.project, own.issues);
    await host.local('POST', 'faults', { target: 'kvs', kind: '500', rate: 1, path: 'batch/delete' });
    await tenant.local('POST', 'clock', { advance: '1d' });
    await tenant.local('POST', 'trigger', { module: RETENTION });
    await host.local('DELETE', 'faults');
    expect(parted(await dumpOf(tenant), own.project, own.issues).own).toEqual(before);
    await days(2, tenant);
    const [certificate] = (await settingsOf(tenant, 'OWN')).removal.certificates;
    const { 'issue property': _inJira, ...kinds } = before as Record<string, object[]>;
    expect(certificate?.counts).toEqual(
      Object.fromEntries(Object.entries(kinds).map(([kind, items]) => [kind, items.length])),
    );
  });

  test('takes nothing that another project has got since under the key of one that Jira deleted', async () => {
    await tenant.jira('ada', 'DELETE', '/rest/api/3/project/OWN?enableUndo=false');
    await tenant.local('POST', 'drain');
    while (!(await adminView(tenant)).removal.projects[0]?.isClosed) await trigger();
    // It is noted what is to be deleted next, and cannot be.
    await host.local('POST', 'faults', { target: 'kvs', kind: '500', rate: 1, path: 'batch/delete' });
    await tenant.local('POST', 'clock', { advance: '1d' });
    await tenant.local('POST', 'trigger', { module: RETENTION });
    await host.local('DELETE', 'faults');
    const { id } = await enabledProject(tenant, 'OWN');
    await days(2, tenant);
    const projects = bodies<{ projectId?: string }>(await dumpOf(tenant), 'project');
    expect(projects.get('project-key:OWN')?.projectId).toBe(id);
    expect(projects.has(`project:${own.project.id}`)).toBe(false);
  });

  test('leaves a story to the project it is in, though the event of its move was lost', async () => {
    const [story = { id: '', key: '' }] = own.issues;
    await host.local('POST', 'faults', { target: 'kvs', kind: '500', rate: 1 });
    const key = await moveIssue(tenant, 'ada', story, 'OTHER');
    await tenant.local('POST', 'drain');
    await host.local('DELETE', 'faults');
    await linkTheirs(key);
    await tenant.local('POST', 'drain');
    const { agreement } = await panelOf(key);
    expect(agreement.readyCount).toBe(1);
    await requestRemoval(tenant, 'OWN', { days: 0 });
    await days(3, tenant);
    const after = await panelOf(key);
    expect(after.agreement.readyCount).toBe(1);
    expect(after.scenarios.map(({ featureId }) => featureId)).toEqual([other.featureId]);
    const stored = (await dumpOf(tenant)).entities;
    for (const kind of ['issue', 'example-map'])
      expect(stored[kind]?.find((one) => one.key === `${kind}:${story.id}`)?.value.projectId).toBe(
        other.project.id,
      );
    expect((await settingsOf(tenant, 'OWN')).removal.certificates[0]?.counts).toMatchObject({ issue: 1 });
  });

  test('says of how many issues in the trash Jira keeps the search property', async () => {
    await requestRemoval(tenant, 'OWN', { days: 0 });
    await tenant.jira('ada', 'DELETE', '/rest/api/3/project/OWN?enableUndo=true');
    await tenant.local('POST', 'drain');
    await days(5, tenant);
    const { removal } = await adminView(tenant);
    expect(removal.projects).toEqual([]);
    expect(removal.certificates[0]).toMatchObject({ project: { key: 'OWN' }, propertiesLeft: 2 });
    await tenant.jira('ada', 'POST', '/rest/api/3/project/OWN/restore');
    await tenant.local('POST', 'drain');
    for (const issue of own.issues) expect(await propertyOf(issue)).toHaveLength(1);
    expect(Object.keys(parted(await dumpOf(tenant), own.project, own.issues).own)).toEqual([
      'issue property',
    ]);
  });

  test('takes no search property off a story that another project has by then', async () => {
    const [story = { id: '', key: '' }] = own.issues;
    await requestRemoval(tenant, 'OWN', { days: 0 });
    await trigger();
    for (const path of ['/issue/properties/', `/issue/${story.id}/properties`])
      await host.local('POST', 'faults', { target: 'jira', kind: '500', rate: 1, path });
    await trigger();
    await host.local('DELETE', 'faults');
    const key = await moveIssue(tenant, 'ada', story, 'OTHER');
    await tenant.local('POST', 'drain');
    await linkTheirs(key);
    await tenant.local('POST', 'drain');
    const [written] = await propertyOf(story);
    expect(written).toMatchObject({ value: { scenarios: 1 } });
    await trigger();
    expect(await propertyOf(story)).toEqual([written]);
    const { removal } = await settingsOf(tenant, 'OWN');
    expect(removal.certificates[0]).toMatchObject({ propertiesLeft: 0 });
  });

  test('has a certificate of its own, whoever files under whatever id', async () => {
    const file = (projectKey: string, writeId: string) =>
      ask(tenant, 'paul', SETTINGS, { projectKey }, 'requestRemoval', {
        writeId,
        confirm: projectKey,
        days: 0,
      });
    const writeId = crypto.randomUUID();
    await file('OWN', writeId);
    await days(3, tenant);
    const [first] = (await settingsOf(tenant, 'OWN')).removal.certificates;
    expect(first?.counts).toMatchObject({ feature: 1 });
    await days(6, tenant);
    await file('OTHER', writeId);
    await days(3, tenant);
    expect((await settingsOf(tenant, 'OWN')).removal.certificates).toEqual([first]);
    expect((await settingsOf(tenant, 'OTHER')).removal.certificates).toMatchObject([
      { project: { key: 'OTHER' }, counts: { feature: 1 } },
    ]);
  });

  test('has hashes by which a copy of what was removed is recognised, in any order', async () => {
    await requestRemoval(tenant, 'OWN', { days: 0 });
    await trigger();
    const { own: copy } = parted(await dumpOf(tenant), own.project, own.issues);
    await days(2, tenant);
    const [certificate] = (await settingsOf(tenant, 'OWN')).removal.certificates;
    const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
    const kinds = ['feature', 'issue', 'project', 'run', 'gone', 'content'];
    for (const kind of kinds) {
      const items = (copy as Record<string, { key: string; value: object | string }[]>)[kind] ?? [];
      const sum = items.reverse().reduce((total, { key, value }) => {
        const sorted =
          typeof value === 'string' ? value : Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
        return total + BigInt(`0x${hashOf(`${key}\n${JSON.stringify(sorted)}`)}`);
      }, 0n);
      expect([kind, certificate?.counts[kind], certificate?.hashes[kind]]).toEqual([
        kind,
        items.length,
        (sum % 2n ** 256n).toString(16).padStart(64, '0'),
      ]);
    }
  });
});
