import { randomBytes } from 'node:crypto';
import type { ChildrenView, CloneOffer, ContextView, PanelView, Reply } from '../../src/invoke-api';
import { disagreements } from '../support/agreement';
import { startHost, type Host, type Tenant, type User } from '../support/host';
import { importAll } from '../support/import';
import { metered } from '../support/meter';
import { panelCalls, write } from '../support/panel-calls';
import { ask, CONTEXT, createIssue, enabledProject, PANEL, SETTINGS, type Issue } from '../support/site';
import { bodies, dumpOf } from '../support/stored';

const feature = (name: string, ...scenarios: string[]): string =>
  `Feature: ${name}\n${scenarios.map((one) => `\n  Scenario: ${one}\n    Given ${one} passes\n`).join('')}`;

const child = (host: Tenant, parent: string, summary: string, type = 'Story'): Promise<Issue> =>
  host.jira<Issue>('ada', 'POST', '/rest/api/3/issue', {
    fields: { project: { key: 'KIN' }, issuetype: { name: type }, summary, parent: { key: parent } },
  });

describe('the family of an issue', () => {
  let host: Host;
  let tenant: Tenant;
  let original: Issue;
  let clone: Issue;

  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());

  const clones = (inward: Issue, outward: Issue, name = 'Cloners'): Promise<unknown> =>
    tenant.jira('ada', 'POST', '/rest/api/3/issueLink', {
      type: { name },
      inwardIssue: { key: inward.key },
      outwardIssue: { key: outward.key },
    });
  const { call, must } = panelCalls(() => ({ host: tenant, issue: clone }));
  const offered = (user: User = 'mira'): Promise<CloneOffer> => must(user, 'offer', {});
  const hint = async (user: User = 'mira'): Promise<PanelView['family']> => (await must(user, 'load')).family;
  const shown = async (issue: Issue, user: User = 'ada'): Promise<string[]> =>
    (await ask<PanelView>(tenant, user, PANEL, { issueKey: issue.key }, 'load')).scenarios.map(
      ({ name }) => name,
    );
  const places = ({ scenarios }: CloneOffer, ...names: string[]) =>
    scenarios
      .filter(({ name }) => names.length === 0 || names.includes(name))
      .map(({ featureId, id }) => ({ featureId, scenarioId: id }));
  const textOf = async (path: string): Promise<string> => {
    const stored = (await dumpOf(tenant)).entities.feature?.find(({ value }) => value.path === path);
    return bodies<{ text: string }>(await dumpOf(tenant), 'feature').get(stored?.key ?? '')?.text ?? '';
  };
  /** A project of ada alone: paul, who leads KIN, has no role in it. */
  const closedProject = async (key: string): Promise<void> => {
    const { accountId } = await tenant.jira<{ accountId: string }>('ada', 'GET', '/rest/api/3/myself');
    const project = { key, name: key, projectTypeKey: 'software', leadAccountId: accountId };
    await tenant.jira('ada', 'POST', '/rest/api/3/project', project);
  };
  const bring = async (path: string, text: string, projectKey = 'KIN'): Promise<void> => {
    const key = /^Feature:/.test(text) ? text.replace(/( {2}Scenario:)/g, `  @${original.key}\n$1`) : text;
    const [file] = await importAll(tenant, 'ada', projectKey, [{ path, bytes: Buffer.from(key) }]);
    expect(file).toMatchObject({ outcome: 'added', unknownKeys: [] });
    // Links that tags make are a job.
    await tenant.local('POST', 'drain');
  };

  describe('a clone', () => {
    let n = 0;

    beforeEach(async () => {
      tenant = await host.tenant(`clone-${(n += 1)}`);
      await enabledProject(tenant, 'KIN');
      original = await createIssue(tenant, 'mira', 'KIN', 'Pay');
      clone = await createIssue(tenant, 'mira', 'KIN', 'CLONE - Pay');
      await clones(clone, original);
    });

    test('is offered what its original has and it has not; no other issue is', async () => {
      expect(await hint()).toBeUndefined();
      await bring('a.feature', feature('A', 'one', 'two'));
      await bring('b.feature', feature('B', 'three'));
      expect(await hint()).toEqual({ original: { key: original.key, offered: 3 } });
      expect(await offered()).toMatchObject({
        original: { key: original.key, summary: 'Pay' },
        scenarios: [{ name: 'one', featureName: 'A' }, { name: 'two' }, { name: 'three', featureName: 'B' }],
        elsewhere: 0,
      });
      const other = await createIssue(tenant, 'mira', 'KIN', 'Other');
      await clones(other, original, 'Relates');
      for (const { key: issueKey } of [original, other]) {
        const view = await ask<PanelView>(tenant, 'mira', PANEL, { issueKey }, 'load');
        expect(view.family).toBeUndefined();
        expect(await tenant.invoke('mira', PANEL, { issueKey }, 'offer', {})).toMatchObject({
          ok: false,
          error: { code: 'NotFound' },
        });
      }
    });

    test('gets the same scenarios by a link, once however often that is sent, and gives them back', async () => {
      await bring('a.feature', feature('A', 'one', 'two'));
      await bring('b.feature', feature('B', 'three'));
      const payload = write({ how: 'link', scenarios: places(await offered(), 'two', 'three') });
      const first = await must('mira', 'takeOver', payload);
      expect(await must('mira', 'takeOver', payload)).toEqual(first);
      expect(await shown(clone)).toEqual(['two', 'three']);
      expect(await shown(original)).toEqual(['one', 'two', 'three']);
      expect(await hint()).toEqual({ original: { key: original.key, offered: 1 } });

      const undo = write({ how: 'link', taken: first.taken });
      expect(await must('mira', 'undoTakeOver', undo)).toEqual({ left: 0 });
      expect(await must('mira', 'undoTakeOver', undo)).toEqual({ left: 0 });
      expect(await shown(clone)).toEqual([]);
      expect(await shown(original)).toEqual(['one', 'two', 'three']);
      expect(await hint()).toEqual({ original: { key: original.key, offered: 3 } });
      await tenant.local('POST', 'drain');
      expect(disagreements(await dumpOf(tenant))).toEqual([]);
    });

    test('gets copies below their originals, in the order of the original, on itself alone', async () => {
      await bring('a.feature', feature('A', 'one', 'two'));
      await bring('b.feature', feature('B', 'three'));
      const before = [await textOf('a.feature'), await textOf('b.feature')];
      const payload = write({ how: 'copy', scenarios: places(await offered()) });
      const first = await must('mira', 'takeOver', payload);
      expect(await must('mira', 'takeOver', payload)).toEqual(first);
      expect(await shown(clone)).toEqual(['one (2)', 'two (2)', 'three (2)']);
      expect(await shown(original)).toEqual(['one', 'two', 'three']);
      expect((await textOf('a.feature')).match(/Scenario: .*/g)).toEqual(
        ['one', 'one (2)', 'two', 'two (2)'].map((name) => `Scenario: ${name}`),
      );
      const tags = (await textOf('b.feature')).match(/@KIN-\d+/g);
      expect(tags).toEqual([`@${original.key}`, `@${clone.key}`]);
      expect(await hint()).toBeUndefined();

      expect(await must('mira', 'undoTakeOver', write({ how: 'copy', taken: first.taken }))).toEqual({
        left: 0,
      });
      expect([await textOf('a.feature'), await textOf('b.feature')]).toEqual(before);
      expect(await hint()).toEqual({ original: { key: original.key, offered: 3 } });
      await tenant.local('POST', 'drain');
      expect(disagreements(await dumpOf(tenant))).toEqual([]);
    });

    test('gets one copy of a scenario that is named twice', async () => {
      await bring('a.feature', feature('A', 'one'));
      const named = places(await offered());
      const { taken } = await must(
        'mira',
        'takeOver',
        write({ how: 'copy', scenarios: [...named, ...named] }),
      );
      expect(taken).toHaveLength(1);
      expect(await shown(clone)).toEqual(['one (2)']);
      expect((await textOf('a.feature')).match(/Scenario: .*/g)).toEqual([
        'Scenario: one',
        'Scenario: one (2)',
      ]);
      expect(disagreements(await dumpOf(tenant))).toEqual([]);
    });

    test('gets one copy of a scenario that two people copy at once', async () => {
      await bring('a.feature', feature('A', 'one'));
      const scenarios = places(await offered());
      const replies = await Promise.all(
        (['mira', 'paul'] as const).map((user) => call(user, 'takeOver', write({ how: 'copy', scenarios }))),
      );
      expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
      expect(replies.filter(({ ok }) => !ok)).toMatchObject([
        { error: { code: 'Conflict', message: expect.stringContaining('since you looked') } },
      ]);
      expect(await shown(clone)).toEqual(['one (2)']);
    });

    test('keeps a copy that somebody has worked on when copying is undone', async () => {
      await bring('a.feature', feature('A', 'one', 'two'));
      const { taken } = await must(
        'mira',
        'takeOver',
        write({ how: 'copy', scenarios: places(await offered()) }),
      );
      const [copy] = (await must('mira', 'load')).scenarios;
      await must(
        'mira',
        'edit',
        write({
          featureId: copy?.featureId,
          scenarioId: copy?.id,
          textHash: copy?.textHash,
          text: 'Scenario: mine\n  Given it passes\n',
        }),
      );
      expect(await must('mira', 'undoTakeOver', write({ how: 'copy', taken }))).toEqual({ left: 1 });
      expect(await shown(clone)).toEqual(['mine']);
      expect((await offered()).scenarios.map(({ name }) => name)).toEqual(['two']);
    });

    test('is not offered a copied scenario again, nor anything once the offer was put away', async () => {
      await bring('a.feature', feature('A', 'one', 'two'));
      const all = await offered();
      await must('mira', 'takeOver', write({ how: 'copy', scenarios: places(all, 'one') }));
      expect(places(await offered())).toEqual(places(all, 'two'));
      const away = write({ away: true });
      await must('mira', 'putAway', away);
      await must('mira', 'putAway', away);
      expect(await hint()).toBeUndefined();
      expect(await hint('paul')).toBeUndefined();
      await must('mira', 'putAway', write({ away: false }));
      expect(places(await offered())).toEqual(places(all, 'two'));
    });

    test('can link what is locked, and not copy it: then nothing is copied', async () => {
      await bring('a.feature', feature('A', 'one'));
      const markdown = `# Feature: Handbook\n\n\`@${original.key}\`\n## Scenario: two\n\n* Given b\n`;
      await bring('handbook.feature.md', markdown);
      const all = await offered();
      expect(all.scenarios).toMatchObject([{ name: 'one' }, { name: 'two', locked: 'markdown' }]);
      expect(all.scenarios[0]).not.toHaveProperty('locked');
      const before = await textOf('a.feature');
      expect(await call('mira', 'takeOver', write({ how: 'copy', scenarios: places(all) }))).toMatchObject({
        ok: false,
        error: { code: 'Conflict' },
      });
      expect(await textOf('a.feature')).toBe(before);
      expect(await shown(clone)).toEqual([]);
      await must('mira', 'takeOver', write({ how: 'link', scenarios: places(all, 'two') }));
      expect(await shown(clone)).toEqual(['two']);
    });

    test('is refused more than one transaction takes, and what is no longer on the original', async () => {
      for (const letter of ['a', 'b', 'c', 'd']) await bring(`${letter}.feature`, feature(letter, letter));
      const all = await offered();
      const copyAll = await call('mira', 'takeOver', write({ how: 'copy', scenarios: places(all) }));
      expect(copyAll).toMatchObject({ ok: false, error: { code: 'Invalid' } });
      const [first] = places(all);
      await ask(tenant, 'mira', PANEL, { issueKey: original.key }, 'unlink', write(first));
      expect(await call('mira', 'takeOver', write({ how: 'link', scenarios: places(all) }))).toMatchObject({
        ok: false,
        error: { code: 'NotFound', message: expect.stringContaining(`no longer on ${original.key}`) },
      });
      expect(await shown(clone)).toEqual([]);
    });

    test('is told which feature has no room for a copy, and nothing of the step is stored', async () => {
      await bring('a.feature', feature('A', 'one'));
      const lines = Array.from({ length: 1500 }, () => `    Given ${randomBytes(72).toString('base64')}\n`);
      await bring('full.feature', `Feature: Full\n\n  Scenario: two\n${lines.join('')}`);
      const before = await textOf('a.feature');
      const payload = write({ how: 'copy', scenarios: places(await offered()) });
      expect(await call('mira', 'takeOver', payload)).toMatchObject({
        ok: false,
        error: { code: 'TooLarge', message: expect.stringContaining('“Full” has no room') },
      });
      expect(await textOf('a.feature')).toBe(before);
      expect(await shown(clone)).toEqual([]);
      expect(await hint()).toMatchObject({ original: { offered: 2 } });
    });

    test('goes by what each person may do', async () => {
      await bring('a.feature', feature('A', 'one'));
      const payload = write({ how: 'link', scenarios: places(await offered()) });
      expect(await hint('vic')).toBeUndefined();
      for (const name of ['offer', 'takeOver', 'putAway'] as const) {
        const more = { offer: {}, takeOver: payload, putAway: write({ away: true }) }[name];
        expect(await call('vic', name, more)).toMatchObject({ ok: false, error: { code: 'Forbidden' } });
        expect(await call('nora', name, more)).toMatchObject({ ok: false, error: { code: 'NotFound' } });
      }
      for (const bad of [{ how: 'move' }, { scenarios: [] }, { scenarios: [{ featureId: 'x' }] }])
        expect(await call('mira', 'takeOver', { ...payload, ...bad })).toMatchObject({
          ok: false,
          error: { code: 'Invalid' },
        });
    });

    test('tells only how many there are in projects that are closed to the person', async () => {
      await bring('a.feature', feature('A', 'one'));
      await closedProject('SECRET');
      const enabled = write({ state: 'enabled' });
      await ask(tenant, 'ada', SETTINGS, { projectKey: 'SECRET' }, 'save', enabled);
      await bring('s.feature', feature('S', 'secret'), 'SECRET');
      expect(await hint('paul')).toEqual({ original: { key: original.key, offered: 2 } });
      const forPaul = await offered('paul');
      expect(forPaul).toMatchObject({ scenarios: [{ name: 'one' }], elsewhere: 1 });
      expect(JSON.stringify(forPaul)).not.toContain('secret');
      const forAda = await offered('ada');
      expect(forAda).toMatchObject({ scenarios: [{ name: 'one' }, { name: 'secret' }], elsewhere: 0 });
      const payload = write({ how: 'link', scenarios: places(forAda, 'secret') });
      expect(await call('paul', 'takeOver', payload)).toMatchObject({
        ok: false,
        error: { code: 'NotFound' },
      });
      await must('ada', 'takeOver', payload);
      expect(await shown(clone)).toEqual(['secret']);
    });

    test('an original that is closed to the person is none', async () => {
      await closedProject('SHUT');
      const there = await createIssue(tenant, 'ada', 'SHUT', 'Closed');
      clone = await createIssue(tenant, 'mira', 'KIN', 'CLONE - Closed');
      await clones(clone, there);
      original = there;
      await bring('a.feature', feature('A', 'one'));
      expect(await hint('ada')).toMatchObject({ original: { key: there.key } });
      expect(await hint('paul')).toBeUndefined();
      expect(await call('paul', 'offer', {})).toMatchObject({ ok: false, error: { code: 'NotFound' } });
    });
  });

  describe('an epic', () => {
    let epic: Issue;

    beforeAll(async () => {
      tenant = await host.tenant('epic');
      await enabledProject(tenant, 'KIN');
      epic = await tenant.jira<Issue>('ada', 'POST', '/rest/api/3/issue', {
        fields: { project: { key: 'KIN' }, issuetype: { name: 'Epic' }, summary: 'Payments' },
      });
    });
    const below = (user: User = 'mira', issue = epic): Promise<ChildrenView> =>
      ask(tenant, user, PANEL, { issueKey: issue.key }, 'children');

    test('adds up what its children have, and says which have nothing', async () => {
      expect(await below()).toMatchObject({ issues: [], more: false });
      original = await child(tenant, epic.key, 'Pay by card');
      const bare = await child(tenant, epic.key, 'Pay by cheque');
      await bring('a.feature', feature('A', 'one', 'two'));
      const at = { issueKey: original.key };
      const { seen } = (await ask<PanelView>(tenant, 'mira', PANEL, at, 'load')).agreement;
      await ask(tenant, 'mira', PANEL, at, 'vote', write({ seen }));
      await ask(tenant, 'paul', PANEL, { issueKey: bare.key }, 'ask', write({ text: 'Really?' }));
      await tenant.local('POST', 'drain');
      const counts = { scenarios: 2, passed: 0, failed: 0, pending: 0, notRun: 2 };
      expect(await below()).toEqual({
        sum: { counts, issues: 2, withScenarios: 1, ready: 1, openQuestions: 1 },
        issues: [
          {
            key: original.key,
            summary: 'Pay by card',
            status: { name: 'To Do', category: 'todo' },
            scenarios: { counts, ready: 1, openQuestions: 0 },
          },
          {
            key: bare.key,
            summary: 'Pay by cheque',
            status: { name: 'To Do', category: 'todo' },
            scenarios: {
              counts: { scenarios: 0, passed: 0, failed: 0, pending: 0, notRun: 0 },
              ready: 0,
              openQuestions: 1,
            },
          },
        ],
        more: false,
      });
    });

    test('believes no property that the app has not written so', async () => {
      const forged = await child(tenant, epic.key, 'Forged');
      const before = (await below()).sum;
      for (const value of [
        { scenarios: 'many' },
        { ...before.counts, scenarios: 99, ready: 1, openQuestions: 0 },
      ]) {
        await tenant.jira('mira', 'PUT', `/rest/api/3/issue/${forged.key}/properties/behave-pro`, value);
        const { sum, issues } = await below();
        expect(issues.find(({ key }) => key === forged.key)).not.toHaveProperty('scenarios');
        expect(sum).toEqual({ ...before, issues: before.issues });
      }
    });

    test('is closed to whom Jira does not show it, and lists what Jira lists to each', async () => {
      const reply = await tenant.invoke<Reply<unknown>>(
        'nora',
        PANEL,
        { issueKey: epic.key },
        'children',
        {},
      );
      expect(reply).toMatchObject({ ok: false, error: { code: 'NotFound' } });
      expect((await below('vic')).issues).toEqual((await below('mira')).issues);
    });

    test('the panel and the context say that there is more to ask for, and no other issue does', async () => {
      const load = <T>(module: string, issue: Issue): Promise<T> =>
        ask<T>(tenant, 'mira', module, { issueKey: issue.key }, 'load');
      expect((await load<PanelView>(PANEL, epic)).family).toEqual({ children: 'issues' });
      expect((await load<ContextView>(CONTEXT, epic)).parent).toBe(true);
      const story = await createIssue(tenant, 'mira', 'KIN', 'A story');
      expect((await load<PanelView>(PANEL, story)).family).toBeUndefined();
      expect((await load<ContextView>(CONTEXT, story)).parent).toBeUndefined();
      await child(tenant, story.key, 'A part', 'Subtask');
      expect((await load<PanelView>(PANEL, story)).family).toEqual({ children: 'subtasks' });
      expect((await below('mira', story)).issues).toMatchObject([{ summary: 'A part' }]);
      expect(await ask<ChildrenView>(tenant, 'mira', CONTEXT, { issueKey: story.key }, 'children')).toEqual(
        await below('mira', story),
      );
    });

    test('lists a hundred, and says that there are more', async () => {
      const large = await tenant.jira<Issue>('ada', 'POST', '/rest/api/3/issue', {
        fields: { project: { key: 'KIN' }, issuetype: { name: 'Epic' }, summary: 'Large' },
      });
      for (let n = 0; n < 101; n += 1) await child(tenant, large.key, `Child ${n}`);
      const view = await below('mira', large);
      expect(view).toMatchObject({ more: true, sum: { issues: 100 } });
      expect(view.issues).toHaveLength(100);
    });
  });

  describe('costs', () => {
    // Under faults there is no test here, and so may be no hook.
    const filled = async (name: string): Promise<void> => {
      tenant = await host.tenant(name);
      await enabledProject(tenant, 'KIN');
      original = await createIssue(tenant, 'mira', 'KIN', 'Pay');
      clone = await createIssue(tenant, 'mira', 'KIN', 'CLONE - Pay');
      await clones(clone, original);
      for (let n = 0; n < 6; n += 1) await bring(`${n}.feature`, feature(`F${n}`, `s${n}`));
    };

    test('a clone opens as any other issue does, and the offer is one call', async () => {
      await filled('clone-costs');
      const opened = await metered(tenant, () => must('mira', 'load'));
      expect(opened.value.family).toBeTruthy();
      expect(opened.jira).toMatchObject({ requests: 2 });
      expect(opened.kvs.requests).toBeLessThanOrEqual(3);
      const asked = await metered(tenant, () => offered());
      expect(asked.jira).toMatchObject({ requests: 2 });
      expect(asked.kvs.requests).toBeLessThanOrEqual(4);
    });

    test('an epic opens with three Jira requests in all, of a point for each child', async () => {
      tenant = await host.tenant('epic-costs');
      await enabledProject(tenant, 'KIN');
      const epic = await tenant.jira<Issue>('ada', 'POST', '/rest/api/3/issue', {
        fields: { project: { key: 'KIN' }, issuetype: { name: 'Epic' }, summary: 'Payments' },
      });
      for (let n = 0; n < 5; n += 1) await child(tenant, epic.key, `Child ${n}`);
      const at = { issueKey: epic.key };
      const meter = await metered(tenant, async () => {
        await ask<PanelView>(tenant, 'mira', PANEL, at, 'load');
        const alone = await tenant.local<{ jira: { points: number } }>('GET', 'meter');
        await ask<ChildrenView>(tenant, 'mira', PANEL, at, 'children');
        return alone.jira.points;
      });
      expect(meter.jira.requests).toBe(3);
      expect(meter.jira.points - meter.value).toBe(1 + 5);
      expect(meter.kvs.requests).toBeLessThanOrEqual(4);
    });

    test('six features are linked in one transaction', async () => {
      await filled('link-costs');
      const scenarios = places(await offered());
      await tenant.local('POST', 'faults', { target: 'queue', rate: 1, kind: '500', seed: 1 });
      const meter = await metered(tenant, () => must('mira', 'takeOver', write({ how: 'link', scenarios })));
      await tenant.local('DELETE', 'faults');
      expect(meter.kvs.requests).toBeLessThanOrEqual(5);
      expect(meter.jira.requests).toBeLessThanOrEqual(2);
    });
  });
});
