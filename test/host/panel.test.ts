import type { PanelScenario, PanelView } from '../../src/invoke-api';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { metered } from '../support/meter';
import { panelCalls } from '../support/panel-calls';
import {
  ask,
  createIssue,
  createProject,
  enabledProjectWithKey,
  type Issue,
  PANEL,
  SETTINGS,
} from '../support/site';
import { bodies, dumpOf } from '../support/stored';

const TEXT = 'Scenario: Paying by card\n  Given a basket\n  When I pay\n  Then it is mine\n';

describe('the issue panel', () => {
  let host: Host;
  let issue: Issue;

  beforeAll(async () => {
    host = await startHost();
    await enabledProjectWithKey(host, 'PAN');
  });
  beforeEach(async () => {
    issue = await createIssue(host, 'mira', 'PAN', 'A story');
  });
  afterAll(() => host?.stop());

  const { call, must } = panelCalls(() => ({ host, issue }));
  const add = async (text = TEXT, feature: object = { name: `Feature of ${issue.key}` }) =>
    (await must('mira', 'add', { writeId: crypto.randomUUID(), feature, text })).scenario;
  const edit = (scenario: PanelScenario, text: string, writeId: string = crypto.randomUUID()) =>
    call('mira', 'edit', {
      writeId,
      featureId: scenario.featureId,
      scenarioId: scenario.id,
      text,
      textHash: scenario.textHash,
    });
  const shown = async (): Promise<PanelView> => must('mira', 'load');

  test('shows a scenario that was added, and not that of another story', async () => {
    const scenario = await add();
    expect(scenario).toMatchObject({ name: 'Paying by card', featureName: `Feature of ${issue.key}` });
    expect((await shown()).scenarios).toEqual([scenario]);
    const other = await createIssue(host, 'mira', 'PAN', 'Another story');
    const view = await ask<PanelView>(host, 'mira', PANEL, { issueKey: other.key }, 'load');
    expect(view.scenarios).toEqual([]);
  });

  test('puts a second scenario into a feature that is picked, or named again', async () => {
    const first = await add();
    const second = await add('Scenario: Two\n  Given it passes\n', { id: first.featureId });
    const third = await add('Scenario: Three\n  Given it passes\n', {
      name: first.featureName.toUpperCase(),
    });
    expect(new Set([first.featureId, second.featureId, third.featureId]).size).toBe(1);
    expect((await shown()).scenarios.map(({ name }) => name)).toEqual(['Paying by card', 'Two', 'Three']);
    const choices = await must('mira', 'features');
    expect(choices.features.find(({ id }) => id === first.featureId)).toMatchObject({ scenarios: 3 });
    expect(choices.suggested).toEqual([first.featureId]);
    const [markdown] = await importAll(host, 'mira', 'PAN', [
      {
        path: 'handbook.feature.md',
        bytes: Buffer.from('# Feature: Handbook\n\n## Scenario: a\n\n* Given b\n'),
      },
    ]);
    expect(markdown?.outcome).toBe('added');
    expect((await must('mira', 'features')).closed).toContainEqual({ name: 'Handbook', why: 'markdown' });
  });

  test('edits in place and keeps the rest of the feature', async () => {
    const scenario = await add();
    await add('Scenario: Neighbour\n  Given it passes\n', { id: scenario.featureId });
    const reply = await edit(scenario, TEXT.replace('by card', 'by cash'));
    expect(reply).toMatchObject({
      ok: true,
      value: { scenario: { id: scenario.id, name: 'Paying by cash' } },
    });
    expect((await shown()).scenarios.map(({ name }) => name)).toEqual(['Paying by cash', 'Neighbour']);
  });

  test('refuses a text that does not parse with its place, and keeps what was', async () => {
    const scenario = await add();
    const reply = await edit(scenario, 'Scenario: Paying by card\n  Given a basket\n  nonsense here\n');
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'Invalid', problems: [{ line: 3, column: 3 }] },
    });
    expect((await shown()).scenarios).toEqual([scenario]);
  });

  test('tells of a change made meanwhile, and loses neither text', async () => {
    const scenario = await add();
    await edit(scenario, TEXT.replace('a basket', 'a full basket'));
    const reply = await edit(scenario, TEXT.replace('I pay', 'I pay at once'));
    expect(reply).toMatchObject({ ok: false, error: { code: 'Conflict' } });
    expect((await shown()).scenarios[0]?.text).toContain('a full basket');
  });

  test('does a mutation once, however often it is delivered', async () => {
    const writeId = crypto.randomUUID();
    const payload = { writeId, feature: { name: `Once ${issue.key}` }, text: TEXT };
    const [first, second] = [await must('mira', 'add', payload), await must('mira', 'add', payload)];
    expect(second).toEqual(first);
    const changed = TEXT.replace('a basket', 'two baskets');
    const editId = crypto.randomUUID();
    expect(await edit(first.scenario, changed, editId)).toEqual(await edit(first.scenario, changed, editId));
    expect((await shown()).scenarios).toHaveLength(1);
  });

  test('removes a scenario, and brings it back as it was whatever was written since', async () => {
    const feature = { name: `Back ${issue.key}` };
    const first = await add(TEXT, feature);
    const scenario = await add('Scenario: In the middle\n  Given a middle', { id: first.featureId });
    const last = await add('Scenario: The last\n  Given an end', { id: first.featureId });
    const { featureId, id: scenarioId, textHash } = scenario;
    const payload = { featureId, scenarioId, textHash };
    await must('mira', 'remove', { writeId: crypto.randomUUID(), ...payload });
    expect((await shown()).scenarios.map(({ id }) => id)).toEqual([first.id, last.id]);
    await edit(last, 'Scenario: The very last\n  Given an end');
    const back = { writeId: crypto.randomUUID(), featureId, scenarioId };
    expect((await must('mira', 'bringBack', back)).scenario).toEqual(scenario);
    expect((await must('mira', 'bringBack', back)).scenario).toEqual(scenario);
    expect((await shown()).scenarios.map(({ id }) => id).sort()).toEqual(
      [first.id, last.id, scenarioId].sort(),
    );
    const stored = bodies<{ text: string }>(await dumpOf(host), 'feature').get(`feature:${featureId}`);
    const text = stored?.text;
    expect(text?.indexOf('In the middle')).toBeLessThan(text?.indexOf('The very last') ?? 0);
    await must('mira', 'remove', { writeId: crypto.randomUUID(), ...payload });
    expect(await call('mira', 'remove', { writeId: crypto.randomUUID(), ...payload })).toMatchObject({
      ok: false,
      error: { code: 'NotFound' },
    });
  });

  test('goes by what Jira lets each person do', async () => {
    const scenario = await add();
    expect(await call('vic', 'load')).toMatchObject({
      ok: true,
      value: { access: { canEdit: false }, scenarios: [{ id: scenario.id }] },
    });
    const addition = { writeId: crypto.randomUUID(), feature: { name: 'X' }, text: TEXT };
    expect(await call('vic', 'add', addition)).toMatchObject({ ok: false, error: { code: 'Forbidden' } });
    expect(await call('nora', 'load')).toMatchObject({ ok: false, error: { code: 'NotFound' } });
  });

  test('refuses payloads it does not understand', async () => {
    const bad = [
      {},
      { writeId: 'not a uuid', feature: { name: 'X' }, text: TEXT },
      { writeId: crypto.randomUUID(), feature: { id: '../../etc' }, text: TEXT },
      { writeId: crypto.randomUUID(), feature: { name: 'two\nlines' }, text: TEXT },
      { writeId: crypto.randomUUID(), feature: { name: '   ' }, text: TEXT },
      { writeId: crypto.randomUUID(), feature: { name: 'X' }, text: 12 },
    ];
    for (const payload of bad)
      expect(await call('mira', 'add', payload)).toMatchObject({ ok: false, error: { code: 'Invalid' } });
    expect((await shown()).scenarios).toEqual([]);
  });

  test.each(['constructor', 'toString', '__proto__', 'nothing'])('has no function %p', async (name) => {
    await expect(host.invoke('mira', PANEL, { issueKey: issue.key }, name)).rejects.toThrow(
      'There is no such function',
    );
  });

  test('does nothing in a project that is not enabled', async () => {
    await createProject(host, 'OFF');
    const story = await createIssue(host, 'mira', 'OFF', 'A story');
    const view = await ask<PanelView>(host, 'mira', PANEL, { issueKey: story.key }, 'load');
    expect(view).toMatchObject({ project: { state: 'disabled' }, scenarios: [] });
    const payload = { writeId: crypto.randomUUID(), feature: { name: 'X' }, text: TEXT };
    const reply = await host.invoke(`mira`, PANEL, { issueKey: story.key }, 'add', payload);
    expect(reply).toMatchObject({ ok: false, error: { code: 'Forbidden' } });
  });

  test('keeps every line of two people who save at once', async () => {
    const first = await add();
    const texts = Array.from({ length: 8 }, (_, n) => `Scenario: At once ${n}\n  Given it passes\n`);
    const added = await Promise.all(texts.map((text) => add(text, { id: first.featureId })));
    expect(new Set(added.map(({ id }) => id)).size).toBe(texts.length);
    const names = (await shown()).scenarios.map(({ name }) => name).sort();
    expect(names).toEqual(['Paying by card', ...texts.map((_, n) => `At once ${n}`)].sort());
  });

  describe('costs', () => {
    test.each([
      [1, 4],
      [5, 6],
      [20, 14],
    ])('opening it with 20 scenarios in %i features takes at most %i read units', async (features, units) => {
      for (let n = 0; n < 20; n += 1)
        await add(`Scenario: Number ${n}\n  Given it passes\n`, { name: `Cost ${features} ${n % features}` });
      const meter = await metered(host, shown);
      expect(meter.kvs.requests).toBeLessThanOrEqual(3);
      expect(meter.kvs.readUnits).toBeLessThanOrEqual(units);
      expect(meter.jira.requests).toBeLessThanOrEqual(2);
      expect(meter.jira.points).toBeLessThanOrEqual(4);
    });

    test('saving a scenario in a 48 KB feature takes at most 4 requests and 8 write units', async () => {
      const steps = Array.from(
        { length: 20 },
        (_, n) => `  Given step ${n} ${crypto.randomUUID()} passes`,
      ).join('\n');
      const first = await add(`Scenario: Large 0\n${steps}\n`, { name: `Large ${issue.key}` });
      for (let n = 1; n < 44; n += 1) await add(`Scenario: Large ${n}\n${steps}\n`, { id: first.featureId });
      const meter = await metered(host, () =>
        edit(first, `Scenario: Large 0\n${steps}\n  And one more passes\n`),
      );
      expect(meter.kvs.requests).toBeLessThanOrEqual(4);
      expect(meter.kvs.writeUnits).toBeLessThanOrEqual(8);
      // Who this is and what they may do; the search property is written by the queue.
      expect(meter.jira.requests).toBeLessThanOrEqual(2);
    });
  });

  test('settings are for admins only', async () => {
    const reply = await host.invoke('mira', SETTINGS, { projectKey: 'PAN' }, 'load', {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'Forbidden' } });
  });
});
