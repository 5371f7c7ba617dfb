import type { FeatureView, ProjectView } from '../../src/invoke-api';
import { downloaded, forgetDownloads } from '../support/downloads';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { metered } from '../support/meter';
import {
  ask,
  createIssue,
  createProject,
  download,
  enabledProjectWithKey,
  moveIssue,
  SETTINGS,
  SPECIFICATION,
  type Issue,
  type NewKey,
  type Project,
} from '../support/site';
import { dumpOf } from '../support/stored';

const TEXT = 'Feature: Shop\n\n  Scenario: Pay\n    Given a card\n\n  Scenario: Ship\n    Given a box\n';

/** What is kept so that a download is not made anew is never other than what would be made. */
describe('downloads of what did not change', () => {
  let host: Host;
  let made: NewKey & { project: Project };
  let issue: Issue;
  const at = { projectKey: 'SHOP' };
  const write = <T extends object>(payload: T) => ({ writeId: crypto.randomUUID(), ...payload });
  const page = <T>(name: string, payload: object) => ask<T>(host, 'paul', SPECIFICATION, at, name, payload);
  const save = (settings: object) =>
    ask(host, 'paul', SETTINGS, at, 'save', write({ state: 'enabled', ...settings }));
  const feature = async (name = 'Shop'): Promise<FeatureView> => {
    const { features } = await page<ProjectView>('load', {});
    const { id: featureId } = features.find((one) => one.name === name) ?? {};
    return (await page<{ feature: FeatureView }>('feature', { featureId })).feature;
  };
  const files = (files: Record<string, string>) =>
    importAll(
      host,
      'paul',
      'SHOP',
      Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
      'replace',
    );
  const edit = (fields: object) => host.jira('ada', 'PUT', `/rest/api/3/issue/${issue.key}`, { fields });

  beforeAll(async () => {
    host = await startHost();
    made = await enabledProjectWithKey(host, 'SHOP');
    issue = await createIssue(host, 'mira', 'SHOP', 'A story');
    await files({ 'shop.feature': TEXT, 'more.feature': TEXT.replace('Shop', 'More') });
    const { id: featureId, scenarios } = await feature();
    await page('link', write({ featureId, scenarioId: scenarios[0]?.id, issueKey: issue.key }));
  });
  afterAll(() => host?.stop());

  const CHANGES: [string, () => Promise<unknown>][] = [
    [
      'a text is saved',
      async () => {
        const { id: featureId, textHash, text } = await feature();
        await page('saveText', write({ featureId, textHash, text: text.replace('a card', 'a coin') }));
      },
    ],
    ['a file is imported', () => files({ 'third.feature': TEXT.replace('Shop', 'Third') })],
    [
      'a file is replaced by one with errors',
      () => files({ 'third.feature': 'Feature: Third\n  Scenario\n' }),
    ],
    [
      'a scenario is manual',
      async () => {
        const { id: featureId, scenarios } = await feature();
        const { id: scenarioId, textHash } = scenarios[1] ?? {};
        const change = { kind: 'testType', testType: 'manual' };
        await page('changeScenario', write({ featureId, textHash, scenarioId, change }));
      },
    ],
    ['scenarios are manual by default', () => save({ defaultTestType: 'manual' })],
    ['they are no more', () => save({ defaultTestType: 'automated' })],
    [
      'a feature is removed',
      async () => {
        const { id: featureId, textHash } = await feature('More');
        await page('remove', write({ featureId, textHash }));
      },
    ],
    [
      'it is brought back',
      async () => {
        await host.local('POST', 'clock', { advance: '10m' });
        const { removed } = await page<{ removed: { featureId: string }[] }>('removed', {});
        await page('recover', write({ featureId: removed[0]?.featureId }));
      },
    ],
    ['a status has another tag', () => save({ statusMapping: { '10000': 'COMPLETED' } })],
    ['a status has no tag', () => save({ statusMapping: { '10000': 'NONE' } })],
    ['a status has its own tag', () => save({ statusMapping: { '10000': null } })],
    [
      'an issue has another status',
      () =>
        host.jira('mira', 'POST', `/rest/api/3/issue/${issue.key}/transitions`, { transition: { id: '31' } }),
    ],
    [
      'an issue is assigned',
      async () => {
        const mira = await host.jira<{ accountId: string }>('mira', 'GET', '/rest/api/3/myself');
        await edit({ assignee: { accountId: mira.accountId } });
      },
    ],
    [
      'an issue has a version',
      async () => {
        await host.jira('paul', 'POST', '/rest/api/3/version', {
          name: '1.0',
          projectId: Number(made.project.id),
        });
        await edit({ fixVersions: [{ name: '1.0' }] });
      },
    ],
    [
      'a scenario is linked',
      async () => {
        const { id: featureId, scenarios } = await feature('More');
        await page('link', write({ featureId, scenarioId: scenarios[0]?.id, issueKey: issue.key }));
      },
    ],
    [
      'an issue is moved',
      async () => {
        await createProject(host, 'AWAY');
        issue = { ...issue, key: await moveIssue(host, 'ada', issue, 'AWAY') };
      },
    ],
    ['an issue is deleted', () => host.jira('ada', 'DELETE', `/rest/api/3/issue/${issue.key}`)],
  ];

  test.each(CHANGES)('are made anew when %s', async (_, happen) => {
    const before = [await downloaded(made, 'SHOP'), await downloaded(made, 'SHOP', true)];
    await happen();
    await host.local('POST', 'drain');
    const after = [await downloaded(made, 'SHOP'), await downloaded(made, 'SHOP', true)];
    expect(after).not.toEqual(before);
    await forgetDownloads(host);
    expect([await downloaded(made, 'SHOP'), await downloaded(made, 'SHOP', true)]).toEqual(after);
  });

  test('ask storage twice and Jira not at all', async () => {
    const first = await downloaded(made, 'SHOP');
    const known = await metered(host, () =>
      download(made, 'SHOP', { headers: { 'if-none-match': first.etag } }),
    );
    expect(known.value.status).toBe(304);
    expect([known.kvs.requests, known.kvs.writeUnits, known.os.requests, known.jira.requests]).toEqual([
      2, 0, 0, 0,
    ]);
    const whole = await metered(host, () => downloaded(made, 'SHOP'));
    expect(whole.value).toEqual(first);
    expect([whole.kvs.requests, whole.kvs.writeUnits, whole.os.requests, whole.jira.requests]).toEqual([
      2, 0, 0, 0,
    ]);
  });

  test('ask Jira for those issues only that changed, and for all after a day', async () => {
    const { id: featureId, scenarios } = await feature();
    const stories: Issue[] = [];
    for (let n = 0; n < 20; n += 1) stories.push(await createIssue(host, 'mira', 'SHOP', `Story ${n}`));
    for (const { key: issueKey } of stories)
      await page('link', write({ featureId, scenarioId: scenarios[0]?.id, issueKey }));
    await host.local('POST', 'drain');
    // A read costs a point and one for each object.
    const points = async () => (await metered(host, () => downloaded(made, 'SHOP'))).jira.points;
    expect(await points()).toBe(21);
    await files({ 'third.feature': TEXT.replace('Shop', 'Third time') });
    expect(await points()).toBe(0);
    await host.jira('mira', 'PUT', `/rest/api/3/issue/${stories[3]?.key}`, { fields: { summary: 'Else' } });
    await host.local('POST', 'drain');
    expect(await points()).toBe(0);
    await host.jira('mira', 'POST', `/rest/api/3/issue/${stories[3]?.key}/transitions`, {
      transition: { id: '31' },
    });
    await host.local('POST', 'drain');
    expect(await points()).toBe(2);
    await host.local('POST', 'clock', { advance: '23h' });
    expect(await points()).toBe(0);
    await host.local('POST', 'clock', { advance: '2h' });
    expect(await points()).toBe(21);
  });

  test('an issue that was edited and is linked to nothing costs a look', async () => {
    const story = await createIssue(host, 'mira', 'SHOP', 'Nothing on it');
    await host.local('POST', 'drain');
    const { kvs, jira } = await metered(host, async () => {
      await host.jira('mira', 'POST', `/rest/api/3/issue/${story.key}/transitions`, {
        transition: { id: '31' },
      });
      await host.local('POST', 'drain');
    });
    expect([kvs.requests, kvs.writeUnits, jira.requests]).toEqual([2, 0, 0]);
  });

  test('nothing of it is left two days later', async () => {
    const story = await createIssue(host, 'mira', 'SHOP', 'Kept for a day');
    const { id: featureId, scenarios } = await feature();
    await page('link', write({ featureId, scenarioId: scenarios[0]?.id, issueKey: story.key }));
    await downloaded(made, 'SHOP', true);
    await downloaded(made, 'SHOP');
    const kept = async () => {
      const { entities } = await dumpOf(host);
      return [entities.facts?.length, entities.download?.length];
    };
    expect(await kept()).toEqual([expect.any(Number), 2]);
    await host.local('POST', 'clock', { advance: '3d' });
    expect(await kept()).toEqual([0, 0]);
  });
});

