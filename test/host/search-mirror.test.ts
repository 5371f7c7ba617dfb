import { startHost, type Host } from '../support/host';
import { ran, ranFeature, reportOn } from '../support/reports';
import {
  ask,
  createIssue,
  enabledProjectWithKey,
  PANEL,
  publish,
  type Issue,
  type NewKey,
} from '../support/site';

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
    const answer = await host.jira<{ issues: unknown[] }>('vic', 'POST', '/rest/api/3/search/jql', { jql });
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
});
