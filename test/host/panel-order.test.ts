import type { PanelApi, PanelScenario, PanelView, Reply } from '../../src/invoke-api';
import { disagreements } from '../support/agreement';
import { startHost, type Host, type User } from '../support/host';
import { importAll } from '../support/import';
import {
  ask,
  createIssue,
  enabledProject,
  PANEL,
  SETTINGS,
  SPECIFICATION,
  type Issue,
} from '../support/site';
import { bodies, dumpOf } from '../support/stored';

type Value<Name extends keyof PanelApi> = Extract<ReturnType<PanelApi[Name]>, { ok: true }>['value'];

describe('the scenarios of an issue', () => {
  let host: Host;
  let issue: Issue;

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'ORD');
  });
  beforeEach(async () => {
    issue = await createIssue(host, 'mira', 'ORD', 'A story');
  });
  afterAll(() => host?.stop());

  const call = <Name extends keyof PanelApi>(name: Name, payload: object, user: User = 'mira') =>
    host.invoke<Reply<Value<Name>>>(user, PANEL, { issueKey: issue.key }, name, {
      writeId: crypto.randomUUID(),
      ...payload,
    });
  const must = <Name extends keyof PanelApi>(name: Name, payload: object, user: User = 'mira') =>
    ask<Value<Name>>(host, user, PANEL, { issueKey: issue.key }, name, {
      writeId: crypto.randomUUID(),
      ...payload,
    });
  const add = async (name: string, feature = `Feature of ${issue.key}`) =>
    (await must('add', { feature: { name: feature }, text: `Scenario: ${name}\n  Given it passes\n` }))
      .scenario;
  const shown = async (user: User = 'mira') =>
    (await ask<PanelView>(host, user, PANEL, { issueKey: issue.key }, 'load')).scenarios;
  const names = async (user: User = 'mira') => (await shown(user)).map(({ name }) => name);
  const textOf = async (featureId: string): Promise<string> =>
    bodies<{ text: string }>(await dumpOf(host), 'feature').get(`feature:${featureId}`)?.text ?? '';
  const target = ({ featureId, id, textHash }: PanelScenario) => ({ featureId, scenarioId: id, textHash });

  test('stand in the order they are ranked in', async () => {
    const [a, b, c] = [await add('a'), await add('b'), await add('c')];
    const order = [c.id, a.id, b.id];
    const payload = { writeId: crypto.randomUUID(), scenarioId: c.id, before: a.id };
    expect(await must('rank', payload)).toEqual({ order });
    expect(await names()).toEqual(['c', 'a', 'b']);
    await must('rank', { scenarioId: a.id, after: b.id });
    // It comes again, late.
    expect(await must('rank', payload)).toEqual({ order: [c.id, b.id, a.id] });
    await call('unlink', target(b));
    expect(await must('rank', { scenarioId: c.id, after: b.id })).toEqual({ order: [c.id, a.id] });
    expect(await call('rank', { scenarioId: b.id, after: c.id })).toMatchObject({
      ok: false,
      error: { code: 'NotFound' },
    });
    expect(await call('rank', { scenarioId: c.id })).toMatchObject({ ok: false, error: { code: 'Invalid' } });
    expect(await call('rank', { scenarioId: c.id, after: a.id }, 'vic')).toMatchObject({
      ok: false,
      error: { code: 'Forbidden' },
    });
  });

  test('are ranked by many at once without losing one', async () => {
    const made: PanelScenario[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) made.push(await add(name));
    const ids = made.map(({ id }) => id);
    const replies = await Promise.all([
      call('rank', { scenarioId: ids[4], before: ids[0] }),
      call('rank', { scenarioId: ids[0], after: ids[3] }),
      call('rank', { scenarioId: ids[2], after: ids[1] }),
      call('add', { feature: { name: 'Other' }, text: 'Scenario: f\n  Given f\n' }),
    ]);
    expect(replies.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect((await names()).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  test('keep their places where somebody ranks who does not see them', async () => {
    const { accountId } = await host.jira<{ accountId: string }>('ada', 'GET', '/rest/api/3/myself');
    const project = { key: 'CLO', name: 'Closed', projectTypeKey: 'software', leadAccountId: accountId };
    await host.jira('ada', 'POST', '/rest/api/3/project', project);
    await ask(host, 'ada', SETTINGS, { projectKey: 'CLO' }, 'save', {
      writeId: crypto.randomUUID(),
      state: 'enabled',
    });
    const [a, b] = [await add('a'), await add('b')];
    const bytes = Buffer.from('Feature: Closed\n  Scenario: hidden\n    Given a\n');
    const [closed] = await importAll(host, 'ada', 'CLO', [{ path: 'closed.feature', bytes }]);
    const { feature } = await ask<{ feature: { scenarios: { id: string }[] } }>(
      host,
      'ada',
      SPECIFICATION,
      { projectKey: 'CLO' },
      'feature',
      { featureId: closed?.featureId },
    );
    const link = { featureId: closed?.featureId, scenarioId: feature.scenarios[0]?.id, issueKey: issue.key };
    await ask(host, 'ada', SPECIFICATION, { projectKey: 'CLO' }, 'link', {
      writeId: crypto.randomUUID(),
      ...link,
    });
    const c = await add('c');
    expect(await names('ada')).toEqual(['a', 'b', 'hidden', 'c']);
    expect(await must('rank', { scenarioId: c.id, before: b.id }, 'paul')).toEqual({
      order: [a.id, c.id, b.id],
    });
    expect(await names('ada')).toEqual(['a', 'c', 'b', 'hidden']);
    expect(await call('rank', { scenarioId: link.scenarioId, before: a.id }, 'paul')).toMatchObject({
      error: { code: 'NotFound' },
    });
    const { hidden } = await ask<PanelView>(host, 'paul', PANEL, { issueKey: issue.key }, 'load');
    expect(hidden).toBe(1);
  });

  test('are duplicated below themselves, once; removing the copy undoes it', async () => {
    const [a] = [await add('a'), await add('b')];
    const before = await textOf(a.featureId);
    const payload = { writeId: crypto.randomUUID(), ...target(a) };
    const { scenario: copy } = await must('duplicate', payload);
    expect(copy).toMatchObject({ featureId: a.featureId, name: expect.stringContaining('a') });
    expect((await must('duplicate', payload)).scenario).toEqual(copy);
    expect((await shown()).map(({ id }) => id)).toEqual([a.id, copy.id, expect.any(String)]);
    const text = await textOf(a.featureId);
    expect(text.indexOf(copy.name)).toBeLessThan(text.indexOf('Scenario: b'));
    await must('remove', target(copy));
    expect(await textOf(a.featureId)).toBe(before);
    expect(await names()).toEqual(['a', 'b']);
    expect(await call('duplicate', payload)).toMatchObject({ error: { code: 'NotFound' } });
    expect(await call('duplicate', { ...target(a), textHash: 'x' })).toMatchObject({
      error: { code: 'Conflict' },
    });
    expect(await call('duplicate', target(a), 'vic')).toMatchObject({ error: { code: 'Forbidden' } });
  });

  test('are duplicated once where they are by now, also for who saw them elsewhere', async () => {
    const a = await add('a');
    const other = await add('b', `Other of ${issue.key}`);
    await must('move', { ...target(a), targetId: other.featureId });
    const payload = { writeId: crypto.randomUUID(), ...target(a) };
    const { scenario: copy } = await must('duplicate', payload);
    expect(copy.featureId).toBe(other.featureId);
    expect((await must('duplicate', payload)).scenario.id).toBe(copy.id);
    expect(await shown()).toHaveLength(3);
  });

  test('are moved to another feature and back to where they stood', async () => {
    const [a, b, c] = [await add('a'), await add('b'), await add('c')];
    const other = await add('d', `Other of ${issue.key}`);
    const before = await textOf(a.featureId);
    for (const one of [a, b, c]) {
      const payload = { writeId: crypto.randomUUID(), ...target(one), targetId: other.featureId };
      const { scenario, from } = await must('move', payload);
      expect(scenario).toMatchObject({ id: one.id, featureId: other.featureId, textHash: one.textHash });
      expect((await must('move', payload)).scenario).toEqual(scenario);
      expect(await names()).toEqual(['a', 'b', 'c', 'd']);
      const { featureId: targetId, place } = from;
      await must('move', { ...target(scenario), targetId, place });
      expect(await textOf(a.featureId)).toBe(before);
    }
    expect(await names()).toEqual(['a', 'b', 'c', 'd']);
    await host.local('POST', 'drain');
    expect(disagreements(await dumpOf(host))).toEqual([]);
  });
});
