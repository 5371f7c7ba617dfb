import type { FeatureView, PanelScenario, Reply, Vocabulary } from '../../src/invoke-api';
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

const file = (name: string, steps: readonly string[], tag = '') => ({
  path: `${name}.feature`,
  bytes: Buffer.from(
    [
      `Feature: ${name}`,
      '',
      `  ${tag}`,
      `  Scenario: Of ${name}`,
      ...steps.map((step) => `    ${step}`),
      '',
    ].join('\n'),
  ),
});

describe('the words of a project', () => {
  let host: Host;
  let issue: Issue;
  let project: string;
  let turn = 0;

  beforeAll(async () => {
    host = await startHost();
  });
  beforeEach(async () => {
    turn += 1;
    project = `WRD${turn}`;
    await enabledProject(host, project);
    issue = await createIssue(host, 'mira', project, 'A story');
  });
  afterAll(() => host?.stop());

  const spec = <T>(name: string, payload: object = {}, user: User = 'mira') =>
    ask<T>(host, user, SPECIFICATION, { projectKey: project }, name, payload);
  const change = <T = { feature: FeatureView }>(name: string, payload: object) =>
    spec<T>(name, { writeId: crypto.randomUUID(), ...payload });
  const words = (payload: object = {}) => spec<Vocabulary>('vocabulary', payload);
  const onStory = (payload: object = {}, user: User = 'mira', key = issue.key) =>
    ask<Vocabulary>(host, user, PANEL, { issueKey: key }, 'vocabulary', payload);
  const bring = async (...files: ReturnType<typeof file>[]): Promise<string[]> => {
    const imported = await importAll(host, 'mira', project, files);
    await host.local('POST', 'drain');
    return imported.map(({ featureId }) => featureId ?? '');
  };
  const open = async (featureId?: string) =>
    (await spec<{ feature: FeatureView }>('feature', { featureId })).feature;

  test('are its steps and tags, those of the feature at hand first', async () => {
    const [, cash = ''] = await bring(
      file('Card', ['Given a basket', 'When I pay by card', 'And a basket'], '@paying @card'),
      file('Cash', ['Given a basket', 'When I pay in cash'], '@paying'),
    );
    expect(await words()).toEqual({
      steps: [
        { text: 'a basket', uses: 3, here: 0 },
        { text: 'I pay by card', uses: 1, here: 0 },
        { text: 'I pay in cash', uses: 1, here: 0 },
      ],
      tags: [
        { name: '@paying', uses: 2 },
        { name: '@card', uses: 1 },
      ],
    });
    expect((await words({ featureId: cash })).steps).toEqual([
      { text: 'a basket', uses: 3, here: 1 },
      { text: 'I pay in cash', uses: 1, here: 1 },
      { text: 'I pay by card', uses: 1, here: 0 },
    ]);
  });

  test('follow every change of a text at once', async () => {
    const [one = '', two = ''] = await bring(file('One', ['Given a first']), file('Two', ['Given a second']));
    const texts = async () => (await words()).steps.map(({ text, uses }) => [text, uses]);
    const before = await open(one);
    const text = before.text.replace('a first', 'a changed');
    await change('saveText', { featureId: one, text, textHash: before.textHash });
    expect(await texts()).toEqual([
      ['a changed', 1],
      ['a second', 1],
    ]);
    const { scenario } = await ask<{ scenario: PanelScenario }>(
      host,
      'mira',
      PANEL,
      { issueKey: issue.key },
      'add',
      {
        writeId: crypto.randomUUID(),
        feature: { name: 'Three' },
        text: 'Scenario: New\n  Given a second\n',
      },
    );
    expect(await texts()).toContainEqual(['a second', 2]);
    expect((await onStory()).steps[0]).toEqual({ text: 'a second', uses: 2, here: 1 });
    expect((await onStory({ featureId: one })).steps[0]).toEqual({ text: 'a changed', uses: 1, here: 1 });

    const moving = (await open(scenario.featureId)).scenarios[0];
    await change('moveToFeature', {
      featureId: scenario.featureId,
      scenarioId: scenario.id,
      textHash: moving?.textHash,
      targetId: two,
    });
    expect((await words({ featureId: two })).steps[0]).toEqual({ text: 'a second', uses: 2, here: 2 });
    await change('remove', { featureId: two, textHash: (await open(two)).textHash });
    expect(await texts()).toEqual([['a changed', 1]]);
    await change('recover', { featureId: two });
    expect(await texts()).toEqual([
      ['a second', 2],
      ['a changed', 1],
    ]);
    const [newest, oldest] = (await spec<{ versions: { version: string }[] }>('versions', { featureId: one }))
      .versions;
    expect(oldest?.version).not.toBe(newest?.version);
    const { textHash } = await open(one);
    await change('restore', { featureId: one, version: oldest?.version, textHash });
    expect(await texts()).toContainEqual(['a first', 1]);
    expect(disagreements(await dumpOf(host)).filter((line) => line.includes('vocabulary'))).toEqual([]);
  });

  test('are found again by an import that comes twice, and by rebuilding the lists', async () => {
    await host.local('POST', 'faults', { target: 'queue', kind: '500', rate: 1, seed: 1 });
    const files = [file('Queue', ['Given a queue'])];
    await expect(bring(...files)).rejects.toThrow('Unavailable');
    await host.local('DELETE', 'faults');
    expect((await words()).steps).toEqual([]);
    await bring(...files);
    expect((await words()).steps).toEqual([{ text: 'a queue', uses: 1, here: 0 }]);

    const dump = await dumpOf(host);
    for (const [key] of bodies(dump, 'vocabulary'))
      if (/:-$/.test(key))
        await host.local('POST', 'storage', { operation: 'entity/delete', entityName: 'vocabulary', key });
    const payload = { writeId: crypto.randomUUID() };
    await ask(host, 'paul', SETTINGS, { projectKey: project }, 'rebuild', payload);
    expect(await host.local('POST', 'drain')).toMatchObject({ failed: 0 });
    expect((await words()).steps).toEqual([{ text: 'a queue', uses: 1, here: 0 }]);
  });

  test('of other projects are shown only as far as the story uses them and the person may see them', async () => {
    await bring(file('Own', ['Given a own step']));
    const own = project;
    const story = issue;
    project = `ELS${turn}`;
    await enabledProject(host, project);
    const [shared = ''] = await bring(
      file('Shared', ['Given a shared step']),
      file('Secret', ['Given a secret step']),
    );
    const { scenarios } = await open(shared);
    await change('link', { featureId: shared, scenarioId: scenarios[0]?.id, issueKey: story.key });
    project = own;
    expect((await onStory()).steps).toEqual([
      { text: 'a shared step', uses: 0, here: 1 },
      { text: 'a own step', uses: 1, here: 0 },
    ]);
    const reply = await host.invoke<Reply<Vocabulary>>(
      'nora',
      PANEL,
      { issueKey: story.key },
      'vocabulary',
      {},
    );
    expect(reply).toMatchObject({ ok: false, error: { code: 'NotFound' } });
    expect((await words({ featureId: shared })).steps).toEqual([{ text: 'a own step', uses: 1, here: 0 }]);
  });
});
