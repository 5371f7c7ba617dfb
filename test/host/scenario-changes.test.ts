import type {
  FeatureVersion,
  FeatureView,
  PanelView,
  Reply,
  ScenarioChange,
  SettingsView,
} from '../../src/invoke-api';
import { startHost, type Host, type Tenant, type User } from '../support/host';
import { importAll } from '../support/import';
import {
  ask,
  createIssue,
  enabledProjectWithKey,
  PANEL,
  publish,
  SETTINGS,
  SPECIFICATION,
  type Issue,
  type NewKey,
} from '../support/site';

/** Nothing about it is tidy: what an edit does not touch must stay so. */
const TEXT = [
  'Feature: Paying\t',
  '',
  '  # on cards',
  '  Scenario:   By card',
  '     Given a   card',
  '',
  '  Scenario: By invoice',
  '    Given an invoice',
  '      |a|  b |',
  '',
  '  Rule: Abroad',
  '',
  '    Scenario: By cheque',
  '      Given a cheque',
  '',
].join('\r\n');

interface Changed {
  feature: FeatureView;
  copyId?: string;
}

describe('a scenario on the project page', () => {
  let host: Host;
  let made: NewKey;

  beforeAll(async () => {
    host = await startHost();
    made = await enabledProjectWithKey(host, 'EDIT');
  });
  afterAll(() => host?.stop());

  const at = { projectKey: 'EDIT' };
  const tried = <T = Changed>(name: string, payload: object, user: User = 'mira', tenant: Tenant = host) =>
    tenant.invoke<Reply<T>>(user, SPECIFICATION, at, name, { writeId: crypto.randomUUID(), ...payload });
  const done = async <T = Changed>(name: string, payload: object): Promise<T> => {
    const reply = await tried<T>(name, payload);
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code}: ${reply.error.message}`);
    return reply.value;
  };
  const open = async (featureId: string): Promise<FeatureView> =>
    (await ask<Changed>(host, 'mira', SPECIFICATION, at, 'feature', { featureId })).feature;
  const feature = async (text = TEXT): Promise<FeatureView> => {
    const path = `${crypto.randomUUID()}.feature`;
    const [file] = await importAll(host, 'mira', 'EDIT', [{ path, bytes: Buffer.from(text) }]);
    return open(file?.featureId ?? '');
  };
  const scenario = (view: FeatureView, name: string) => {
    const found = view.scenarios.find((one) => one.name === name);
    if (!found) throw new Error(`There is no scenario ${name}`);
    return found;
  };
  /** The payload of a change to a scenario as it is seen in `view`. */
  const to = (view: FeatureView, name: string, change: ScenarioChange) => {
    const { id: scenarioId, textHash } = scenario(view, name);
    return { featureId: view.id, scenarioId, textHash, change };
  };
  const versions = async (featureId: string) =>
    (await ask<{ versions: FeatureVersion[] }>(host, 'mira', SPECIFICATION, at, 'versions', { featureId }))
      .versions;
  const panel = async (issue: Issue) =>
    (await ask<PanelView>(host, 'mira', PANEL, { issueKey: issue.key }, 'load')).scenarios;
  const names = (view: FeatureView) => view.scenarios.map(({ name }) => name);
  const ids = (view: FeatureView) => view.scenarios.map(({ id }) => id);

  /** A feature of its own name whose first scenario is linked by hand and has a result. */
  const known = async (): Promise<{ view: FeatureView; issue: Issue }> => {
    const name = crypto.randomUUID();
    const before = await feature(TEXT.replace('Paying', name));
    const issue = await createIssue(host, 'mira', 'EDIT', 'A story');
    await done('link', {
      featureId: before.id,
      scenarioId: scenario(before, 'By card').id,
      issueKey: issue.key,
    });
    const result = [{ keyword: 'Given ', name: 'a   card', result: { status: 'passed' } }];
    const elements = [{ type: 'scenario', keyword: 'Scenario', name: 'By card', steps: result }];
    await publish(made, JSON.stringify([{ uri: before.fileName, name, elements }]));
    await host.local('POST', 'drain');
    const view = await open(before.id);
    expect(scenario(view, 'By card').result?.status).toBe('passed');
    return { view, issue };
  };

  test('gets another name: one line changes, it keeps its id, link and result, and a version is kept', async () => {
    const { view, issue } = await known();
    const { feature: after } = await done(
      'changeScenario',
      to(view, 'By card', { kind: 'rename', name: 'With a card' }),
    );
    expect(after.text).toBe(view.text.replace('By card', 'With a card'));
    expect(ids(after)).toEqual(ids(view));
    const renamed = scenario(after, 'With a card');
    expect(renamed.issues.map(({ key }) => key)).toEqual([issue.key]);
    expect(renamed.result).toMatchObject({ status: 'passed', outdated: true });
    expect(await panel(issue)).toMatchObject([{ id: renamed.id, name: 'With a card' }]);
    expect((await versions(view.id)).map(({ from }) => from)).toEqual(['page', 'import']);
  });

  test('moves down, into a rule and out of it again: it keeps its id, link and result', async () => {
    const { view, issue } = await known();
    const down = to(view, 'By card', { kind: 'move', to: 'down' });
    const { feature: below } = await done('changeScenario', down);
    expect(names(below)).toEqual(['By invoice', 'By card', 'By cheque']);
    expect(below.text.split('\r\n').sort()).toEqual(view.text.split('\r\n').sort());
    const { feature: inside } = await done('changeScenario', down);
    const moved = scenario(inside, 'By card');
    expect(moved).toMatchObject({ id: down.scenarioId, ruleName: 'Abroad', issues: [{ key: issue.key }] });
    expect(moved.result).toMatchObject({ status: 'passed', outdated: false });
    expect(inside.text).toContain('    # on cards\r\n    Scenario:   By card\r\n       Given a   card\r\n');
    const { feature: out } = await done('changeScenario', { ...down, change: { kind: 'move', to: 'up' } });
    expect(scenario(out, 'By card')).toMatchObject({ id: down.scenarioId, issues: [{ key: issue.key }] });
    expect(scenario(out, 'By card').ruleName).toBeUndefined();
    expect(out.text).toBe(below.text);
    expect(await tried('changeScenario', to(out, 'By invoice', { kind: 'move', to: 'up' }))).toMatchObject({
      error: { code: 'Conflict', message: expect.stringContaining('no place further up') },
    });
  });

  test('that is the last moves down into a rule that has none, and the view says that it can', async () => {
    const before = await feature('Feature: f\n\n  Scenario: One\n    Given a\n\n  Rule: Empty\n');
    expect(before.ruleFollows).toBe(true);
    const [one] = before.scenarios;
    const change: ScenarioChange = { kind: 'move', to: 'down' };
    const payload = { featureId: before.id, scenarioId: one?.id, textHash: one?.textHash, change };
    const { feature: after } = await done('changeScenario', payload);
    expect(after.scenarios).toMatchObject([{ id: one?.id, ruleName: 'Empty' }]);
    expect(after.ruleFollows).toBeUndefined();
  });

  test('is duplicated once however often that is sent, with a name and an id of its own and no links', async () => {
    const { view, issue } = await known();
    const payload = {
      writeId: crypto.randomUUID(),
      ...to(view, 'By card', { kind: 'duplicate' }),
    };
    const { feature: after, copyId } = await done('changeScenario', payload);
    expect(after.text).toBe(
      view.text.replace(
        '  # on cards\r\n  Scenario:   By card\r\n     Given a   card\r\n\r\n',
        (own) => own + own.replace('By card', 'By card (2)'),
      ),
    );
    expect(names(after)).toEqual(['By card', 'By card (2)', 'By invoice', 'By cheque']);
    const copy = scenario(after, 'By card (2)');
    expect(copy).toMatchObject({ id: copyId, issues: [], hiddenIssues: 0 });
    expect(copy.result).toBeUndefined();
    expect(ids(view)).not.toContain(copyId);
    expect(ids(after).filter((id) => id !== copyId)).toEqual(ids(view));
    expect(scenario(after, 'By card').issues).toHaveLength(1);
    expect(await panel(issue)).toHaveLength(1);

    const again = await done('changeScenario', payload);
    expect(again).toMatchObject({ copyId, feature: { text: after.text } });
    expect(await versions(view.id)).toHaveLength(2);
    // Also when what was copied is no more.
    await done('changeScenario', to(after, 'By card', { kind: 'remove' }));
    expect(await done('changeScenario', payload)).toMatchObject({ copyId });
  });

  test('that is a copy is linked to what its tags name, own and inherited, and to nothing else', async () => {
    const [tagged, inherited, byHand] = [
      await createIssue(host, 'mira', 'EDIT', 'Tagged'),
      await createIssue(host, 'mira', 'EDIT', 'Inherited'),
      await createIssue(host, 'mira', 'EDIT', 'By hand'),
    ];
    const view = await feature(
      `@${inherited.key}\nFeature: F\n\n  @${tagged.key} @NOPE-1\n  Scenario: A\n    Given a\n`,
    );
    await host.local('POST', 'drain');
    const { id: scenarioId } = scenario(view, 'A');
    await done('link', { featureId: view.id, scenarioId, issueKey: byHand.key });
    const { copyId, feature: after } = await done('changeScenario', to(view, 'A', { kind: 'duplicate' }));
    const copy = scenario(after, 'A (2)');
    expect(copy.issues.map(({ key }) => key).sort()).toEqual([tagged.key, inherited.key].sort());
    expect((await panel(tagged)).map(({ id }) => id).sort()).toEqual([scenarioId, copyId].sort());
    expect((await panel(byHand)).map(({ id }) => id)).toEqual([scenarioId]);
  });

  test('becomes manual without a version of the text', async () => {
    const view = await feature();
    const { feature: after } = await done(
      'changeScenario',
      to(view, 'By invoice', { kind: 'testType', testType: 'manual' }),
    );
    expect(after.scenarios.map(({ testType }) => testType)).toEqual(['automated', 'manual', 'automated']);
    expect(after.text).toBe(TEXT);
    expect(await versions(view.id)).toHaveLength(1);
    const copied = await done('changeScenario', to(after, 'By invoice', { kind: 'duplicate' }));
    expect(scenario(copied.feature, 'By invoice (2)').testType).toBe('manual');
  });

  test('is removed with its links, once, and comes back with its id, link and result', async () => {
    const { view, issue } = await known();
    const payload = { writeId: crypto.randomUUID(), ...to(view, 'By card', { kind: 'remove' }) };
    const { feature: after } = await done('changeScenario', payload);
    expect(after.text).toBe(
      view.text.replace('\r\n  # on cards\r\n  Scenario:   By card\r\n     Given a   card\r\n', ''),
    );
    expect(ids(after)).toEqual(ids(view).slice(1));
    expect(await panel(issue)).toEqual([]);
    expect((await done('changeScenario', payload)).feature.text).toBe(after.text);
    expect(
      await tried('changeScenario', to(view, 'By card', { kind: 'rename', name: 'Late' })),
    ).toMatchObject({ error: { code: 'NotFound' } });

    const { featureId, scenarioId } = payload;
    const { feature: back } = await done('bringBack', { featureId, scenarioId });
    expect(back.text).toBe(view.text);
    expect(back.scenarios).toEqual(view.scenarios);
    expect(await panel(issue)).toMatchObject([{ id: scenarioId }]);
    expect((await done('bringBack', { featureId, scenarioId })).feature.text).toBe(view.text);
  });

  test('is not changed where somebody changed it meanwhile; what changed elsewhere is no matter', async () => {
    const view = await feature();
    const stale = to(view, 'By card', { kind: 'rename', name: 'Mine' });
    const elsewhere = TEXT.replace('an invoice', 'a long invoice').replace(
      '\r\n  # on',
      '\r\n  # more\r\n  # on',
    );
    await done('saveText', { featureId: view.id, text: elsewhere, textHash: view.textHash });
    expect((await done('changeScenario', stale)).feature.text).toBe(elsewhere.replace('By card', 'Mine'));

    for (const change of [
      { kind: 'rename', name: 'Mine' },
      { kind: 'duplicate' },
      { kind: 'move', to: 'down' },
      { kind: 'testType', testType: 'manual' },
      { kind: 'remove' },
    ] satisfies ScenarioChange[])
      expect(await tried('changeScenario', { ...stale, change })).toMatchObject({
        error: { code: 'Conflict', message: expect.stringContaining('Somebody else changed this scenario') },
      });
    expect((await open(view.id)).text).toBe(elsewhere.replace('By card', 'Mine'));
  });

  test('two changes at once both happen', async () => {
    const view = await feature();
    await Promise.all([
      done('changeScenario', to(view, 'By card', { kind: 'rename', name: 'One' })),
      done('changeScenario', to(view, 'By invoice', { kind: 'move', to: 'down' })),
      done('changeScenario', to(view, 'By cheque', { kind: 'duplicate' })),
    ]);
    const after = await open(view.id);
    expect(names(after)).toEqual(['One', 'By invoice', 'By cheque', 'By cheque (2)']);
    expect(scenario(after, 'By invoice')).toMatchObject({
      id: scenario(view, 'By invoice').id,
      ruleName: 'Abroad',
    });
  });

  test('stays as it is while the feature is a draft', async () => {
    const view = await feature();
    await done('saveText', {
      featureId: view.id,
      text: `${TEXT}nonsense`,
      textHash: view.textHash,
      asDraft: true,
    });
    for (const change of [{ kind: 'duplicate' }, { kind: 'rename', name: 'x' }, { kind: 'remove' }] as const)
      expect(await tried('changeScenario', to(view, 'By card', change))).toMatchObject({
        error: { code: 'Conflict', message: expect.stringContaining('kept as a draft') },
      });
    // Who runs a scenario is no part of the text.
    const manual = to(view, 'By card', { kind: 'testType', testType: 'manual' });
    expect(await tried('changeScenario', manual)).toMatchObject({ ok: true });
    expect((await open(view.id)).text).toBe(`${TEXT}nonsense`);
  });

  test('is changed only by those who may, while the licence holds, with a name that is one', async () => {
    const view = await feature();
    const rename = (name: string) => to(view, 'By card', { kind: 'rename', name });
    expect(await tried('changeScenario', rename('x'), 'vic')).toMatchObject({ error: { code: 'Forbidden' } });
    expect(await tried('bringBack', rename('x'), 'vic')).toMatchObject({ error: { code: 'Forbidden' } });
    expect(await tried('changeScenario', rename('x'), 'nora')).toMatchObject({ error: { code: 'NotFound' } });
    for (const name of [' ', 'a\nb', 'x'.repeat(1001)])
      expect(await tried('changeScenario', rename(name))).toMatchObject({ error: { code: 'Invalid' } });
    const other = { ...rename('x'), change: { kind: 'explode' } };
    expect(await tried('changeScenario', other)).toMatchObject({ error: { code: 'Invalid' } });

    const licence = (state: string) => host.local('POST', 'license', { state, environment: 'PRODUCTION' });
    await licence('lapsed');
    const lapsed = await tried('changeScenario', rename('x'));
    await licence('active');
    expect(lapsed).toMatchObject({ error: { code: 'LicenceLapsed' } });

    const setState = (state: 'enabled' | 'disabled') =>
      ask<SettingsView>(host, 'paul', SETTINGS, at, 'save', { writeId: crypto.randomUUID(), state });
    await setState('disabled');
    const disabled = await tried('changeScenario', rename('x'));
    await setState('enabled');
    expect(disabled.ok).toBe(false);
    expect((await open(view.id)).text).toBe(TEXT);
  });
});
