import type {
  FeatureView,
  PanelScenario,
  PanelView,
  ProjectView,
  Reply,
  SettingsView,
} from '../../src/invoke-api';
import { startHost, type Host, type User } from '../support/host';
import { importAll } from '../support/import';
import { metered } from '../support/meter';
import {
  ask,
  createIssue,
  enabledProject,
  enabledProjectWithKey,
  type Issue,
  PANEL,
  publish,
  SETTINGS,
  SPECIFICATION,
} from '../support/site';
import { bodies, dumpOf } from '../support/stored';

const TEXT = [
  'Feature: Paying',
  '',
  '  Scenario: By card',
  '    Given a card',
  '',
  '  Scenario: By invoice',
  '    Given an invoice',
  '',
].join('\n');

describe('the project page', () => {
  let host: Host;
  let issue: Issue;

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'SPEC');
    issue = await createIssue(host, 'mira', 'SPEC', 'A story');
  });
  afterAll(() => host?.stop());

  const at = { projectKey: 'SPEC' };
  const call = <T>(name: string, payload: object = {}, user: User = 'mira') =>
    host.invoke<Reply<T>>(user, SPECIFICATION, at, name, payload);
  const change = <T = { feature: FeatureView }>(name: string, payload: object, user: User = 'mira') =>
    call<T>(name, { writeId: crypto.randomUUID(), ...payload }, user);
  const open = async (featureId: string) =>
    (await ask<{ feature: FeatureView }>(host, 'mira', SPECIFICATION, at, 'feature', { featureId })).feature;
  const list = () => ask<ProjectView>(host, 'mira', SPECIFICATION, at, 'load');
  const panel = (key = issue.key) => ask<PanelView>(host, 'mira', PANEL, { issueKey: key }, 'load');

  async function feature(path = `${crypto.randomUUID()}.feature`, text = TEXT): Promise<FeatureView> {
    const [made] = await importAll(host, 'mira', 'SPEC', [{ path, bytes: Buffer.from(text) }]);
    const found = await ask<{ feature: FeatureView }>(host, 'mira', SPECIFICATION, at, 'feature', {
      featureId: made?.featureId,
    });
    return found.feature;
  }
  const value = <T>(reply: Reply<T>): T => {
    if (!reply.ok) throw new Error(`${reply.error.code}: ${reply.error.message}`);
    return reply.value;
  };
  const scenario = (view: FeatureView, name: string) => {
    const found = view.scenarios.find((one) => one.name === name);
    if (!found) throw new Error(`There is no scenario ${name}`);
    return found;
  };

  test('makes a feature once, in the language of the project', async () => {
    const payload = { writeId: crypto.randomUUID(), name: 'Returns', description: 'Sending things back.' };
    const { feature: made } = value(await change('create', payload));
    expect(made).toMatchObject({
      name: 'Returns',
      path: 'returns.feature',
      fileName: 'returns.feature',
      text: 'Feature: Returns\n  Sending things back.\n',
      encoding: 'utf-8',
      lint: [],
    });
    expect(value(await change('create', payload)).feature.id).toBe(made.id);
    const { features } = await list();
    expect(features.filter(({ name }) => name === 'Returns')).toHaveLength(1);
  });

  test('notes what the project chose, on its features and for its editors', async () => {
    await enabledProject(host, 'LINT');
    const story = await createIssue(host, 'mira', 'LINT', 'A story');
    const where = { projectKey: 'LINT' };
    const save = (lint: object) =>
      host.invoke<Reply<SettingsView>>('paul', SETTINGS, where, 'save', {
        writeId: crypto.randomUUID(),
        state: 'enabled',
        lint,
      });
    const settings = { 'no-then': true, 'too-many-steps': { most: 2 }, 'scenario-without-steps': false };
    value(await save({ 'no-then': false, 'too-many-steps': { most: 2 } }));
    expect(value(await save({ 'no-then': true, 'scenario-without-steps': false })).project.lint).toEqual(
      settings,
    );
    for (const wrong of [
      { 'no-such-rule': true },
      { 'too-many-steps': { most: 0 } },
      { 'no-then': { most: 1 } },
    ])
      expect(await save(wrong)).toMatchObject({ ok: false, error: { code: 'Invalid' } });

    const text =
      'Feature: Paying\n  Scenario: Card\n    Givn a\n\n  Scenario: Cash\n    Given a\n    And b\n    And c\n';
    const [made] = await importAll(host, 'mira', 'LINT', [{ path: 'a.feature', bytes: Buffer.from(text) }]);
    const { feature: view } = await ask<{ feature: FeatureView }>(
      host,
      'mira',
      SPECIFICATION,
      where,
      'feature',
      {
        featureId: made?.featureId,
      },
    );
    expect(view.lint.map(({ rule, line }) => [rule, line])).toEqual([
      ['misspelt-keyword', 3],
      ['too-many-steps', 5],
      ['no-then', 5],
    ]);
    expect(view.lintSettings).toEqual(settings);
    const { project } = await ask<PanelView>(host, 'mira', PANEL, { issueKey: story.key }, 'load');
    expect(project.lint).toEqual(settings);
  });

  test('saves a text; scenarios stay who they are, with their links', async () => {
    const before = await feature();
    const { featureId, scenarioId } = { featureId: before.id, scenarioId: scenario(before, 'By card').id };
    value(await change('link', { featureId, scenarioId, issueKey: issue.key.toLowerCase() }));
    const text = TEXT.replace('By card', 'With a card').replace('an invoice', 'a long invoice');
    const { feature: after } = value(
      await change('saveText', { featureId, text, textHash: before.textHash }),
    );
    expect(after.text).toBe(text);
    expect(after.scenarios.map(({ id }) => id)).toEqual(before.scenarios.map(({ id }) => id));
    expect(scenario(after, 'With a card').issues).toEqual([
      { id: issue.id, key: issue.key, summary: 'A story' },
    ]);
    expect((await panel()).scenarios.map(({ name }) => name)).toContain('With a card');

    const gone = text.replace(/ {2}Scenario: With a card\n.*\n\n/, '');
    value(await change('saveText', { featureId, text: gone, textHash: after.textHash }));
    expect((await panel()).scenarios.map(({ name }) => name)).not.toContain('With a card');
  });

  test('does not put one text over another that somebody wrote meanwhile', async () => {
    const before = await feature();
    const save = (text: string) =>
      change('saveText', { featureId: before.id, text, textHash: before.textHash });
    expect(await save(`${TEXT}# mine\n`)).toMatchObject({ ok: true });
    const { conflict } = value(
      await change<{ conflict?: object }>('saveText', {
        featureId: before.id,
        text: `${TEXT}# theirs\n`,
        textHash: before.textHash,
      }),
    );
    expect(conflict).toMatchObject({ featureId: before.id });
    expect((await open(before.id)).text).toBe(`${TEXT}# mine\n`);
  });

  test('tells what cannot be read, keeps it as a draft when asked to, and finds the scenarios again after', async () => {
    const before = await feature();
    const featureId = before.id;
    const broken = TEXT.replace('    Given an invoice', '    Given an invoice\n    nonsense');
    const refused = await change('saveText', { featureId, text: broken, textHash: before.textHash });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'Invalid', problems: [{ line: 8, column: 5 }] },
    });

    const kept = value(
      await change('saveText', { featureId, text: broken, textHash: before.textHash, asDraft: true }),
    ).feature;
    expect(kept).toMatchObject({ text: broken, draft: { problems: [{ line: 8 }] } });
    expect(kept.scenarios.map(({ id }) => id)).toEqual(before.scenarios.map(({ id }) => id));
    const { features } = await list();
    expect(features.find(({ id }) => id === featureId)?.draft).toBe(true);

    const scenarioId = scenario(kept, 'By card').id;
    value(await change('link', { featureId, scenarioId, issueKey: issue.key }));
    const shown = (await panel()).scenarios.find(({ id }) => id === scenarioId);
    const edit = await host.invoke('mira', PANEL, { issueKey: issue.key }, 'edit', {
      writeId: crypto.randomUUID(),
      featureId,
      scenarioId,
      text: 'Scenario: By card\n  Given another card\n',
      textHash: shown?.textHash,
    });
    expect(edit).toMatchObject({ ok: false, error: { code: 'Conflict' } });

    const mended = value(
      await change('saveText', { featureId, text: TEXT, textHash: kept.textHash }),
    ).feature;
    expect(mended.draft).toBeUndefined();
    expect(mended.scenarios.map(({ id }) => id)).toEqual(before.scenarios.map(({ id }) => id));
  });

  test('links and unlinks from either side; the text stays as it is', async () => {
    const view = await feature();
    const { id: scenarioId } = scenario(view, 'By invoice');
    const target = { featureId: view.id, scenarioId };
    const other = await createIssue(host, 'mira', 'SPEC', 'Another story');
    const on = (name: string, payload: object) =>
      host.invoke<Reply<unknown>>('mira', PANEL, { issueKey: other.key }, name, {
        writeId: crypto.randomUUID(),
        ...payload,
      });
    const { scenarios: found } = await ask<{ scenarios: { id: string; linked: boolean }[] }>(
      host,
      'mira',
      PANEL,
      { issueKey: other.key },
      'linkable',
      { query: 'invoice paying' },
    );
    expect(found.find(({ id }) => id === scenarioId)).toMatchObject({ linked: false, featureName: 'Paying' });
    expect(await on('link', target)).toMatchObject({ ok: true, value: { scenario: { id: scenarioId } } });
    expect(await on('link', target)).toMatchObject({ ok: true });
    expect((await panel(other.key)).scenarios).toHaveLength(1);
    const linked = value(await call<{ feature: FeatureView }>('feature', { featureId: view.id })).feature;
    expect(scenario(linked, 'By invoice').issues.map(({ key }) => key)).toEqual([other.key]);
    value(await change('unlink', { ...target, issueId: other.id }));
    expect((await panel(other.key)).scenarios).toEqual([]);
    expect(await on('link', target)).toMatchObject({ ok: true });
    expect(await on('unlink', target)).toEqual({ ok: true, value: {} });
    expect((await panel(other.key)).scenarios).toEqual([]);
    const after = value(await call<{ feature: FeatureView }>('feature', { featureId: view.id })).feature;
    expect(after.text).toBe(view.text);
  });

  test('a link that was taken off does not come back because its tag is still in the text', async () => {
    const view = await feature(
      undefined,
      TEXT.replace('  Scenario: By card', `  @${issue.key}\n  Scenario: By card`),
    );
    await host.local('POST', 'drain');
    const { id: scenarioId } = scenario(view, 'By card');
    value(await change('unlink', { featureId: view.id, scenarioId, issueId: issue.id }));
    const { feature: saved } = value(
      await change('saveText', { featureId: view.id, text: `${view.text}# more\n`, textHash: view.textHash }),
    );
    expect(scenario(saved, 'By card').issues).toEqual([]);
  });

  test('links only issues that the person may edit', async () => {
    const view = await feature();
    const target = { featureId: view.id, scenarioId: scenario(view, 'By card').id };
    expect(await change('link', { ...target, issueKey: 'NOPE-7' })).toMatchObject({
      error: { code: 'NotFound' },
    });
    expect(await change('link', { ...target, issueKey: 'no key' })).toMatchObject({
      error: { code: 'Invalid' },
    });
    expect(await change('link', { ...target, issueKey: issue.key }, 'vic')).toMatchObject({
      error: { code: 'Forbidden' },
    });
  });

  test('a change that comes again does not undo what somebody did since', async () => {
    const before = await feature();
    const at = { featureId: before.id, scenarioId: scenario(before, 'By card').id };
    const links = { ...at, issueKey: issue.key, writeId: crypto.randomUUID() };
    const linked = value(await change('link', links)).feature;
    expect(scenario(linked, 'By card').issues).toHaveLength(1);
    await change('unlink', { ...at, issueId: issue.id });
    expect(scenario(value(await change('link', links)).feature, 'By card').issues).toEqual([]);

    value(await change('link', { ...links, writeId: crypto.randomUUID() }));
    const nothingToDo = { ...links, writeId: crypto.randomUUID() };
    value(await change('link', nothingToDo));
    value(await change('unlink', { ...at, issueId: issue.id }));
    expect(scenario(value(await change('link', nothingToDo)).feature, 'By card').issues).toEqual([]);

    const add = {
      writeId: crypto.randomUUID(),
      feature: { id: before.id },
      text: 'Scenario: By cheque\n  Given a cheque\n',
    };
    const onIssue = <T>(name: string, payload: object) =>
      host.invoke<Reply<T>>('mira', PANEL, { issueKey: issue.key }, name, payload);
    const { scenario: added } = value(await onIssue<{ scenario: PanelScenario }>('add', add));
    await onIssue('remove', {
      writeId: crypto.randomUUID(),
      featureId: before.id,
      scenarioId: added.id,
      textHash: added.textHash,
    });
    expect(await onIssue('add', add)).toMatchObject({ ok: false, error: { code: 'NotFound' } });

    const create = { writeId: crypto.randomUUID(), name: 'Made and removed' };
    const { feature: made } = value(await change('create', create));
    await change('remove', { featureId: made.id, textHash: made.textHash });
    expect(await change('create', create)).toMatchObject({ ok: false, error: { code: 'NotFound' } });
  });

  test('links from the panel at once, however many other issues wait', async () => {
    const issues: Issue[] = [];
    for (let n = 0; n < 30; n += 1) issues.push(await createIssue(host, 'mira', 'SPEC', `Story ${n}`));
    const tags = issues.map(({ key }) => `@${key}`).join(' ');
    await host.local('POST', 'faults', { target: 'queue', kind: '500', rate: 1, seed: 1 });
    const text = `Feature: Waiting\n\n  ${tags}\n  Scenario: Linked often\n    Given a\n`;
    await expect(feature('waiting.feature', text)).rejects.toThrow('Unavailable');
    const found = (await list()).features.find(({ path }) => path === 'waiting.feature');
    const view = await ask<{ feature: FeatureView }>(host, 'mira', SPECIFICATION, at, 'feature', {
      featureId: found?.id,
    });
    const story = await createIssue(host, 'mira', 'SPEC', 'One more');
    const target = { featureId: found?.id, scenarioId: scenario(view.feature, 'Linked often').id };
    const reply = await host.invoke<Reply<unknown>>('mira', PANEL, { issueKey: story.key }, 'link', {
      writeId: crypto.randomUUID(),
      ...target,
    });
    await host.local('DELETE', 'faults');
    expect(reply).toMatchObject({ ok: true, value: { scenario: { name: 'Linked often' } } });
    expect((await panel(story.key)).scenarios).toHaveLength(1);

    // Removed while the queue refuses: what is left of it goes once it is asked for again.
    await host.local('POST', 'faults', { target: 'queue', kind: '500', rate: 1, seed: 1 });
    const remove = { writeId: crypto.randomUUID(), featureId: found?.id, textHash: view.feature.textHash };
    expect(await change('remove', remove)).toMatchObject({ ok: true });
    await host.local('DELETE', 'faults');
    expect(await change('remove', remove)).toMatchObject({ ok: true });
    await host.local('POST', 'drain');
    const dump = await dumpOf(host);
    expect(dump.entities.feature?.map(({ key }) => key)).not.toContain(`feature:${found?.id}`);
    expect(JSON.stringify([...bodies(dump, 'issue').values()])).not.toContain(found?.id);
  });

  test('removes a feature with its links, once, and only the text that was seen', async () => {
    const view = await feature();
    const { id: scenarioId } = scenario(view, 'By card');
    value(await change('link', { featureId: view.id, scenarioId, issueKey: issue.key }));
    const removal = { featureId: view.id, textHash: view.textHash };
    expect(await change('remove', { ...removal, textHash: 'x' })).toMatchObject({
      error: { code: 'Conflict' },
    });
    expect(await change('remove', removal)).toMatchObject({ ok: true });
    expect(await change('remove', removal)).toMatchObject({ ok: true });
    expect((await panel()).scenarios.map(({ id }) => id)).not.toContain(scenarioId);
    expect(await call('feature', { featureId: view.id })).toMatchObject({ error: { code: 'NotFound' } });
    expect(await call('raw', { featureId: view.id })).toMatchObject({ error: { code: 'NotFound' } });
  });

  test('shows the newest results, and opens no feature of another project', async () => {
    const made = await enabledProjectWithKey(host, 'OTHER');
    const bytes = Buffer.from(TEXT);
    const [imported] = await importAll(host, 'paul', 'OTHER', [{ path: 'p.feature', bytes }]);
    const steps = (status: string) => [{ keyword: 'Given ', name: 'a', result: { status } }];
    const element = (name: string, status: string) => ({
      type: 'scenario',
      keyword: 'Scenario',
      name,
      steps: steps(status),
    });
    const elements = [element('By card', 'passed'), element('By invoice', 'failed')];
    await publish(made, JSON.stringify([{ uri: 'p.feature', name: 'Paying', elements }]));
    await host.local('POST', 'drain');
    const { features } = await ask<ProjectView>(host, 'paul', SPECIFICATION, { projectKey: 'OTHER' }, 'load');
    expect(features).toMatchObject([
      { scenarios: 2, counts: { passed: 1, failed: 1, pending: 0, notRun: 0 } },
    ]);
    for (const name of ['feature', 'raw'])
      expect(await call(name, { featureId: imported?.featureId })).toMatchObject({
        error: { code: 'NotFound' },
      });
  });

  test('is read by who may browse, and by nobody else', async () => {
    const view = await feature();
    const save = { featureId: view.id, text: `${TEXT}#\n`, textHash: view.textHash };
    expect(await call('load', {}, 'vic')).toMatchObject({ ok: true, value: { access: { canEdit: false } } });
    expect(await change('saveText', save, 'vic')).toMatchObject({ error: { code: 'Forbidden' } });
    expect(await call('load', {}, 'nora')).toMatchObject({ error: { code: 'NotFound' } });
  });

  test('opens with few requests, however many features there are', async () => {
    const tenant = await host.tenant('large');
    await enabledProject(tenant, 'LARGE');
    const files = Array.from({ length: 400 }, (_, n) => ({
      path: `area-${n % 20}/feature-${n}.feature`,
      bytes: Buffer.from(
        `Feature: Feature number ${n}\n${Array.from({ length: 5 }, (_, k) => `\n  Scenario: Number ${n} does what ${k} says\n    Given ${n} of ${k}\n`).join('')}`,
      ),
    }));
    const importing = await metered(host, () => importAll(tenant, 'paul', 'LARGE', files));
    const transactions = Object.entries(importing.kvs.byPath).find(([path]) =>
      path.endsWith('transaction'),
    )?.[1];
    // Asked of 1,000 features: 140 transactions and 600 units.
    expect(transactions).toBeLessThanOrEqual(0.14 * files.length);
    expect(importing.kvs.writeUnits).toBeLessThanOrEqual(0.6 * files.length);

    const { value: view, ...opening } = await metered(host, () =>
      ask<ProjectView>(tenant, 'paul', SPECIFICATION, { projectKey: 'LARGE' }, 'load'),
    );
    expect(view.features).toHaveLength(files.length);
    expect(opening.kvs.requests).toBeLessThanOrEqual(8);
    expect(opening.kvs.readUnits).toBeLessThanOrEqual(80);
    expect(opening.jira.requests).toBeLessThanOrEqual(2);
    process.stdout.write(
      `400 features, 2,000 scenarios: import ${transactions} transactions, ` +
        `${importing.kvs.writeUnits} units written; page ${opening.kvs.requests} requests, ${opening.kvs.readUnits} units read\n`,
    );
  });
});
