import type { FrameLocator, Page } from 'playwright-core';
import { expectAccessible } from '../support/accessible';
import { appFrame, launchBrowser, openAs, type Journey } from '../support/browser';
import { textOf, write } from '../support/editor';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { panelOn } from '../support/panel-page';
import { createIssue, enabledProject, SPECIFICATION } from '../support/site';

const TEXT = [
  'Feature: Checkout',
  '',
  '  @EDIT-1',
  '  Scenario: Paying by card',
  '      Given a basket',
  '      |book|price|',
  '      |Emma|  7|',
  '',
  '  Scenario: Paying later',
  '    Given an invoice',
  '',
  '  Rule: Abroad',
  '',
  '    Scenario: Paying by cheque',
  '      Given a cheque',
  '',
].join('\n');

/** What people do with single scenarios on the project page, and with the look of a text. */
describe('editing scenarios', () => {
  let host: Host;
  let journey: Journey;
  let page: Page;
  let spec: FrameLocator;

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'EDIT');
    await createIssue(host, 'mira', 'EDIT', 'Pay by card');
    await importAll(
      host,
      'mira',
      'EDIT',
      Object.entries({
        'checkout.feature': TEXT,
        'billing.feature': 'Feature: Billing\n\n  Scenario: Monthly\n    Given a month\n',
        'zahlen.feature': '# language: de\nFunktionalität: Zahlen\n',
        'guide.feature.md': '# Feature: Guide\n\n## Scenario: Reading\n* Given a guide\n',
      }).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
    );
    await host.local('POST', 'drain');
    journey = await launchBrowser(host.url);
    page = await openAs(journey, 'mira', `/projects/EDIT/apps/${SPECIFICATION}`);
    spec = await appFrame(page, SPECIFICATION);
    await spec.getByRole('button', { name: /^Checkout/ }).click();
    await row('Paying by card').waitFor();
  });

  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  const row = (name: string) => spec.getByRole('article', { name, exact: true });
  const opener = (name: string) => spec.getByRole('button', { name: `More actions for “${name}”` });
  const item = (name: string) => spec.getByRole('menuitem', { name });
  const focused = (name: string) => opener(name).and(spec.locator(':focus')).waitFor();
  const choose = async (scenario: string, action: string): Promise<void> => {
    await opener(scenario).click();
    await item(action).click();
  };
  const order = async (): Promise<(string | null)[]> =>
    spec.getByRole('article').evaluateAll((rows) => rows.map((one) => one.getAttribute('aria-label')));

  test('the menu opens, is gone through and left by keys, and gives the focus back', async () => {
    await opener('Paying by card').press('Enter');
    await item('Rename…').and(spec.locator(':focus')).waitFor();
    await expectAccessible(page, spec);
    await page.keyboard.press('End');
    await item('Delete…').and(spec.locator(':focus')).waitFor();
    await page.keyboard.press('ArrowDown');
    await item('Rename…').and(spec.locator(':focus')).waitFor();
    expect(await item('Move up').getAttribute('aria-disabled')).toBe('true');
    const end = await item('Delete…').elementHandle();
    const frame = await end?.ownerFrame();
    await frame?.waitForFunction(
      (last) =>
        last !== null &&
        last !== undefined &&
        last.getBoundingClientRect().bottom <= last.ownerDocument.documentElement.clientHeight,
      end,
    );
    await page.keyboard.press('d');
    await item('Duplicate').and(spec.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await focused('Paying by card');
    expect(await spec.getByRole('menu').count()).toBe(0);
    await page.keyboard.press('ArrowUp');
    await item('Delete…').and(spec.locator(':focus')).waitFor();
    await page.keyboard.press('Tab');
    expect(await spec.getByRole('menu').count()).toBe(0);
  });

  test('a scenario gets another name, and the focus returns to its menu', async () => {
    await choose('Paying by card', 'Rename…');
    const name = spec.getByRole('textbox', { name: 'New name' });
    await expectAccessible(page, spec);
    await name.press('Escape');
    await focused('Paying by card');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await name.fill('Paying with a card');
    await name.press('Enter');
    await spec.getByText('“Paying by card” is now called “Paying with a card”.').waitFor();
    await focused('Paying with a card');
    await row('Paying with a card')
      .getByRole('link', { name: /EDIT-1/ })
      .waitFor();
  });

  test('its copy is linked by its tag and has the focus', async () => {
    await choose('Paying with a card', 'Duplicate');
    await spec
      .getByText('“Paying with a card (2)” was added below it. Its tags link it to EDIT-1.')
      .waitFor();
    await focused('Paying with a card (2)');
  });

  test('moves down, into the rule, and keeps the focus', async () => {
    await page.keyboard.press('Enter');
    await item('Move down').press('Enter');
    await spec.getByText('“Paying with a card (2)” is now scenario 3 of 4.').waitFor();
    await focused('Paying with a card (2)');
    await page.keyboard.press('Enter');
    await item('Move down').press('Enter');
    await spec.getByText(/is now scenario 3 of 4, in the rule “Abroad”/).waitFor();
    await focused('Paying with a card (2)');
    expect(await order()).toEqual([
      'Paying with a card',
      'Paying later',
      'Paying with a card (2)',
      'Paying by cheque',
    ]);
    await row('Paying with a card (2)').getByText('Rule: Abroad').waitFor();
  });

  test('becomes manual', async () => {
    await choose('Paying later', 'Mark as manual');
    await spec.getByText('“Paying later” is now manual.').waitFor();
    await row('Paying later').getByText('Manual').waitFor();
    await focused('Paying later');
  });

  test('is deleted after a question that says what goes with it, and can be taken back', async () => {
    await choose('Paying with a card', 'Delete…');
    const question = spec.getByRole('alertdialog', { name: 'Delete “Paying with a card”?' });
    await question.getByText('its link to EDIT-1').waitFor();
    await expectAccessible(page, spec);
    await page.keyboard.press('Escape');
    await focused('Paying with a card');
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await question.getByRole('button', { name: 'Delete scenario' }).click();
    await spec.getByText('“Paying with a card” was deleted.').waitFor();
    expect(await row('Paying with a card').count()).toBe(0);
    await page.keyboard.press('Enter');
    await spec.getByText('“Paying with a card” is back.').waitFor();
    await focused('Paying with a card');
    expect((await order())[0]).toBe('Paying with a card');
  });

  test('a messy text is laid out, taken back by undo, laid out again and saved', async () => {
    await spec.getByRole('button', { name: 'Edit text' }).click();
    const area = spec.getByRole('textbox', { name: 'Feature text' });
    await area.waitFor();
    const format = spec.getByRole('button', { name: 'Format' });
    const messy = await textOf(area);
    await format.click();
    await spec.getByText(/^Formatted\./).waitFor();
    const tidy = await textOf(area);
    expect(tidy).toContain('    Given a basket\n      | book | price |\n      | Emma | 7     |\n');
    await area.and(spec.locator(':focus')).waitFor();
    await page.keyboard.press('Control+z');
    expect(await textOf(area)).toBe(messy);
    await page.keyboard.press('Control+Shift+z');
    expect(await textOf(area)).toBe(tidy);
    await format.click();
    await spec.getByText('Already formatted').waitFor();
    await expectAccessible(page, spec);

    await write(area, `${tidy}    nonsense\n`);
    await format.click();
    await spec.getByText('Not formatted: correct the problems first.').waitFor();
    expect(await textOf(area)).toBe(`${tidy}    nonsense\n`);
    await write(area, tidy);
    await area.press('Control+Enter');
    await spec.getByText('“Checkout” was saved.').waitFor();
    await spec.getByRole('tab', { name: 'Text' }).click();
    await spec.getByText('| Emma | 7     |').first().waitFor();
  });

  test('goes to another feature in its language, with its story', async () => {
    await spec.getByRole('tab', { name: /^Scenarios/ }).click();
    await choose('Paying with a card (2)', 'Move to another feature…');
    const target = spec.getByRole('combobox', { name: 'Move to the feature' });
    await target.and(spec.locator(':focus')).waitFor();
    expect(await target.getByRole('option').allTextContents()).toEqual(['Billing (billing.feature)']);
    await expectAccessible(page, spec);
    await page.keyboard.press('Escape');
    await focused('Paying with a card (2)');
    await choose('Paying with a card (2)', 'Move to another feature…');
    await spec.getByRole('button', { name: 'Move', exact: true }).click();
    await spec.getByText('“Paying with a card (2)” is in the feature “Billing” now.').waitFor();
    expect(await row('Paying with a card (2)').count()).toBe(0);
    await spec.getByRole('button', { name: /^Billing.*2 scenarios/ }).waitFor();
    await page.keyboard.press('Enter');
    await row('Monthly').waitFor();
    expect(await order()).toEqual(['Monthly', 'Paying with a card (2)']);
    await row('Paying with a card (2)')
      .getByRole('link', { name: /EDIT-1/ })
      .waitFor();
    await spec.getByRole('button', { name: /^Checkout/ }).click();
    await row('Paying later').waitFor();
  });

  test('in a feature written in Markdown only who runs it can be said', async () => {
    await spec.getByRole('button', { name: /^Guide/ }).click();
    await opener('Reading').click();
    expect(await spec.getByRole('menuitem').allTextContents()).toEqual(['Mark as manual']);
    await item('Mark as manual').click();
    await spec.getByText('“Reading” is now manual.').waitFor();
    await spec.getByRole('button', { name: /^Checkout/ }).click();
    await row('Paying later').waitFor();
  });

  test('a scenario is laid out in the panel of its issue, too', async () => {
    const issue = await openAs(journey, 'mira', '/browse/EDIT-1');
    const panel = await panelOn(issue);
    await panel
      .getByRole('button', { name: /^Paying with a card Checkout/ })
      .first()
      .click();
    await panel.getByRole('button', { name: 'Edit', exact: true }).click();
    const area = panel.getByRole('textbox', { name: 'Scenario' });
    const before = await textOf(area);
    await write(area, before.replace('| Emma | 7     |', '|Emma|12345678|'));
    await panel.getByRole('button', { name: 'Format' }).click();
    expect(await textOf(area)).toBe(
      before.replace('| price |', '| price    |').replace('| Emma | 7     |', '| Emma | 12345678 |'),
    );
    await expectAccessible(issue, panel);
    await area.press('Control+Enter');
    await panel.getByText('“Paying with a card” was saved.').waitFor();
    await issue.context().close();
  });

  test('who may not edit sees no menu', async () => {
    const visitor = await openAs(journey, 'vic', new URL(page.url()).pathname);
    const frame = await appFrame(visitor, SPECIFICATION);
    await frame.getByRole('article', { name: 'Paying later' }).waitFor();
    expect(await frame.getByRole('button', { name: /^More actions/ }).count()).toBe(0);
    await visitor.context().close();
  });
});
