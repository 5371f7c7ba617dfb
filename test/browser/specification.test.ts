import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import type { FrameLocator, Page } from 'playwright-core';
import { appFrame, launchBrowser, openAs, type Journey } from '../support/browser';
import { caretOf, textOf, write } from '../support/editor';
import { startHost, type Host } from '../support/host';
import { panelOn } from '../support/panel-page';
import { createIssue, enabledProject, SPECIFICATION } from '../support/site';

const BOM = '\uFEFF';
/** With a byte order mark, line endings of both kinds and none at the end. */
const CHECKOUT = [
  `${BOM}Feature: Checkout\r\n`,
  '\r\n',
  '  @SPEC-1\n',
  '  Scenario: Paying by card\r\n',
  '    Given a basket\r\n',
  '    Then it is paid # at once\n',
  '\r\n',
  '  Scenario: Paying later\r\n',
  '    Given an invoice',
].join('');
const BROKEN = 'Feature: Returns\n  Scenario: Too late\n    Given a book\n    Wenn it is late\n';

/** The project page as people use it: files come in, are read, corrected, linked, taken away again. */
describe('the project page', () => {
  let host: Host;
  let journey: Journey;
  let page: Page;
  let spec: FrameLocator;

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'SPEC');
    await createIssue(host, 'mira', 'SPEC', 'Pay by card');
    journey = await launchBrowser(host.url);
    page = await openAs(journey, 'mira', `/projects/SPEC/apps/${SPECIFICATION}`);
    spec = await appFrame(page, SPECIFICATION);
  });

  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  const row = (name: string) => spec.getByRole('navigation').getByRole('button', { name });

  async function downloaded(): Promise<{ name: string; text: string }> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      spec.getByRole('button', { name: 'Download file' }).click(),
    ]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  }

  test('takes in a zip, keeps what cannot be read, refuses what leads out of it', async () => {
    const file = (text: string) => new TextEncoder().encode(text);
    const zip = zipSync({
      'specs/checkout.feature': file(CHECKOUT),
      'specs/returns.feature': file(BROKEN),
      'specs/steps.js': file('//'),
      '../evil.feature': file('Feature: Evil\n'),
    });
    await spec.getByRole('button', { name: 'Import files' }).click();
    await spec
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'specs.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) });
    await spec.getByText('2 feature files, 1 other file left out, 1 file refused').waitFor();
    await spec.getByRole('button', { name: 'Import 2 files' }).click();
    const result = spec.getByRole('region', { name: 'Import result' });
    await result.getByText('1 link to issues made from tags').waitFor();
    await result.getByRole('row', { name: /^specs\/returns.feature 4 5 / }).waitFor();
    await result.getByRole('row', { name: /^\.\.\/evil.feature/ }).waitFor();
    await result.getByRole('button', { name: 'specs/returns.feature' }).click();
    await spec.getByRole('region', { name: /^Draft/ }).waitFor();
    expect(await row('Returns Draft').getAttribute('aria-current')).toBe('true');
    expect(page.url()).toMatch(/\/feature\/\w+$/);
  });

  test('corrects a draft from its list of problems', async () => {
    await spec.getByRole('button', { name: 'Line 4, column 5' }).click();
    const area = spec.getByRole('textbox', { name: 'Feature text' });
    await area.waitFor();
    await page.keyboard.type('When it is late #');
    await spec.getByText('No problems found').waitFor();
    await page.keyboard.press('Control+Enter');
    await spec.getByText('“Returns” was saved.').waitFor();
    expect(await spec.getByRole('region', { name: /^Draft/ }).count()).toBe(0);
    expect((await downloaded()).text).toBe(BROKEN.replace('Wenn', 'When it is late #Wenn'));
  });

  test('notes a misspelt keyword while somebody types, and leads to it', async () => {
    await spec.getByRole('button', { name: 'Edit text' }).click();
    const area = spec.getByRole('textbox', { name: 'Feature text' });
    await write(area, 'Feature: Returns\n  Scenario: Late\n    Givn a book\n    Then it is late\n');
    await spec.getByText('1 note; you can save all the same').waitFor();
    await spec.getByRole('button', { name: 'Line 3, column 5' }).click();
    expect(await caretOf(area)).toBe(38);
    await area.press('Escape');
    await spec.getByRole('button', { name: 'Discard' }).click();
  });

  test('gives a file back byte for byte, and after a change of one line with that line changed', async () => {
    await row('Checkout').click();
    await spec.getByRole('heading', { name: 'Checkout', exact: true }).waitFor();
    expect(await downloaded()).toEqual({ name: 'checkout.feature', text: CHECKOUT });
    await spec.getByRole('button', { name: 'Edit text' }).click();
    const area = spec.getByRole('textbox', { name: 'Feature text' });
    await write(area, (await textOf(area)).replace('a basket', 'a full basket'));
    await area.press('Control+Enter');
    await spec.getByText('“Checkout” was saved.').waitFor();
    expect((await downloaded()).text).toBe(CHECKOUT.replace('a basket', 'a full basket'));
  });

  test('links a scenario to an issue, whose panel shows it and can take it off again', async () => {
    await spec.getByRole('button', { name: /^Paying later/ }).click();
    // Its text comes a moment later and moves what stands below.
    await spec.getByRole('region', { name: 'Text of Paying later' }).waitFor();
    await spec.getByRole('button', { name: 'Link issue' }).click();
    await spec.getByRole('textbox', { name: 'Issue key' }).fill('spec-1');
    await page.keyboard.press('Enter');
    await spec.getByText('“Paying later” is now linked to SPEC-1.').waitFor();

    const issue = await openAs(journey, 'mira', '/browse/SPEC-1');
    const panel = await panelOn(issue);
    await panel.getByRole('button', { name: 'Actions for “Paying later”' }).click();
    await panel.getByRole('menuitem', { name: 'Unlink' }).click();
    await panel.getByText(/“Paying later” was unlinked/).waitFor();
    await panel.getByRole('button', { name: 'Link existing scenario' }).click();
    await panel.getByRole('combobox').fill('checkout later');
    await panel.getByRole('option', { name: /^Paying later/ }).click();
    await panel.getByText('“Paying later” is now linked to this issue.').waitFor();
    expect(await panel.getByRole('article').count()).toBe(2);
    await issue.context().close();
  });

  test('goes back and forward by the browser, and opens the address it was left at', async () => {
    const address = page.url();
    await row('Returns').click();
    await spec.getByRole('heading', { name: 'Returns', exact: true }).waitFor();
    await page.goBack();
    await spec.getByRole('heading', { name: 'Checkout', exact: true }).waitFor();
    await page.reload();
    spec = await appFrame(page, SPECIFICATION);
    await spec.getByRole('heading', { name: 'Checkout', exact: true }).waitFor();
    expect(page.url()).toBe(address);
  });

  test('keeps what was typed while another feature is looked at, and deletes only when told twice', async () => {
    await spec.getByRole('button', { name: 'Edit text' }).click();
    await write(spec.getByRole('textbox', { name: 'Feature text' }), 'Feature: Mine\n');
    await row('Returns').click();
    await spec.getByRole('heading', { name: 'Returns', exact: true }).waitFor();
    await row('Checkout Unsaved').click();
    const area = spec.getByRole('textbox', { name: 'Feature text' });
    expect(await textOf(area)).toBe('Feature: Mine\n');
    await area.press('Escape');
    await spec.getByRole('button', { name: 'Discard' }).click();
    await spec.getByRole('button', { name: 'Delete feature' }).click();
    const question = spec.getByRole('alertdialog', { name: 'Delete “Checkout”?' });
    await question.getByText('the links to 1 issue').waitFor();
    await question.getByRole('button', { name: 'Delete feature' }).click();
    await spec.getByText('“Checkout” was deleted.').waitFor();
    expect(await row('Checkout').count()).toBe(0);
  });
});
