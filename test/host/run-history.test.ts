import type { FeatureView, Reply, RunHistory } from '../../src/invoke-api';
import { startHost, type Host, type User } from '../support/host';
import { importAll } from '../support/import';
import {
  ask,
  createIssue,
  enabledProjectWithKey,
  PANEL,
  publish,
  SPECIFICATION,
  type NewKey,
} from '../support/site';

const TEXT =
  'Feature: Paying\n\n  Scenario: By card\n    Given a card\n\n  Scenario: By invoice\n    Given an invoice\n';

describe('the history of a scenario', () => {
  let host: Host;
  let made: NewKey;
  let feature: FeatureView;
  const at = { projectKey: 'HIS' };

  beforeAll(async () => {
    host = await startHost();
    made = await enabledProjectWithKey(host, 'HIS');
    const [imported] = await importAll(host, 'mira', 'HIS', [
      { path: 'p.feature', bytes: Buffer.from(TEXT) },
    ]);
    feature = await open(imported?.featureId);
  });
  afterAll(() => host?.stop());

  const open = async (featureId?: string) =>
    (await ask<{ feature: FeatureView }>(host, 'mira', SPECIFICATION, at, 'feature', { featureId })).feature;
  const target = (name: string) => ({
    featureId: feature.id,
    scenarioId: feature.scenarios.find((one) => one.name === name)?.id,
  });
  const history = (name: string, before?: string) =>
    ask<RunHistory>(host, 'mira', SPECIFICATION, at, 'history', { ...target(name), before });
  const run = async (status: string, names: readonly string[], headers: Record<string, string> = {}) => {
    await host.local('POST', 'clock', { advance: '1m' });
    const elements = names.map((name) => ({
      type: 'scenario',
      keyword: 'Scenario',
      name,
      steps: [
        {
          keyword: 'Given ',
          name: 'a card',
          result: { status, ...(status === 'failed' && { error_message: 'declined' }) },
        },
      ],
    }));
    const about = { 'x-build': crypto.randomUUID() };
    const report = JSON.stringify([
      { uri: 'p.feature', name: 'Paying', description: about['x-build'], elements },
    ]);
    expect((await publish(made, report, headers)).status).toBe(200);
    await host.local('POST', 'drain');
  };

  test('has its results, those of the newest run first, and says which are of another text', async () => {
    expect(await history('By card')).toEqual({ results: [] });
    await run('passed', ['By card', 'By invoice']);
    await run('failed', ['By card']);
    const { results } = await history('By card');
    expect(results).toMatchObject([
      { status: 'failed', message: 'declined', outdated: false },
      { status: 'passed', outdated: false },
    ]);
    expect(new Set(results.map(({ runId }) => runId)).size).toBe(2);
    expect((await history('By invoice')).results).toMatchObject([{ status: 'passed' }]);

    const text = feature.text.replace('a card', 'a credit card');
    const payload = { writeId: crypto.randomUUID(), featureId: feature.id, text, textHash: feature.textHash };
    await ask(host, 'mira', SPECIFICATION, at, 'saveText', payload);
    await run('passed', ['By card']);
    expect((await history('By card')).results.map(({ outdated }) => outdated)).toEqual([false, true, true]);
  });

  test('goes on with older runs', async () => {
    for (let n = 0; n < 22; n += 1) await run('passed', n % 2 ? ['By card'] : ['By card', 'By invoice']);
    const first = await history('By card');
    expect(first.results).toHaveLength(20);
    const second = await history('By card', first.before);
    expect(second.results).toHaveLength(5);
    expect(second.before).toBeUndefined();
    const times = [...first.results, ...second.results].map(({ startedAt }) => startedAt);
    expect(times).toEqual([...times].sort().reverse());
    expect((await history('By invoice')).results).toHaveLength(10);
  });

  test('is told on an issue, and to nobody who may not see the project', async () => {
    const issue = await createIssue(host, 'mira', 'HIS', 'A story');
    const ofCard = (user: User, payload: object = {}) =>
      host.invoke<Reply<RunHistory>>(user, PANEL, { issueKey: issue.key }, 'history', {
        ...target('By card'),
        ...payload,
      });
    expect(await ofCard('vic')).toMatchObject({ ok: true, value: { results: expect.any(Array) } });
    expect(await ofCard('nora')).toMatchObject({ ok: false, error: { code: 'NotFound' } });
    expect(await ofCard('vic', { scenarioId: `${feature.id}.00000000` })).toMatchObject({
      ok: false,
      error: { code: 'NotFound' },
    });
    expect(await ofCard('vic', { before: 'nonsense' })).toMatchObject({
      ok: false,
      error: { code: 'Invalid' },
    });
    await enabledProjectWithKey(host, 'HI2');
    const elsewhere = await host.invoke(
      'mira',
      SPECIFICATION,
      { projectKey: 'HI2' },
      'history',
      target('By card'),
    );
    expect(elsewhere).toMatchObject({ ok: false, error: { code: 'NotFound' } });
  });
});
