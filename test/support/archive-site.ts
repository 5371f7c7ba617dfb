import type { PanelView, ProjectView } from '../../src/invoke-api';
import type { Tenant } from './host';
import { importAll } from './import';
import { failed, PASSED, ran, ranFeature, reportOn } from './reports';
import {
  ask,
  createIssue,
  createProject,
  PANEL,
  publish,
  SETTINGS,
  SPECIFICATION,
  type Issue,
  type NewKey,
  type Project,
} from './site';

const latin1 = Buffer.from(
  '# encoding: iso-8859-1\nFeature: Caf\xe9\n  Scenario: Un th\xe9\n    Given a th\xe9\n',
  'latin1',
);
const file = (path: string, text: string | Buffer) => ({ path, bytes: Buffer.from(text) });

/** What Jira has of the site: the same in each tenant that begins with it. */
export async function jiraOf(tenant: Tenant, before = 0): Promise<{ project: Project; issues: Issue[] }> {
  // Issues are numbered over the whole site: some more make the ids of those that follow others.
  if (before) {
    const other = await createProject(tenant, 'OTHER');
    for (let n = 0; n < before; n += 1) await createIssue(tenant, 'mira', other.key, `Other ${n}`);
  }
  const project = await createProject(tenant, 'SHOP');
  const issues: Issue[] = [];
  for (let n = 0; n < 4; n += 1) issues.push(await createIssue(tenant, 'mira', 'SHOP', `Story ${n}`));
  const fields = { project: { key: 'SHOP' }, issuetype: { name: 'Bug' }, summary: 'It breaks' };
  issues.push(await tenant.jira<Issue>('mira', 'POST', '/rest/api/3/issue', { fields }));
  return { project, issues };
}

/** Something of every kind that an archive brings back, made as people make it. */
export async function writeEverything(tenant: Tenant, { issues }: { issues: Issue[] }): Promise<void> {
  const at = { projectKey: 'SHOP' };
  const id = () => ({ writeId: crypto.randomUUID() });
  await ask(tenant, 'paul', SETTINGS, at, 'save', {
    ...id(),
    state: 'enabled',
    defaultTestType: 'manual',
    mirrorQuestions: true,
    lint: { 'unused-background': false },
  });
  const made = await ask<NewKey>(tenant, 'paul', SETTINGS, at, 'createKey', {
    ...id(),
    name: 'Pipeline',
    scopes: ['download', 'upload'],
    expiresInDays: 30,
  });
  await importAll(tenant, 'paul', 'SHOP', [
    file(
      'deep/er/basket.feature',
      '@SHOP-1 @SHOP-2\nFeature: Basket\r\n\r\n  Scenario: Fill\r\n    Given a basket\r\n  Scenario: Empty\r\n    Given none\r\n',
    ),
    file('café.feature', latin1),
    file(
      'broken.feature',
      'Feature: Broken\n  Scenario: A\n    Given a\n  Sceanrio\n   x ] [\n  Examples:\n',
    ),
    file('notes.feature.md', '# Feature: Notes\n\n## Scenario: In Markdown\n\n* Given a note\n'),
    file('old.feature', 'Feature: Old\n  Scenario: Gone\n    Given it\n'),
  ]);
  const load = () => ask<ProjectView>(tenant, 'paul', SPECIFICATION, at, 'load');
  const { features } = await load();
  const idAt = (path: string) => features.find((one) => one.path === path)?.id;
  type Opened = { feature: { text: string; textHash: string } };
  const open = (featureId: string | undefined) =>
    ask<Opened>(tenant, 'paul', SPECIFICATION, at, 'feature', { featureId });
  const basket = idAt('deep/er/basket.feature');
  for (let n = 0; n < 70; n += 1) {
    const { feature } = await open(basket);
    await ask(tenant, 'paul', SPECIFICATION, at, 'saveText', {
      ...id(),
      featureId: basket,
      text: feature.text.replace(/Given a basket.*/, `Given a basket of ${n}\r`),
      textHash: feature.textHash,
    });
  }
  const old = idAt('old.feature');
  const { feature: last } = await open(old);
  await ask(tenant, 'paul', SPECIFICATION, at, 'remove', {
    ...id(),
    featureId: old,
    textHash: last.textHash,
  });

  const [first, second, third, , bug] = issues;
  const panel = <T>(issue: Issue | undefined, name: string, payload: object = {}) =>
    ask<T>(tenant, 'mira', PANEL, { issueKey: issue?.key ?? '' }, name, payload);
  for (const name of ['Pays', 'Pays later'])
    await panel(first, 'add', {
      ...id(),
      feature: { name: 'Checkout' },
      text: `Scenario: ${name}\n  Given a card\n`,
    });
  await panel(third, 'add', {
    ...id(),
    feature: { name: 'Checkout' },
    text: 'Scenario: Failing\n  Given it fails\n',
  });
  const { scenarios } = await panel<PanelView>(first, 'load');
  const moving = scenarios.at(-1);
  // The archive has to tell the order that people gave.
  await panel(first, 'rank', { ...id(), scenarioId: moving?.id, before: scenarios[0]?.id });
  const { agreement } = await panel<{ agreement: { seen: string } }>(first, 'load');
  await panel(first, 'vote', { ...id(), seen: agreement.seen });
  await panel(first, 'ask', { ...id(), text: 'Which card?' });
  const { cardId } = await panel<{ cardId: string }>(second, 'addCard', {
    ...id(),
    card: 'rule',
    text: 'One basket',
  });
  await panel(second, 'addCard', { ...id(), card: 'example', ruleId: cardId, text: 'Two baskets' });
  const report = reportOn(
    ranFeature('checkout.feature', 'Checkout', [
      ran('Pays', { 'Given it': PASSED }),
      ran('Failing', { 'Given it': failed('no') }),
    ]),
    ranFeature('nowhere.feature', 'Nowhere', [ran('Lost', { 'Given it': PASSED })]),
  );
  await tenant.local('POST', 'drain');
  for (const commit of ['one', 'two']) {
    const published = await publish(made, report, { 'x-commit-id': commit });
    expect(published.status).toBe(200);
    await tenant.local('POST', 'drain');
  }
  const failing = (await panel<PanelView>(third, 'load')).scenarios.find(({ name }) => name === 'Failing');
  await panel(third, 'linkDefect', { ...id(), scenarioId: failing?.id, issueId: bug?.id });
  await settled(tenant);
}

/** Until nothing is left to do in the background, and news are told. */
export async function settled(tenant: Tenant): Promise<void> {
  await tenant.local('POST', 'clock', { advance: '1h' });
  await tenant.local('POST', 'drain');
}
