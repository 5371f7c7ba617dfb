import type { FrameLocator } from 'playwright-core';
import type { PanelView } from '../../src/invoke-api';
import { expectAccessible } from '../support/accessible';
import { appFrame, launchBrowser, openAs, type Journey, type OpenOptions } from '../support/browser';
import { startHost, type Host } from '../support/host';
import { openPanel } from '../support/panel-page';
import { failed, PASSED, ran, ranFeature, reportOn } from '../support/reports';
import {
  ask,
  createIssue,
  enabledProjectWithKey,
  PANEL,
  publish,
  SETTINGS,
  type Issue,
  type NewKey,
} from '../support/site';

const NAME = 'An expired card is refused';
const BUILD = 'https://ci.example.test/job/checkout/7';

const report = reportOn(
  ranFeature('features/checkout.feature', 'Checkout', [
    ran(NAME, {
      'Given a card that expired in 2020': PASSED,
      'When I pay with it': failed('AssertionError: expected "refused", got "paid"'),
      'Then the order stays open': { status: 'skipped' },
    }),
  ]),
);

/** From a failing build to the defect that somebody mends. */
describe('a defect from a failing scenario', () => {
  let host: Host;
  let journey: Journey;
  let issue: Issue;
  let made: NewKey;

  beforeAll(async () => {
    host = await startHost();
    made = await enabledProjectWithKey(host, 'SHOP');
    issue = await createIssue(host, 'mira', 'SHOP', 'Pay for an order');
    await ask(host, 'mira', PANEL, { issueKey: issue.key }, 'add', {
      writeId: crypto.randomUUID(),
      feature: { name: 'Checkout' },
      text: `Scenario: ${NAME}\n  Given a card that expired in 2020\n  When I pay with it\n  Then the order stays open\n`,
    });
    const headers = { 'x-build-url': BUILD, 'x-commit-id': '4f2a9c1d3e' };
    expect((await publish(made, report, headers)).status).toBe(200);
    await host.local('POST', 'drain');
    journey = await launchBrowser(host.url);
  });
  afterEach(() => journey.expectClean());
  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  const open = (options?: OpenOptions) => openPanel(journey, 'mira', issue.key, options);
  const focused = (panel: FrameLocator, role: 'button' | 'textbox' | 'combobox', name: string | RegExp) =>
    panel.getByRole(role, { name }).and(panel.locator(':focus')).waitFor();
  const row = (panel: FrameLocator) => panel.getByRole('article', { name: NAME });
  const known = (panel: FrameLocator) => panel.getByRole('list', { name: `Defects of ${NAME}` });
  const defects = async () =>
    (await ask<PanelView>(host, 'mira', PANEL, { issueKey: issue.key }, 'load')).defects.defects;

  test('is created from the keyboard, says what failed, and is opened in Jira', async () => {
    const { page, panel } = await open();
    await row(panel).getByRole('button').first().press('Enter');
    await row(panel).getByRole('button', { name: 'Create defect…' }).press('Enter');
    const form = panel.getByRole('form', { name: `Create a defect of ${NAME}` });
    await focused(panel, 'textbox', 'Summary');
    const preview = form.getByRole('region', { name: 'The description will say' });
    await preview.getByText('expected "refused", got "paid"').waitFor();
    await expectAccessible(page, panel);
    await form.getByRole('textbox', { name: 'Summary' }).press('Escape');
    await focused(panel, 'button', 'Create defect…');
    await panel.getByRole('button', { name: 'Create defect…' }).press('Enter');
    await form.getByRole('textbox', { name: 'Summary' }).fill('An expired card is taken');
    await form.getByRole('textbox', { name: 'Summary' }).press('Enter');
    await known(panel).getByText('An expired card is taken').waitFor();
    await known(panel).getByText('To Do').waitFor();
    const [defect] = await defects();
    const key = defect?.issue?.key ?? '';
    await panel.getByText(`${key} was created as a defect of “${NAME}”.`).waitFor();
    await focused(panel, 'button', 'Create defect…');
    await expectAccessible(page, panel);

    const [jira] = await Promise.all([
      page.context().waitForEvent('page'),
      known(panel).getByRole('link', { name: key }).click(),
    ]);
    await jira.getByRole('heading', { name: 'An expired card is taken' }).waitFor();
    await jira.getByText('# ↑ This step failed').waitFor();
    await jira.getByText('expected "refused", got "paid"').first().waitFor();
    expect(await jira.getByRole('link', { name: BUILD }).getAttribute('href')).toBe(BUILD);
    await jira.getByRole('link', { name: issue.key }).first().waitFor();
    await page.context().close();
  });

  test('an open one is shown first; one that is there is linked and unlinked, on a narrow dark page', async () => {
    await host.jira('mira', 'POST', '/rest/api/3/issue', {
      fields: { project: { key: 'SHOP' }, issuetype: { name: 'Bug' }, summary: 'Cards are not checked' },
    });
    const { page, panel } = await open({ width: 400, colorMode: 'dark' });
    const menu = panel.getByRole('button', { name: `More actions for “${NAME}”` });
    await known(panel).waitFor();
    await menu.press('Enter');
    await panel.getByRole('menuitem', { name: 'Create defect…' }).press('Enter');
    const warning = panel.getByRole('alertdialog', { name: /already has the open defect/ });
    await warning.waitFor();
    await expectAccessible(page, panel);
    await warning.getByRole('button', { name: 'Create another one' }).press('Enter');
    await panel.getByRole('form').waitFor();
    await expectAccessible(page, panel);
    await panel.getByRole('form').getByRole('button', { name: 'Cancel' }).press('Enter');
    await focused(panel, 'button', `More actions for “${NAME}”`);

    await menu.press('Enter');
    await panel.getByRole('menuitem', { name: 'Link a defect…' }).press('Enter');
    const field = panel.getByRole('combobox', { name: 'Find an issue that describes this failure' });
    await field.fill('not checked');
    await panel.getByRole('option', { name: /Cards are not checked/ }).waitFor();
    await field.press('ArrowDown');
    await expectAccessible(page, panel);
    await field.press('Enter');
    await known(panel).getByText('Cards are not checked').waitFor();
    expect(await defects()).toHaveLength(2);
    const [, linked] = await defects();
    await panel.getByRole('button', { name: `Unlink ${linked?.issue?.key}` }).press('Enter');
    await panel.getByText(/is no longer noted as a defect/).waitFor();
    await focused(panel, 'button', 'Undo');
    await panel.getByRole('button', { name: 'Undo' }).press('Enter');
    await known(panel).getByText('Cards are not checked').waitFor();
    await expectAccessible(page, panel);
    await page.context().close();
  });

  test('an admin chooses the type of defects', async () => {
    const page = await openAs(journey, 'paul', `/projects/SHOP/settings/apps/${SETTINGS}`);
    const settings = await appFrame(page, SETTINGS);
    const field = settings.getByRole('combobox', { name: 'Issue type of defects' });
    await field.selectOption('Task');
    await settings.getByText('Saved', { exact: true }).waitFor();
    await expectAccessible(page, settings);
    await page.reload();
    const again = (await appFrame(page, SETTINGS)).getByRole('combobox', { name: 'Issue type of defects' });
    await again.waitFor();
    expect(await again.inputValue()).toBe('10002');
    await page.context().close();
  });
});
