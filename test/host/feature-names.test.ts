import type { FeatureChoice, FeatureView, PanelScenario, PanelView } from '../../src/invoke-api';
import { startHost, type Host } from '../support/host';
import { ask, createIssue, enabledProjectWithKey, PANEL, SPECIFICATION, type Issue } from '../support/site';

const TEXT = 'Scenario: One\n  Given it passes\n';
const PEOPLE = 5;

/** Hardly compressible: a few dozen of such names split the list of features. */
const longName = (n: number): string =>
  Array.from({ length: 60 }, (_, k) =>
    String.fromCharCode(0x4e00 + ((n * 7919 + k * k * 104729) % 20000)),
  ).join('');

describe('a feature named by people', () => {
  let host: Host;
  let issues: Issue[];

  beforeAll(async () => {
    host = await startHost();
    await enabledProjectWithKey(host, 'NAM');
    issues = [];
    for (let n = 0; n < PEOPLE; n += 1) issues.push(await createIssue(host, 'mira', 'NAM', `Story ${n}`));
  });
  afterAll(() => host?.stop());

  const add = async (issue: Issue, feature: object, writeId: string = crypto.randomUUID(), text = TEXT) => {
    const payload = { writeId, feature, text };
    const { scenario } = await ask<{ scenario: PanelScenario }>(
      host,
      'mira',
      PANEL,
      { issueKey: issue.key },
      'add',
      payload,
    );
    return scenario;
  };
  const names = async (issue: Issue) =>
    (await ask<PanelView>(host, 'mira', PANEL, { issueKey: issue.key }, 'load')).scenarios.map(
      ({ name }) => name,
    );
  const story = (n: number): Issue => {
    const issue = issues[n];
    if (!issue) throw new Error(`No story ${n}`);
    return issue;
  };

  test.each([
    ['two  blanks', 'Two Blanks'],
    ['Café', 'Cafe\u0301'],
  ])('is found again when it is written %p and %p', async (one, other) => {
    const first = await add(story(0), { name: one });
    expect((await add(story(0), { name: other })).featureId).toBe(first.featureId);
  });

  test('keeps what others added when the addition that made it is delivered again', async () => {
    const writeId = crypto.randomUUID();
    const [mine, yours] = [
      await createIssue(host, 'mira', 'NAM', 'Mine'),
      await createIssue(host, 'mira', 'NAM', 'Yours'),
    ];
    const { featureId } = await add(mine, { name: 'Delivered  again' }, writeId);
    await add(yours, { id: featureId }, undefined, TEXT.replace('One', 'Two'));
    await add(mine, { name: 'Delivered  again' }, writeId);
    expect([await names(mine), await names(yours)]).toEqual([['One'], ['Two']]);
  });

  test('is still the one meant when an addition is delivered again and somebody renamed it meanwhile', async () => {
    const writeId = crypto.randomUUID();
    const issue = await createIssue(host, 'mira', 'NAM', 'Renamed');
    const { featureId } = await add(story(0), { name: 'Named at first' });
    const first = await add(issue, { name: 'Named at first' }, writeId);
    expect(first.featureId).toBe(featureId);
    const page = <T>(name: string, payload: object) =>
      ask<T>(host, 'mira', SPECIFICATION, { projectKey: 'NAM' }, name, { featureId, ...payload });
    const { feature } = await page<{ feature: FeatureView }>('feature', {});
    const { textHash } = feature;
    const text = feature.text.replace('Named at first', 'Named later');
    await page('saveText', { writeId: crypto.randomUUID(), textHash, text });
    expect((await add(issue, { name: 'Named at first' }, writeId)).id).toBe(first.id);
    expect(await names(issue)).toEqual(['One']);

    const removal = { writeId: crypto.randomUUID(), featureId, scenarioId: first.id };
    const known = { ...removal, textHash: first.textHash };
    await ask(host, 'mira', PANEL, { issueKey: issue.key }, 'remove', known);
    await expect(add(issue, { name: 'Named at first' }, writeId)).rejects.toThrow('NotFound');
    await add(story(0), { name: 'Named at first' });
    await expect(add(issue, { name: 'Named at first' }, writeId)).rejects.toThrow('NotFound');
    expect(await names(issue)).toEqual([]);
  });

  test('is made once when several people name it at the same time, however many features there are', async () => {
    for (let n = 0; n < 120; n += 1) await add(story(0), { name: longName(n) });
    const stored = await host.local<{ entities: Record<string, number> }>('GET', 'storage');
    expect(stored.entities.catalogue).toBeGreaterThan(3);
    for (const name of ['At once', 'At the same time', 'Together'])
      await Promise.all(issues.map((issue) => add(issue, { name })));
    const { features } = await ask<{ features: FeatureChoice[] }>(
      host,
      'mira',
      PANEL,
      { issueKey: story(0).key },
      'features',
    );
    const together = features.filter(({ name }) => name.startsWith('At ') || name === 'Together');
    expect(together.map(({ name, scenarios }) => [name, scenarios])).toEqual([
      ['At once', PEOPLE],
      ['At the same time', PEOPLE],
      ['Together', PEOPLE],
    ]);
  });
});
