import { gzipSync } from 'node:zlib';
import type { FeatureView, PanelView, ProjectView, Reply } from '../../src/invoke-api';
import { startHost, type Host } from '../support/host';
import {
  ask,
  createIssue,
  createProject,
  download,
  enabledProject,
  enabledProjectWithKey,
  moveIssue,
  PANEL,
  RETENTION,
  SETTINGS,
  SPECIFICATION,
  type Issue,
} from '../support/site';
import { adminView, days, dumpOf } from '../support/stored';

describe('what happens in Jira', () => {
  let host: Host;

  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());

  const add = (issueKey: string, name: string) =>
    host.invoke<Reply<unknown>>('paul', PANEL, { issueKey }, 'add', {
      writeId: crypto.randomUUID(),
      feature: { name: 'Events' },
      text: `Scenario: ${name}\n  Given it passes\n`,
    });
  const stored = async (entity: string) => (await dumpOf(host)).entities[entity] ?? [];

  test('an issue is deleted: its scenarios stay, as orphans', async () => {
    const made = await enabledProjectWithKey(host, 'GONE');
    const issue = await createIssue(host, 'paul', 'GONE', 'A story');
    expect(await add(issue.key, 'Stays')).toMatchObject({ ok: true });
    await host.local('POST', 'drain');
    await host.jira('ada', 'DELETE', `/rest/api/3/issue/${issue.key}`);
    await host.local('POST', 'drain');
    expect((await stored('issue')).map(({ key }) => key)).not.toContain(`issue:${issue.id}`);
    const text = await (await download(made, 'GONE')).text();
    expect(text).toContain('@ORPHAN');
    expect(text).toContain('Scenario: Stays');
  });

  test('an issue is deleted while a link to it is on its way: the link does not come, the others do', async () => {
    await enabledProject(host, 'LATE');
    const issues: Issue[] = [];
    for (let n = 0; n < 14; n += 1) issues.push(await createIssue(host, 'paul', 'LATE', `Story ${n}`));
    const tags = issues.map(({ key }) => `@${key}`).join(' ');
    const text = `Feature: Late\n\n  ${tags}\n  Scenario: Many\n    Given a\n`;
    const payload = {
      writeId: crypto.randomUUID(),
      onExisting: 'keep',
      files: [{ path: 'late.feature', gz: gzipSync(text).toString('base64') }],
    };
    const at = { projectKey: 'LATE' };
    // The feature is stored, and the job that brings its links is lost.
    await host.local('POST', 'faults', { target: 'queue', kind: '500', rate: 1, seed: 1 });
    const reply = await host.invoke<Reply<unknown>>('paul', SPECIFICATION, at, 'import', payload);
    expect(reply).toMatchObject({ ok: false, error: { code: 'Unavailable' } });
    await host.local('DELETE', 'faults');
    const [first, ...others] = issues.map(({ key }) => key);
    await host.jira('ada', 'DELETE', `/rest/api/3/issue/${first}`);
    await host.local('POST', 'drain');

    await host.local('POST', 'trigger', { module: RETENTION });
    await host.local('POST', 'drain');
    for (const issueKey of others)
      expect((await ask<PanelView>(host, 'paul', PANEL, { issueKey }, 'load')).scenarios).toHaveLength(1);
    expect((await stored('issue')).map(({ key }) => key)).not.toContain(`issue:${issues[0]?.id}`);
    const { features } = await ask<ProjectView>(host, 'paul', SPECIFICATION, at, 'load');
    const { feature } = await ask<{ feature: FeatureView }>(host, 'paul', SPECIFICATION, at, 'feature', {
      featureId: features[0]?.id,
    });
    expect(feature.scenarios[0]?.issues.map(({ key }) => key)).toEqual(others);
    expect(feature.scenarios[0]?.hiddenIssues).toBe(0);
  });

  test('an issue is moved: it keeps its scenarios', async () => {
    const { project } = await enabledProjectWithKey(host, 'FROM');
    const { project: target } = await enabledProjectWithKey(host, 'INTO');
    const issue = await createIssue(host, 'paul', 'FROM', 'A story');
    await add(issue.key, 'Moves along');
    const held = async () =>
      (await stored('issue')).find(({ key }) => key === `issue:${issue.id}`)?.value.projectId;
    expect(await held()).toBe(project.id);
    expect(await moveIssue(host, 'paul', issue, 'INTO')).toBe('INTO-1');
    await host.local('POST', 'drain');
    for (const issueKey of [issue.key, 'INTO-1']) {
      const view = await ask<PanelView>(host, 'paul', PANEL, { issueKey }, 'load');
      expect(view.scenarios.map(({ name }) => name)).toEqual(['Moves along']);
    }
    expect(await held()).toBe(target.id);
  });

  test('an issue is moved to a project that is disabled, and back: what was said of it waits there', async () => {
    const { project } = await enabledProjectWithKey(host, 'OPEN');
    const { project: shut } = await enabledProjectWithKey(host, 'SHUT');
    await ask(host, 'paul', SETTINGS, { projectKey: 'SHUT' }, 'save', {
      writeId: crypto.randomUUID(),
      state: 'disabled',
    });
    const issue = await createIssue(host, 'paul', 'OPEN', 'A story');
    await add(issue.key, 'Goes and comes');
    const panel = <T>(issueKey: string, name: string, payload: object = {}) =>
      ask<T>(host, 'paul', PANEL, { issueKey }, name, { writeId: crypto.randomUUID(), ...payload });
    await panel(issue.key, 'ask', { text: 'Why?' });
    const { agreement } = await panel<PanelView>(issue.key, 'load');
    await panel(issue.key, 'vote', { seen: agreement.seen, anyway: true });
    const said = (await panel<PanelView>(issue.key, 'load')).agreement;
    const held = async () =>
      (await stored('issue')).find(({ key }) => key === `issue:${issue.id}`)?.value.projectId;

    const away = await moveIssue(host, 'paul', issue, 'SHUT');
    await host.local('POST', 'drain');
    expect(await held()).toBe(shut.id);
    const there = await panel<PanelView>(away, 'load');
    expect(there.project.state).toBe('disabled');
    expect(there.agreement).toMatchObject({ readyCount: 1, openQuestions: 1, canVote: false });
    await expect(panel(away, 'takeBack')).rejects.toThrow('Forbidden');
    await days(2, host);

    const back = await moveIssue(host, 'paul', { ...issue, key: away }, 'OPEN');
    await host.local('POST', 'drain');
    expect(await held()).toBe(project.id);
    const here = await panel<PanelView>(back, 'load');
    expect(here.scenarios.map(({ name }) => name)).toEqual(['Goes and comes']);
    expect(here.agreement).toEqual(said);
  });

  test('an issue changes otherwise: that costs no invocation', async () => {
    const issue = await createIssue(host, 'paul', 'FROM', 'Edited often');
    await host.local('POST', 'drain');
    await host.local('DELETE', 'meter');
    await host.jira('paul', 'PUT', `/rest/api/3/issue/${issue.key}`, { fields: { summary: 'Edited' } });
    await host.local('POST', 'drain');
    const { invocations } = await host.local<{ invocations: object }>('GET', 'meter');
    expect(invocations).toEqual({});
  });

  test('a project goes to the trash and comes back: pipelines are refused meanwhile', async () => {
    const made = await enabledProjectWithKey(host, 'TRASH');
    const issue = await createIssue(host, 'paul', 'TRASH', 'A story');
    await add(issue.key, 'Waits');
    expect((await download(made, 'TRASH')).status).toBe(200);
    await host.jira('ada', 'DELETE', '/rest/api/3/project/TRASH?enableUndo=true');
    await host.local('POST', 'drain');
    expect((await download(made, 'TRASH')).status).toBe(404);
    await host.jira('ada', 'POST', `/rest/api/3/project/${made.project.id}/restore`);
    await host.local('POST', 'drain');
    expect((await download(made, 'TRASH')).status).toBe(200);
  });

  test('a project gets another key: pipelines may use either', async () => {
    const made = await enabledProjectWithKey(host, 'OLD');
    const issue = await createIssue(host, 'paul', 'OLD', 'A story');
    await add(issue.key, 'Named anew');
    await host.jira('ada', 'PUT', '/rest/api/3/project/OLD', { key: 'NEW', name: 'New name' });
    await host.local('POST', 'drain');
    expect((await download(made, 'NEW')).status).toBe(200);
    expect((await download(made, 'OLD')).status).toBe(200);
    const { projects } = await adminView(host);
    expect(projects.find(({ id }) => id === made.project.id)).toMatchObject({ key: 'NEW', name: 'New name' });
  });

  test('the app is uninstalled: its search properties go from Jira', async () => {
    await host.local('POST', 'drain');
    expect((await dumpOf(host)).issueProperties).not.toEqual([]);
    await host.local('POST', 'trigger', { module: 'farewell' });
    expect((await dumpOf(host)).issueProperties).toEqual([]);
  });

  test('… also of a story whose link queries do not tell yet', async () => {
    const { key } = (await enabledProjectWithKey(host, 'LAST')).project;
    const issue = await createIssue(host, 'paul', key, 'A story');
    await add(issue.key, 'In the last moment');
    while ((await dumpOf(host)).issueProperties.length === 0) await new Promise(setImmediate);
    await host.local('POST', 'trigger', { module: 'farewell' });
    expect((await dumpOf(host)).issueProperties).toEqual([]);
  });

  test('… one by one where Jira refuses to do it together', async () => {
    const { key } = (await enabledProjectWithKey(host, 'ONEBYONE')).project;
    const issue = await createIssue(host, 'paul', key, 'A story');
    await add(issue.key, 'Has a property');
    await host.local('POST', 'drain');
    expect((await dumpOf(host)).issueProperties).not.toEqual([]);
    const path = '/rest/api/3/issue/properties/';
    await host.local('POST', 'faults', { target: 'jira', kind: '500', rate: 1, seed: 1, path });
    await host.local('POST', 'trigger', { module: 'farewell' });
    await host.local('DELETE', 'faults');
    expect((await dumpOf(host)).issueProperties).toEqual([]);
  });

  test('the app is installed: it notes since when, and an upgrade changes nothing of that', async () => {
    const before = (await adminView(host)).installedAt;
    expect(Date.parse(before ?? '')).not.toBeNaN();
    await host.local('POST', 'event', { event: 'avi:forge:upgraded:app', payload: {} });
    await host.local('POST', 'drain');
    expect((await adminView(host)).installedAt).toBe(before);
  });

  test('a site admin enables a project from the admin page, and nobody else', async () => {
    const { id } = await createProject(host, 'ADM');
    const enable = (user: 'ada' | 'paul') =>
      host.invoke<Reply<unknown>>(user, 'administration', {}, 'enable', {
        writeId: crypto.randomUUID(),
        projectId: id,
      });
    expect(await enable('paul')).toMatchObject({ ok: false, error: { code: 'Forbidden' } });
    expect(await enable('ada')).toMatchObject({
      ok: true,
      value: { project: { state: 'enabled', features: 0 } },
    });
    const { projects, stored: counts, licence, triggers } = await adminView(host);
    expect(projects.find(({ key }) => key === 'ADM')).toMatchObject({ state: 'enabled', keys: 0 });
    expect(counts.find(({ kind }) => kind === 'feature')?.count).toBeGreaterThan(0);
    expect(licence).toMatchObject({ state: 'active', environment: 'PRODUCTION' });
    expect(triggers).toMatchObject([{ key: 'retention' }]);
  });

  test('a project in use is listed for the site admin, however many come before it by name', async () => {
    const tenant = await host.tenant('many-projects');
    for (let n = 0; n < 52; n += 1) await createProject(tenant, `A${n}`);
    await enabledProject(tenant, 'ZLAST');
    // Which projects are in use is asked of an index, which lags.
    await tenant.local('POST', 'drain');
    const { projects, more } = await adminView(tenant);
    expect(more).toBe(true);
    expect(projects.filter(({ state }) => state === 'enabled').map(({ key }) => key)).toEqual(['ZLAST']);
  });
});