/** An archive that does not fit into a record lies in Object Store. */
describe('large downloads of what did not change', () => {
  let host: Host;
  let made: NewKey;
  beforeAll(async () => {
    host = await startHost();
    made = await enabledProjectWithKey(host, 'LARGE');
    const random = Array.from({ length: 40 }, (_, n) => ({
      path: `${n}.feature`,
      bytes: Buffer.from(
        `Feature: ${n}\n\n  Scenario: ${n}\n${Array.from({ length: 60 }, () => `    Given ${crypto.randomUUID()}\n`).join('')}`,
      ),
    }));
    await importAll(host, 'paul', 'LARGE', random);
    await host.local('POST', 'drain');
  });
  afterAll(() => host?.stop());

  test('are fetched from Object Store', async () => {
    const first = await downloaded(made, 'LARGE');
    expect([first.status, first.bytes.length > 100_000]).toEqual([200, true]);
    const again = await metered(host, () => downloaded(made, 'LARGE'));
    expect(again.value).toEqual(first);
    expect([again.kvs.requests, again.kvs.writeUnits, again.os.requests]).toEqual([2, 0, 1]);
  });

  test('are made again where Object Store has them no more, or something else', async () => {
    const first = await downloaded(made, 'LARGE');
    const { objects } = await dumpOf(host);
    expect(objects).toHaveLength(1);
    await host.local('POST', 'faults', { target: 'os', kind: '500', rate: 1, seed: 1 });
    expect(await downloaded(made, 'LARGE')).toEqual(first);
    await host.local('DELETE', 'faults');
    expect(await downloaded(made, 'LARGE')).toEqual(first);
  });
});
