import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { metered, type Metered } from '../support/meter';
import { PASSED, ran, ranFeature, reportOn } from '../support/reports';
import {
  ask,
  createIssue,
  enabledProjectWithKey,
  PANEL,
  publish,
  type Issue,
  type NewKey,
} from '../support/site';
import { bodies, dumpOf } from '../support/stored';

const SEARCH = '/rest/api/3/search/jql';

describe('the search property', () => {
  let host: Host;
  let made: NewKey;
  let issue: Issue;

  beforeAll(async () => {
    host = await startHost();
    made = await enabledProjectWithKey(host, 'MIR');
    issue = await createIssue(host, 'mira', 'MIR', 'A story');
    await ask(host, 'mira', PANEL, { issueKey: issue.key }, 'add', {
      writeId: crypto.randomUUID(),
      feature: { name: 'Shop' },
      text: 'Scenario: Pay\n  Given it passes\n',
    });
    await host.local('POST', 'drain');
  });
  afterAll(() => host?.stop());

  const found = async (jql: string): Promise<number> => {
    const answer = await host.jira<{ issues: unknown[] }>('vic', 'POST', SEARCH, { jql });
    return answer.issues.length;
  };
  const report = (status: string): string =>
    reportOn(
      ranFeature('shop.feature', 'Shop', [ran('Pay', { 'Given it passes': { status, duration: 1 } })]),
    );

  test('that Jira refused until its job was given up is put right when the story is looked at', async () => {
    await host.local('POST', 'faults', { target: 'jira', rate: 1, kind: '500', seed: 1, path: 'properties' });
    expect((await publish(made, report('passed'))).status).toBe(200);
    expect(await host.local('POST', 'drain')).toMatchObject({ failed: 1 });
    await host.local('DELETE', 'faults');
    expect(await found('bddPassed = 1')).toBe(0);
    await host.local('POST', 'clock', { advance: '10m' });
    await ask(host, 'vic', PANEL, { issueKey: issue.key }, 'load');
    await host.local('POST', 'drain');
    expect(await found('bddPassed = 1 AND bddResult = passed')).toBe(1);
  });

  test('that is right asks nothing more of the queue', async () => {
    await host.local('POST', 'clock', { advance: '10m' });
    await ask(host, 'vic', PANEL, { issueKey: issue.key }, 'load');
    expect(await host.local('POST', 'drain')).toMatchObject({ processed: 0 });
  });

  test('is written with at most two requests for 100 issues that changed, and none for those that did not', async () => {
    const tenant = await host.tenant('many');
    const many = await enabledProjectWithKey(tenant, 'MANY');
    const issues = await Promise.all(
      Array.from({ length: 250 }, (_, n) => createIssue(tenant, 'mira', 'MANY', `Story ${n}`)),
    );
    const importNamed = async (names: readonly string[]): Promise<void> => {
      const written = names.map(
        (name, n) => `  @${issues[n]?.key}\n  Scenario: ${name}\n    Given ${name}\n`,
      );
      const bytes = Buffer.from(`Feature: Many\n\n${written.join('\n')}`);
      await importAll(tenant, 'mira', 'MANY', [{ path: 'many.feature', bytes }], 'replace');
      expect(await tenant.local('POST', 'drain')).toMatchObject({ failed: 0 });
    };
    const linked = async (): Promise<string[]> => {
      const lists = bodies<{ links: { scenarioId: string }[]; mirror: { due: boolean } }>(
        await dumpOf(tenant),
        'issue',
      );
      const ofIssues = issues.map(({ id }) => lists.get(`issue:${id}`));
      expect(ofIssues.filter((list) => list?.mirror.due !== false)).toEqual([]);
      return ofIssues.flatMap((list) => list?.links.map(({ scenarioId }) => scenarioId) ?? []);
    };
    const writesOf = ({ jira }: Metered<unknown>): number =>
      Object.entries(jira.byPath).reduce((sum, [path, n]) => sum + (path.includes('/properties') ? n : 0), 0);
    const names = () => issues.map(() => crypto.randomUUID());
    await importNamed(names());
    const before = await linked();
    expect(before).toHaveLength(issues.length);

    const others = names();
    const replacing = await metered(tenant, () => importNamed(others));
    expect((await linked()).filter((id) => before.includes(id))).toEqual([]);
    expect(writesOf(replacing)).toBe(0);

    const passing = await metered(tenant, async () => {
      const results = others.map((name) => ran(name, { 'Given it passes': PASSED }));
      const reply = await publish(many, reportOn(ranFeature('many.feature', 'Many', results)));
      expect(await reply.json()).toMatchObject({ matched: issues.length });
      await tenant.local('POST', 'drain');
    });
    const found = { jql: 'project = MANY AND bddPassed = 1', maxResults: 1000 };
    const { issues: passed } = await tenant.jira<{ issues: unknown[] }>('vic', 'POST', SEARCH, found);
    expect(passed).toHaveLength(issues.length);
    const polls = passing.jira.byPath['/rest/api/3/task/{taskId}'] ?? 0;
    expect(writesOf(passing)).toBeLessThanOrEqual(2 * Math.ceil(issues.length / 100));
    expect(passing.jira.requests).toBe(writesOf(passing) + polls);
  });
});
