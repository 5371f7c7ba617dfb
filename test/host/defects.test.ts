import type { DefectsReply, DefectsView, PanelScenario, SettingsView } from '../../src/invoke-api';
import { startHost, type Host, type User } from '../support/host';
import { importAll } from '../support/import';
import { metered } from '../support/meter';
import { panelCalls, write } from '../support/panel-calls';
import { failed, PASSED, ran, ranFeature, reportOn } from '../support/reports';
import {
  ask,
  createIssue,
  enabledProjectWithKey,
  publish,
  SETTINGS,
  type Issue,
  type NewKey,
} from '../support/site';

const KEY = 'DEF';
const BUG = '10004';
const TASK = '10002';
const BUILD = 'https://ci.example.test/job/7';

interface JiraIssue {
  id: string;
  key: string;
  fields: {
    summary: string;
    issuetype: { name: string };
    reporter: { displayName: string };
    description: unknown;
    issuelinks: { type: { name: string }; outwardIssue?: { key: string }; inwardIssue?: { key: string } }[];
  };
}

describe('defects of failing scenarios', () => {
  let host: Host;
  let made: NewKey;
  let issue: Issue;
  let scenario: PanelScenario;
  let name: string;

  beforeAll(async () => {
    host = await startHost();
    made = await enabledProjectWithKey(host, KEY);
  });
  beforeEach(async () => {
    issue = await createIssue(host, 'mira', KEY, 'Pay for an order');
    name = `Paying by card, ${issue.key}`;
    await must('mira', 'add', {
      writeId: crypto.randomUUID(),
      feature: { name: `Checkout of ${issue.key}` },
      text: `Scenario: ${name}\n  Given a basket\n  When I pay\n`,
    });
    await run('failed');
    scenario = await shownScenario();
  });
  afterEach(() => host.local('DELETE', 'faults'));
  afterAll(() => host?.stop());

  const { call, must } = panelCalls(() => ({ host, issue }));
  const shownScenario = async (): Promise<PanelScenario> => {
    const [first] = (await must('mira', 'load', {})).scenarios;
    if (!first) throw new Error('The scenario is not on the issue');
    return first;
  };
  const shown = async (user: User = 'mira'): Promise<DefectsView> => (await must(user, 'load', {})).defects;
  const run = async (status: 'passed' | 'failed', headers: Record<string, string> = {}): Promise<void> => {
    await host.local('POST', 'clock', { advance: '1m' });

    const paid = status === 'failed' ? failed('Error: no money') : PASSED;
    const report = reportOn(
      ranFeature(
        `features/${issue.key}.feature`,
        `Checkout of ${issue.key}`,
        [ran(name, { 'Given a basket': PASSED, 'When I pay': paid })],
        { description: crypto.randomUUID() },
      ),
    );
    const build = { 'x-build-url': BUILD, 'x-commit-id': 'abc1234' };
    expect((await publish(made, report, { ...build, ...headers })).status).toBe(200);
    await host.local('POST', 'drain');
  };
  const asked = (more: object = {}) =>
    write({
      scenarioId: scenario.id,
      runId: scenario.result?.runId,
      typeId: BUG,
      summary: `Paying fails on ${issue.key}`,
      ...more,
    });
  const created = async (payload: object = asked()): Promise<DefectsReply & { defectId: string }> => {
    const reply = await must('mira', 'createDefect', payload);
    if ('open' in reply) throw new Error('The person was asked first');
    return reply;
  };
  const jiraIssue = (key: string | undefined) =>
    host.jira<JiraIssue>('mira', 'GET', `/rest/api/3/issue/${key}`);
  const bugs = async (): Promise<string[]> => {
    const jql = `project = ${KEY} AND type = Bug AND summary ~ "${issue.key}"`;
    const { issues } = await host.jira<{ issues: { key: string }[] }>(
      'mira',
      'POST',
      '/rest/api/3/search/jql',
      {
        jql,
        fields: ['summary'],
      },
    );
    return issues.map(({ key }) => key);
  };
  const lose = (path: string, kind: string) =>
    host.local('POST', 'faults', { target: 'jira', rate: 1, kind, seed: 3, path });
  const newIssue = (user: User, projectKey: string, type = 'Bug') =>
    host.jira<Issue>(user, 'POST', '/rest/api/3/issue', {
      fields: {
        project: { key: projectKey },
        issuetype: { name: type },
        summary: `Known since ${issue.key}`,
      },
    });
  const link = (issueId: string, user: User = 'mira') =>
    must(user, 'linkDefect', write({ scenarioId: scenario.id, issueId }));
  const settings = (user: User, functionKey: string, more: object = {}) =>
    ask<SettingsView>(host, user, SETTINGS, { projectKey: KEY }, functionKey, more);

  describe('creating one', () => {
    test('makes an issue of the person that says what failed, linked to the story and shown on the scenario', async () => {
      expect(await must('mira', 'defectForm', {})).toEqual({
        type: { id: BUG, name: 'Bug' },
        project: { key: KEY, name: `Project ${KEY}` },
        storyUrl: expect.stringMatching(new RegExp(`^http.*/browse/${issue.key}$`)),
      });
      const reply = await created();
      expect(reply).not.toHaveProperty('note');
      const [defect, ...others] = (await shown()).defects;
      expect(others).toEqual([]);
      expect(defect).toEqual({
        id: reply.defectId,
        scenarioId: scenario.id,
        issue: {
          id: expect.any(String),
          key: expect.stringMatching(/^DEF-/),
          summary: `Paying fails on ${issue.key}`,
          status: 'To Do',
          category: 'new',
        },
      });
      const { fields } = await jiraIssue(defect?.issue?.key);
      expect(fields).toMatchObject({
        issuetype: { name: 'Bug' },
        reporter: { displayName: 'Mira Member' },
        issuelinks: [{ type: { name: 'Relates' } }],
      });
      const said = JSON.stringify(fields.description);
      for (const part of [
        'Error: no money',
        'When I pay',
        '# ↑ This step failed',
        'abc1234',
        issue.key,
        name,
      ])
        expect(said).toContain(part);
      expect(fields.description).toMatchObject({
        content: expect.arrayContaining([
          {
            type: 'paragraph',
            content: [
              expect.anything(),
              { type: 'text', text: BUILD, marks: [{ type: 'link', attrs: { href: BUILD } }] },
            ],
          },
        ]),
      });
      const { keys } = await host.jira<{ keys: unknown[] }>(
        'mira',
        'GET',
        `/rest/api/3/issue/${defect?.issue?.id}/properties`,
      );
      expect(keys).toEqual([]);
    });

    test('asks before a second one is made while the first is open', async () => {
      const { defectId } = await created();
      expect(await must('mira', 'createDefect', asked())).toMatchObject({ open: [{ id: defectId }] });
      expect(await bugs()).toHaveLength(1);
      await created(asked({ anyway: true }));
      expect(await bugs()).toHaveLength(2);
      expect((await shown()).defects).toHaveLength(2);
    });

    test('asks the second of two people who create one at once', async () => {
      const replies = await Promise.all([
        must('mira', 'createDefect', asked()),
        must('paul', 'createDefect', asked()),
      ]);
      expect(replies.filter((reply) => 'open' in reply)).toHaveLength(1);
      expect(await bugs()).toHaveLength(1);
      expect((await shown()).defects).toHaveLength(1);
    });

    test('does not ask while the others are resolved', async () => {
      await created();
      const [key] = await bugs();
      await host.jira('mira', 'POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id: '31' } });
      expect((await shown()).defects).toMatchObject([{ issue: { category: 'done', status: 'Done' } }]);
      await created();
      expect(await bugs()).toHaveLength(2);
    });

    test('is refused for another failure or type than the person has seen', async () => {
      expect(await call('mira', 'createDefect', asked({ typeId: TASK }))).toMatchObject({
        error: { code: 'Conflict', message: expect.stringContaining('“Bug”') },
      });
      await run('passed');
      expect(await call('mira', 'createDefect', asked())).toMatchObject({
        error: { code: 'Conflict', message: expect.stringContaining('newer run') },
      });
      expect(await bugs()).toEqual([]);
      expect((await shown()).defects).toEqual([]);
    });

    test('tells which field Jira wants, and keeps nothing', async () => {
      const required = [{ type: 'Bug', field: 'customfield_10050', name: 'Team' }];
      await host.local('POST', 'issue-scheme', { projectKey: KEY, required });
      const reply = await call('mira', 'createDefect', asked());
      await host.local('POST', 'issue-scheme', { projectKey: KEY });
      expect(reply).toMatchObject({
        error: {
          code: 'Invalid',
          message: 'Jira wants Team for a Bug: create it in Jira, then link it here.',
        },
      });
      expect((await shown()).defects).toEqual([]);
      await created();
    });

    test('is for who may comment; what is sent is checked', async () => {
      expect(await call('vic', 'createDefect', asked())).toMatchObject({ error: { code: 'Forbidden' } });
      expect(await shown('vic')).toMatchObject({ canChange: false });
      for (const bad of [
        { summary: ' ' },
        { summary: 'x'.repeat(256) },
        { summary: 'a\nb' },
        { typeId: 'x' },
      ])
        expect(await call('mira', 'createDefect', asked(bad))).toMatchObject({ error: { code: 'Invalid' } });
      const elsewhere = { scenarioId: '0123456789ab.01234567' };
      expect(await call('mira', 'createDefect', asked(elsewhere))).toMatchObject({
        error: { code: 'NotFound' },
      });
    });
  });

  describe('is created once', () => {
    test('however often it is asked for', async () => {
      const payload = asked();
      await Promise.all([call('mira', 'createDefect', payload), call('mira', 'createDefect', payload)]);
      await created(payload);
      await host.local('POST', 'clock', { advance: '5m' });
      await created(payload);
      expect(await bugs()).toHaveLength(1);
      expect((await shown()).defects).toMatchObject([{ issue: { category: 'new' } }]);
      const { defectId } = await created(payload);
      await must('mira', 'unlinkDefect', write({ defectId }));
      await must('mira', 'createDefect', payload);
      expect(await bugs()).toHaveLength(1);
    });

    test('where the answer of Jira is lost: it is found at once', async () => {
      await lose('/rest/api/3/issue$', 'reset-after-write');
      const { defects } = await created();
      expect(defects.defects).toMatchObject([{ issue: { category: 'new' } }]);
      expect(await bugs()).toHaveLength(1);
    });

    test('where it cannot be looked for at once: that is told, and it is found later', async () => {
      await lose('/rest/api/3/issue$', 'reset-after-write');
      await lose('/search/jql', '500');
      const payload = asked();
      const { defectId, note, defects } = await created(payload);
      expect(note).toContain('not known yet');
      expect(defects.defects).toEqual([{ id: defectId, scenarioId: scenario.id, state: 'pending' }]);
      await host.local('DELETE', 'faults');
      expect(await created(payload)).toMatchObject({ note: expect.stringContaining('being created') });
      expect(await must('mira', 'createDefect', asked())).toMatchObject({ open: [{ id: defectId }] });
      await host.local('POST', 'clock', { advance: '20m' });
      expect((await shown()).defects).toMatchObject([{ state: 'unknown' }]);
      expect(await call('mira', 'unlinkDefect', write({ defectId }))).toMatchObject({
        error: { code: 'Conflict' },
      });
      const found = await must('mira', 'lookForDefect', write({ defectId }));
      expect(found).not.toHaveProperty('note');
      expect(found.defects.defects).toMatchObject([{ id: defectId, issue: { category: 'new' } }]);
      const [key] = await bugs();
      expect((await jiraIssue(key)).fields.issuelinks).toHaveLength(1);
      expect(await bugs()).toHaveLength(1);
    });

    test('where many issues were created in the same minutes: it is found among all of them', async () => {
      await lose('/rest/api/3/issue$', 'reset-after-write');
      await lose('/search/jql', '500');
      const { defectId } = await created();
      await host.local('DELETE', 'faults');
      expect(await bugs()).toHaveLength(1);
      for (let n = 0; n < 101; n += 1) await createIssue(host, 'mira', KEY, 'Imported meanwhile');
      await host.local('POST', 'clock', { advance: '2m' });
      const { defects } = await must('mira', 'lookForDefect', write({ defectId }));
      expect(defects.defects).toMatchObject([{ id: defectId, issue: { category: 'new' } }]);
    });

    test('one that was never created is forgotten after a look, or created by who tries again', async () => {
      const attempt = async () => {
        await lose('/rest/api/3/issue$', '500');
        const payload = asked();
        const { defectId } = await created(payload);
        await host.local('DELETE', 'faults');
        await host.local('POST', 'clock', { advance: '2m' });
        return { payload, defectId };
      };
      const first = await attempt();
      const looked = await must('mira', 'lookForDefect', write({ defectId: first.defectId }));
      expect(looked).toMatchObject({
        note: expect.stringContaining('was not created'),
        defects: { defects: [] },
      });
      expect(await bugs()).toEqual([]);
      const second = await attempt();
      const { defects } = await created(second.payload);
      expect(defects.defects).toMatchObject([{ id: second.defectId, issue: { category: 'new' } }]);
      expect(await bugs()).toHaveLength(1);
    });

    test('by a process that is killed when Jira has created it and nobody has noted so', async () => {
      await host.local('POST', 'faults', {
        ...{ target: 'jira', rate: 1, kind: 'slow', seed: 3, ms: 5_000 },
        path: '/issueLink',
      });
      const payload = asked();
      const first = call('mira', 'createDefect', payload).catch(() => undefined);
      while ((await bugs()).length === 0);
      await host.local('POST', 'kill');
      await first;
      await host.local('DELETE', 'faults');
      await host.local('POST', 'clock', { advance: '5m' });
      expect((await shown()).defects).toMatchObject([{ state: 'unknown' }]);
      await created(payload);
      expect((await shown()).defects).toMatchObject([{ issue: { category: 'new' } }]);
      expect(await bugs()).toHaveLength(1);
    });

    test('a link that Jira does not make is told and made later; the defect is not lost', async () => {
      await lose('/issueLink', '500');
      const { defectId, note, defects } = await created();
      expect(note).toContain('The defect is kept');
      expect(defects.defects).toMatchObject([{ notLinked: true, issue: {} }]);
      await host.local('DELETE', 'faults');
      const { defects: after } = await must('mira', 'relateDefect', write({ defectId }));
      expect(after.defects[0]).not.toHaveProperty('notLinked');
      const [key] = await bugs();
      expect((await jiraIssue(key)).fields.issuelinks).toHaveLength(1);
    });
  });

  describe('linking one that is there', () => {
    test('notes it once with a link in Jira; taking it off is undone by linking it again', async () => {
      const known = await newIssue('mira', KEY);
      const { defectId } = await link(known.id);
      expect((await link(known.id)).defectId).toBe(defectId);
      expect((await shown()).defects).toMatchObject([{ id: defectId, issue: { key: known.key } }]);
      expect((await jiraIssue(known.key)).fields.issuelinks).toHaveLength(1);
      const payload = write({ defectId });
      expect((await must('mira', 'unlinkDefect', payload)).defects.defects).toEqual([]);
      await must('mira', 'unlinkDefect', payload);
      expect((await jiraIssue(known.key)).fields.issuelinks).toHaveLength(1);
      await link(known.id);
      expect((await shown()).defects).toMatchObject([{ issue: { key: known.key } }]);
    });

    test('finds issues of the type first, by words or key, and never the story', async () => {
      const task = await newIssue('mira', KEY, 'Task');
      const bug = await newIssue('mira', KEY);
      const find = async (query: string) =>
        (await must('mira', 'findDefects', { query, typeId: BUG })).issues.map(({ key }) => key);
      expect((await find('Known since'))[0]).toBe(bug.key);
      expect(await find(`since ${issue.key.split('-')[1]}`)).toEqual([bug.key, task.key]);
      expect(await find(task.key)).toContain(task.key);
      expect(await find(issue.key)).not.toContain(issue.key);
      expect(await find('')).not.toContain(task.key);
    });

    test('finds them by words where Jira has the type no longer', async () => {
      const task = await newIssue('mira', KEY, 'Task');
      const { issues } = await must('mira', 'findDefects', {
        query: `since ${issue.key.split('-')[1]}`,
        typeId: '99999',
      });
      expect(issues.map(({ key }) => key)).toEqual([task.key]);
    });

    test('is refused for a scenario of a project that is closed to the person, as if it were not there', async () => {
      const { id: key } = await closedProject();
      await ask(host, 'ada', SETTINGS, { projectKey: key }, 'save', write({ state: 'enabled' }));
      const bytes = Buffer.from(`@${issue.key}\nFeature: Hidden\n\n  Scenario: Secret\n    Given a secret\n`);
      await importAll(host, 'ada', key, [{ path: 'hidden.feature', bytes }]);
      await host.local('POST', 'drain');
      const secret = (await must('ada', 'load', {})).scenarios.find((one) => one.name === 'Secret');
      expect(secret).toBeDefined();
      const bug = await newIssue('mira', KEY);
      expect(
        await call('paul', 'linkDefect', write({ scenarioId: secret?.id, issueId: bug.id })),
      ).toMatchObject({ error: { code: 'NotFound' } });
      expect((await shown('ada')).defects).toEqual([]);
    });

    test('is refused for the hundred and first, and nothing is changed', async () => {
      for (let n = 0; n < 100; n += 1) await link((await newIssue('mira', KEY)).id);
      const { id: issueId } = await newIssue('mira', KEY);
      expect(await call('mira', 'linkDefect', write({ scenarioId: scenario.id, issueId }))).toMatchObject({
        error: { code: 'TooLarge', message: expect.stringContaining('at most 100 defects') },
      });
      expect((await shown()).defects).toHaveLength(100);
    });

    test('is refused for what the person may not see, and for the story itself', async () => {
      const { id } = await closedProject();
      const secret = await newIssue('ada', id);
      expect(
        await call('paul', 'linkDefect', write({ scenarioId: scenario.id, issueId: secret.id })),
      ).toMatchObject({
        error: { code: 'NotFound' },
      });
      expect(
        await call('mira', 'linkDefect', write({ scenarioId: scenario.id, issueId: issue.id })),
      ).toMatchObject({ error: { code: 'Invalid' } });
      expect((await shown()).defects).toEqual([]);
    });

    test('one that a person may not see is counted, one that Jira has deleted is not', async () => {
      const { id } = await closedProject();
      const secret = await newIssue('ada', id);
      const open = await newIssue('mira', KEY);
      await link(secret.id);
      await link(open.id);
      expect(await shown()).toMatchObject({ defects: [{}, {}], hidden: [] });
      expect(await shown('paul')).toMatchObject({
        defects: [{ issue: { key: open.key } }],
        hidden: [{ scenarioId: scenario.id, count: 1 }],
      });
      expect(JSON.stringify(await shown('paul'))).not.toContain(secret.key);
      await host.jira('ada', 'DELETE', `/rest/api/3/issue/${open.id}`);
      await host.jira('ada', 'DELETE', `/rest/api/3/issue/${secret.id}`);
      expect(await shown('paul')).toMatchObject({ defects: [], hidden: [] });
    });
  });

  const closedProject = async (): Promise<{ id: string }> => {
    const key = `SEC${Math.floor(Math.random() * 1e6)}`.replace(
      /\d/g,
      (digit) => 'ABCDEFGHIJ'[Number(digit)] ?? 'A',
    );
    const made = await host.jira<{ id: number; key: string }>('ada', 'POST', '/rest/api/3/project', {
      key,
      name: key,
      projectTypeKey: 'software',
    });
    return { id: made.key };
  };

  test('where Jira does not answer, the panel shows everything else', async () => {
    await created();
    await lose('/issue/bulkfetch', '500');
    expect((await shown()).defects).toMatchObject([{ state: 'unread' }]);
  });

  test('a scenario that is deleted and brought back has its defects again', async () => {
    await created();
    const { featureId, id: scenarioId, textHash } = scenario;
    await must('mira', 'remove', write({ featureId, scenarioId, textHash }));
    expect(await shown()).toMatchObject({ defects: [], hidden: [] });
    await must('mira', 'bringBack', write({ featureId, scenarioId }));
    expect((await shown()).defects).toHaveLength(1);
  });

  test('nothing changes while the licence has lapsed', async () => {
    const { defectId } = await created();
    await host.local('POST', 'license', { state: 'lapsed', environment: 'PRODUCTION' });
    try {
      for (const [functionKey, payload] of [
        ['createDefect', asked()],
        ['linkDefect', write({ scenarioId: scenario.id, issueId: issue.id })],
        ['unlinkDefect', write({ defectId })],
      ] as const)
        expect(await call('mira', functionKey, payload)).toMatchObject({ error: { code: 'LicenceLapsed' } });
      expect(await shown()).toMatchObject({ canChange: false, defects: [{ id: defectId }] });
    } finally {
      await host.local('POST', 'license', { state: 'active', environment: 'DEVELOPMENT' });
    }
  });

  test('costs one request of Jira where there are any, none where there are none', async () => {
    const without = await metered(host, () => shown());
    await created();
    const withOne = await metered(host, () => shown());
    expect(withOne.jira.requests).toBe(without.jira.requests + 1);
    expect(withOne.kvs).toMatchObject({ requests: without.kvs.requests, readUnits: without.kvs.readUnits });
  });

  describe('the type of defects', () => {
    afterEach(async () => {
      await host.local('POST', 'issue-scheme', { projectKey: KEY });
      await settings('paul', 'save', write({ state: 'enabled', defectType: null }));
    });

    test('is Bug unless an admin chooses another of the project’s types', async () => {
      expect((await settings('paul', 'load')).defectType).toMatchObject({
        type: { id: BUG, name: 'Bug' },
        isChosen: false,
        isGone: false,
      });
      const { defectType } = await settings('paul', 'save', write({ state: 'enabled', defectType: TASK }));
      expect(defectType).toMatchObject({ type: { id: TASK, name: 'Task' }, isChosen: true });
      expect(defectType.types.map(({ name: type }) => type)).toEqual(['Epic', 'Story', 'Task', 'Bug']);
      await settings('paul', 'save', write({ state: 'enabled', defaultTestType: 'automated' }));
      expect(await must('mira', 'defectForm', {})).toMatchObject({ type: { name: 'Task' } });
      const { defects } = await created(asked({ typeId: TASK }));
      expect((await jiraIssue(defects.defects[0]?.issue?.key)).fields.issuetype.name).toBe('Task');
      for (const wrong of ['10003', '99999', 'x'])
        await expect(
          settings('paul', 'save', write({ state: 'enabled', defectType: wrong })),
        ).rejects.toThrow('Invalid');
      await expect(settings('mira', 'save', write({ state: 'enabled', defectType: TASK }))).rejects.toThrow(
        'Forbidden',
      );
    });

    test('is Bug again, and says so, where Jira has the chosen one no longer', async () => {
      await settings('paul', 'save', write({ state: 'enabled', defectType: TASK }));
      await host.local('POST', 'issue-scheme', { projectKey: KEY, withoutTypes: ['Task'] });
      expect((await settings('paul', 'load')).defectType).toMatchObject({
        type: { name: 'Bug' },
        isChosen: false,
        isGone: true,
      });
      expect(await must('mira', 'defectForm', {})).toMatchObject({ type: { name: 'Bug' }, typeIsGone: true });
    });

    test('is to be chosen where there is no Bug', async () => {
      await host.local('POST', 'issue-scheme', { projectKey: KEY, withoutTypes: ['Bug'] });
      expect((await settings('paul', 'load')).defectType).not.toHaveProperty('type');
      expect(await must('mira', 'defectForm', {})).not.toHaveProperty('type');
      expect(await call('mira', 'createDefect', asked())).toMatchObject({
        error: { code: 'Conflict', message: expect.stringContaining('Project settings') },
      });
    });
  });
});
