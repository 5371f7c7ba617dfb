import type { FrameLocator, Page } from 'playwright-core';
import { expectAccessible } from '../support/accessible';
import { appFrame, launchBrowser, openAs, type Journey } from '../support/browser';
import { select, textOf, write } from '../support/editor';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { panelOn } from '../support/panel-page';
import { largeFeature } from '../support/large-feature';
import { createIssue, enabledProject, SPECIFICATION } from '../support/site';

const SCENARIOS = 2000;

/** A feature as large as they get, on the page and on a story. */
describe('a feature of 2,000 scenarios', () => {
  let host: Host;
  let journey: Journey;
  let page: Page;
  let spec: FrameLocator;
  const { text, names } = largeFeature(SCENARIOS, (n) => (n === 1234 ? '@BIG-1' : undefined));

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'BIG');
    await createIssue(host, 'mira', 'BIG', 'Pay an order');
    const bytes = Buffer.from(text.replace('Feature: Large', 'Feature: Orders'));
    await importAll(host, 'mira', 'BIG', [{ path: 'orders.feature', bytes }]);
    await host.local('POST', 'drain');
    journey = await launchBrowser(host.url);
    page = await openAs(journey, 'mira', `/projects/BIG/apps/${SPECIFICATION}`);
    spec = await appFrame(page, SPECIFICATION);
  });

  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  const list = () => spec.getByRole('list', { name: 'Scenarios' });
  const row = (n: number) => spec.getByRole('article', { name: names[n], exact: true });

  test('is opened, and every scenario is in its list', async () => {
    await spec.getByRole('navigation').getByRole('button', { name: 'Orders' }).click();
    await spec.getByRole('heading', { name: 'Orders', exact: true }).waitFor();
    await row(0).waitFor();
    await row(SCENARIOS - 1).waitFor();
    expect(await list().locator('> li').count()).toBe(SCENARIOS);
    await row(1234).getByRole('button').first().click();
    await row(1234)
      .getByRole('region', { name: `Text of ${names[1234]}` })
      .waitFor();
    await row(1234).getByText('BIG-1').first().waitFor();
  });

  test('can be used while its list is still growing', async () => {
    await page.reload();
    spec = await appFrame(page, SPECIFICATION);
    await row(3).getByRole('button').first().press('Enter');
    await row(3)
      .getByRole('region', { name: `Text of ${names[3]}` })
      .waitFor();
    await row(SCENARIOS - 1).waitFor();
    await row(3)
      .getByRole('region', { name: `Text of ${names[3]}` })
      .waitFor();
  });

  test('is saved with one line changed in the editor', async () => {
    await spec.getByRole('button', { name: 'Edit text' }).click();
    const area = spec.getByRole('textbox', { name: 'Feature text' });
    // As a person does: the caret goes to the line, and what stands there is typed over.
    await select(area, String(names[1999]));
    await page.keyboard.type('The last customer pays');
    await spec.getByText('No problems found').waitFor();
    await area.press('Control+Enter');
    await spec.getByText('“Orders” was saved.').waitFor();
    await spec.getByRole('article', { name: 'The last customer pays' }).waitFor();
    expect(await list().locator('> li').count()).toBe(SCENARIOS);
  });

  test('shows its scenario on the story, where it can be edited', async () => {
    const issue = await openAs(journey, 'mira', '/browse/BIG-1');
    const panel = await panelOn(issue);
    const shown = panel.getByRole('article', { name: names[1234] });
    await shown.getByRole('button', { expanded: false }).first().click();
    await shown.getByRole('button', { name: 'Edit', exact: true }).click();
    const form = panel.getByRole('form', { name: 'Edit scenario' });
    const area = form.getByRole('textbox', { name: 'Scenario' });
    await write(area, `${await textOf(area)}\n  And the customer is told`);
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    await shown.getByText('the customer is told').waitFor();
    await expectAccessible(issue, panel);
    await issue.context().close();
  });
});
