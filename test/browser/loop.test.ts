import type { FrameLocator, Page } from 'playwright-core';
import { appFrame, launchBrowser, openAs, openIssueContext, type Journey } from '../support/browser';
import { runCucumber, unzipped } from '../support/cucumber';
import { textOf, write as put } from '../support/editor';
import { startHost, type Host } from '../support/host';
import { panelOn } from '../support/panel-page';
import { createKey } from '../support/settings-page';
import {
  CONTEXT,
  createIssue,
  createProject,
  download,
  PANEL,
  publish,
  SETTINGS,
  type NewKey,
} from '../support/site';

/** The whole line, nothing replaced but Forge and Jira themselves by the local host. */
describe('one scenario, one real run, one answer on the story', () => {
  let host: Host;
  let journey: Journey;

  beforeAll(async () => {
    host = await startHost();
    journey = await launchBrowser(host.url);
  });

  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  const random = Math.random().toString(36).slice(2, 10);
  const passing = `Payment ${random} is taken`;
  const failing = `Payment ${random} is refused`;
  const reason = `card ${random} declined`;

  async function enableAndMakeKey(): Promise<NewKey> {
    const page = await openAs(journey, 'paul', `/projects/LOOP/settings/apps/${SETTINGS}`);
    const settings = await appFrame(page, SETTINGS);
    await settings.getByLabel('Enabled in this project').press('Space');
    const made = await createKey(settings, `Build ${random}`);
    await page.close();
    return made;
  }

  async function addScenario(panel: FrameLocator, feature: string, text: string): Promise<void> {
    await panel.getByRole('button', { name: 'Add scenario' }).first().click();
    const form = panel.getByRole('form', { name: 'New scenario' });
    const picker = form.getByRole('combobox', { name: 'Feature' });
    await picker.fill(feature);
    await picker.press('Enter');
    await put(form.getByRole('textbox', { name: 'Scenario' }), text);
    await form.getByRole('button', { name: 'Add scenario' }).click();
    await form.waitFor({ state: 'detached' });
  }

  async function write(issueKey: string): Promise<Page> {
    const page = await openAs(journey, 'mira', `/browse/${issueKey}`);
    const panel = await panelOn(page);
    await addScenario(panel, `Paying ${random}`, `Scenario: ${passing}\n  Given a card that passes\n`);
    await addScenario(
      panel,
      `Paying ${random}`,
      `Scenario: ${failing}\n  Given a card that passes\n  Then it fails with "${reason}"\n`,
    );
    return page;
  }

  const found = async (user: 'vic' | 'nora', jql: string): Promise<string[]> => {
    const { issues } = await host.jira<{ issues: { key: string }[] }>(
      user,
      'POST',
      '/rest/api/3/search/jql',
      {
        jql,
        fields: ['summary'],
      },
    );
    return issues.map(({ key }) => key);
  };

  test('is walked from an empty story to a result that JQL finds', async () => {
    await createProject(host, 'LOOP');
    const issue = await createIssue(host, 'mira', 'LOOP', `Pay ${random}`);
    const made = await enableAndMakeKey();
    const page = await write(issue.key);

    const archive = await download(made, 'LOOP');
    expect(archive.status).toBe(200);
    const run = runCucumber(unzipped(new Uint8Array(await archive.arrayBuffer())));
    expect(run.totals).toEqual({ failed: 1, passed: 1 });
    const reply = await publish(made, run.report, { 'x-commit-id': random });
    expect(reply.status).toBe(200);
    await host.local('POST', 'drain');

    await page.reload();
    const panel = await appFrame(page, PANEL);
    const passed = panel.getByRole('article', { name: passing });
    const failed = panel.getByRole('article', { name: failing });
    await passed.getByText('Passed', { exact: true }).waitFor();
    await failed.getByText('Failed', { exact: true }).waitFor();
    await failed.getByRole('button', { expanded: false }).first().click();
    await failed.getByRole('group', { name: 'Message' }).getByText(reason).first().waitFor();
    const outcomes = await panel
      .getByRole('article')
      .getByText(/^(Passed|Failed)$/)
      .allTextContents();
    const shown = { passed: 0, failed: 0 };
    for (const outcome of outcomes) shown[outcome === 'Passed' ? 'passed' : 'failed'] += 1;
    expect(shown).toEqual(run.totals);

    const glance = await openIssueContext(page, 'Behave Pro', CONTEXT);
    await glance
      .getByText(/1 passed/)
      .first()
      .waitFor();
    await glance
      .getByText(/1 failed/)
      .first()
      .waitFor();

    const jql = 'bddFailed = 1 AND bddPassed = 1 AND bddResult = "failed"';
    expect(await found('vic', jql)).toEqual([issue.key]);
    expect(await found('nora', jql)).toEqual([]);
    await journey.expectClean();
  });

  test('shows where a scenario is wrong, and keeps what was written', async () => {
    const issue = await createIssue(host, 'mira', 'LOOP', 'A story with a slip');
    const page = await openAs(journey, 'mira', `/browse/${issue.key}`);
    const panel = await panelOn(page);
    await panel.getByRole('button', { name: 'Add scenario' }).first().click();
    const form = panel.getByRole('form', { name: 'New scenario' });
    const picker = form.getByRole('combobox', { name: 'Feature' });
    await picker.fill('Slips');
    await picker.press('Enter');
    const wrong = 'Scenario: A slip\n  Given a card that passes\n  nonsense\n';
    const text = form.getByRole('textbox', { name: 'Scenario' });
    await put(text, wrong);
    await form.getByRole('button', { name: 'Line 3, column 3' }).waitFor();
    await form.getByRole('button', { name: 'Add scenario' }).click();
    await form.getByText(/problem to correct/).waitFor();
    expect(await textOf(text)).toBe(wrong);
    await put(text, wrong.replace('nonsense', 'Then it passes'));
    await form.getByRole('button', { name: 'Add scenario' }).click();
    await panel.getByRole('article', { name: 'A slip' }).waitFor();
  });

  test('edits, deletes and brings back a scenario', async () => {
    const issue = await createIssue(host, 'mira', 'LOOP', 'A story that changes');
    const page = await openAs(journey, 'mira', `/browse/${issue.key}`);
    const panel = await panelOn(page);
    await addScenario(panel, 'Changes', 'Scenario: First words\n  Given a card that passes\n');
    const first = panel.getByRole('article', { name: 'First words' });
    await first.getByRole('button', { expanded: false }).first().click();
    await first.getByRole('button', { name: 'Edit', exact: true }).click();
    const form = panel.getByRole('form', { name: 'Edit scenario' });
    await put(
      form.getByRole('textbox', { name: 'Scenario' }),
      'Scenario: Better words\n  Given a card that passes\n',
    );
    await form.getByRole('textbox', { name: 'Scenario' }).press('Control+Enter');
    const better = panel.getByRole('article', { name: 'Better words' });
    await better.waitFor();
    if ((await better.getByRole('button', { expanded: false }).count()) > 0)
      await better.getByRole('button', { expanded: false }).first().click();
    await better.getByRole('button', { name: 'Delete', exact: true }).click();
    await panel.getByRole('button', { name: 'Delete', exact: true }).last().click();
    await better.waitFor({ state: 'detached' });
    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByRole('article', { name: 'Better words' }).waitFor();
  });
});
