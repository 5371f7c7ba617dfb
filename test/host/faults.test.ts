import type { FeatureChoice, PanelApi, PanelView, Reply } from '../../src/invoke-api';
import { startHost, type Host } from '../support/host';
import { ask, createIssue, enabledProjectWithKey, PANEL, SPECIFICATION, type Issue } from '../support/site';

type Added = ReturnType<PanelApi['add']>;

/** How long storage stays silent: in production until the caller gives up, which says no more. */
const SILENT_MS = 300;

const ISSUES = 4;
const ROUNDS = 10;

/** People who save at once on shared features while the storage fails now and then, also after it has written. */
describe.each([
  ['reset-after-write', 11],
  ['500', 12],
  ['timeout', 13],
])('saving while storage fails by %s', (kind, seed) => {
  let host: Host;
  const issues: Issue[] = [];

  beforeAll(async () => {
    host = await startHost();
    await enabledProjectWithKey(host, 'FLT');
    for (let n = 0; n < ISSUES; n += 1) issues.push(await createIssue(host, 'mira', 'FLT', `Story ${n}`));
  });
  afterAll(() => host?.stop());

  const view = (issue: Issue) => ask<PanelView>(host, 'mira', PANEL, { issueKey: issue.key }, 'load');

  test('keeps everything acknowledged, nothing twice, and all lists in step', async () => {
    await host.local('POST', 'faults', { target: 'kvs', rate: 0.08, kind, seed, ms: SILENT_MS });
    const acknowledged: string[] = [];
    await Promise.all(
      issues.map(async (issue, writer) => {
        for (let n = 0; n < ROUNDS; n += 1) {
          const name = `Writer ${writer} number ${n}`;
          const reply = await host.invoke<Added>('mira', PANEL, { issueKey: issue.key }, 'add', {
            writeId: crypto.randomUUID(),
            feature: { name: `Shared ${n % 3}` },
            text: `Scenario: ${name}\n  Given it passes\n`,
          });
          if (reply.ok) acknowledged.push(name);
          else expect(['Conflict', 'Unavailable', 'RateLimited']).toContain(reply.error.code);
        }
      }),
    );
    await host.local('DELETE', 'faults');
    await host.local('POST', 'drain');

    const views = await Promise.all(issues.map(view));
    const names = views.flatMap(({ scenarios }) => scenarios.map(({ name }) => name));
    expect(acknowledged.length).toBeGreaterThan(ISSUES * ROUNDS * 0.8);
    expect(acknowledged.filter((name) => !names.includes(name))).toEqual([]);
    expect(names.length).toBe(new Set(names).size);

    const [issue] = issues;
    if (!issue) throw new Error('No issue');
    const { features } = await ask<{ features: FeatureChoice[] }>(
      host,
      'mira',
      PANEL,
      { issueKey: issue.key },
      'features',
    );
    expect(features.map(({ name }) => name)).toEqual(['Shared 0', 'Shared 1', 'Shared 2']);
    expect(features.reduce((sum, { scenarios }) => sum + scenarios, 0)).toBe(names.length);
  });

  test('leaves search in step once the storage is well again', async () => {
    for (const issue of issues) {
      const { scenarios } = await view(issue);
      const found = await host.jira<{ issues: unknown[] }>('vic', 'POST', '/rest/api/3/search/jql', {
        jql: `key = ${issue.key} AND bddScenarios = ${scenarios.length}`,
      });
      expect(found.issues).toHaveLength(1);
    }
  });
});

test('an edit delivered again after its answer was lost is told as done', async () => {
  const host = await startHost();
  await enabledProjectWithKey(host, 'LOST');
  const issue = await createIssue(host, 'mira', 'LOST', 'A story');
  const payload = {
    writeId: crypto.randomUUID(),
    feature: { name: 'Lost' },
    text: 'Scenario: Once\n  Given it passes\n',
  };
  await host.local('POST', 'faults', {
    target: 'kvs',
    rate: 1,
    kind: 'reset-after-write',
    seed: 1,
    path: 'transaction',
  });
  const first = await host.invoke<Reply<unknown>>('mira', PANEL, { issueKey: issue.key }, 'add', payload);
  await host.local('DELETE', 'faults');
  const second = await host.invoke<Reply<unknown>>('mira', PANEL, { issueKey: issue.key }, 'add', payload);
  expect(first).toMatchObject({ ok: true });
  expect(second).toEqual(first);
  await host.stop();
});

test('who is asked to wait by the storage is told to wait', async () => {
  const host = await startHost();
  try {
    await enabledProjectWithKey(host, 'WAIT');
    for (const path of ['query', 'transaction', 'batch/get']) {
      await host.local('POST', 'faults', { target: 'kvs', rate: 1, kind: '429', seed: 1, path });
      const name = path === 'query' ? 'removed' : 'create';
      const reply = await host.invoke<Reply<unknown>>('mira', SPECIFICATION, { projectKey: 'WAIT' }, name, {
        ...(name === 'create' && { writeId: crypto.randomUUID(), name: path }),
      });
      expect([path, reply]).toMatchObject([path, { ok: false, error: { code: 'RateLimited' } }]);
      await host.local('DELETE', 'faults');
    }
  } finally {
    await host.stop();
  }
});
