import { readFileSync } from 'node:fs';
import type { FrameLocator, Page } from 'playwright-core';
import type { PanelView } from '../../src/invoke-api';
import { appFrame, launchBrowser, openAs, type Journey } from '../support/browser';
import { assertThatExport, behaveProExport, xrayExport, type ToolExport } from '../support/exports';
import { startHost, type Host } from '../support/host';
import { ask, createIssue, enabledProject, PANEL, SPECIFICATION, type Issue } from '../support/site';

/** What a person does who comes from another tool: choose the export, look at what would happen, do it. */
describe('coming from another tool', () => {
  let host: Host;
  let journey: Journey;
  let page: Page;
  let spec: FrameLocator;
  let issues: Issue[];

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'COME');
    issues = [];
    for (const summary of ['Pay by card', 'Receipts', 'Gift cards'])
      issues.push(await createIssue(host, 'mira', 'COME', summary));
    journey = await launchBrowser(host.url);
    page = await openAs(journey, 'mira', `/projects/COME/apps/${SPECIFICATION}`);
    spec = await appFrame(page, SPECIFICATION);
  });
  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  const key = (n: number): string => issues[n]?.key ?? '';
  const row = (name: RegExp) => spec.getByRole('row', { name });
  const onIssue = async (n: number): Promise<string[]> => {
    const { scenarios } = await ask<PanelView>(host, 'mira', PANEL, { issueKey: key(n) }, 'load');
    return scenarios.map(({ name }) => name);
  };

  async function choose(chosen: ToolExport, origin: string): Promise<void> {
    await spec.getByRole('button', { name: /^Import( files)?$/ }).click();
    const again = spec.getByRole('button', { name: 'Import more' });
    const files = spec.locator('input[type=file]').first();
    await again.or(spec.getByRole('button', { name: 'Choose files or a .zip' })).waitFor();
    if (await again.isVisible()) await again.click();
    await files.setInputFiles(chosen);
    const select = spec.getByRole('combobox', { name: 'The files are' });
    await select.waitFor();
    expect(await select.inputValue()).toBe(origin);
    await spec.getByRole('radio', { name: 'Replace it by the file' }).check();
    await spec.getByRole('button', { name: 'See what would happen' }).click();
    await spec.getByText('Nothing is imported yet.', { exact: false }).waitFor();
  }

  async function imported(count: RegExp): Promise<void> {
    await spec.getByRole('button', { name: count }).click();
    await spec.getByRole('region', { name: 'Import result' }).waitFor();
    await host.local('POST', 'drain');
  }
  const closed = () => spec.getByRole('button', { name: 'Close', exact: true }).click();

  test('Xray: a test of two requirements is one scenario on both; the second import finds everything as it was', async () => {
    await choose(xrayExport(key(0), key(1)), 'xray');
    await row(/^1_COME-1_XT-90.feature New feature .*Background from precondition XT-90/).waitFor();
    await row(
      /^2_COME-2_XT-90.feature New feature .*1 repeated scenario kept once, in COME-1_XT-90.feature/,
    ).waitFor();
    expect(await onIssue(0)).toEqual([]);
    await imported(/^Import 2 files$/);
    await row(/^1_COME-1_XT-90.feature New feature/).waitFor();
    expect(await onIssue(0)).toEqual(['A card is charged', 'A receipt is sent']);
    expect(await onIssue(1)).toEqual(expect.arrayContaining(['A receipt is sent', 'A receipt is printed']));
    await closed();

    await choose(xrayExport(key(0), key(1)), 'xray');
    await spec.getByText('2 unchanged').waitFor();
    await spec.getByRole('button', { name: 'Back' }).click();
    await spec.getByRole('button', { name: 'Choose other files' }).click();
    await closed();
  });

  test('AssertThat: test types come from tags, unknown keys stay tags, and the report can be saved', async () => {
    await choose(assertThatExport(key(2)), 'assertthat');
    await row(
      /^1-gift-cards.feature New feature .*gift-cards.feature.*1 manual, 1 automated.*OLD-7\. They stay as tags/,
    ).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      spec.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('import-report.csv');
    expect(readFileSync(await download.path(), 'utf8').split('\r\n')).toEqual([
      '\uFEFFFile,What becomes of it,What was found',
      expect.stringMatching(/^1-gift-cards.feature,New feature,/),
      expect.stringMatching(/^2-vouchers.feature,New feature,/),
      '',
    ]);
    await imported(/^Import 2 files$/);
    expect(await onIssue(2)).toEqual(['A gift card pays']);
    await row(/^1-gift-cards.feature/)
      .getByRole('button')
      .click();
    const article = spec.getByRole('article', { name: 'A gift card looks festive' });
    await article.getByText('Manual').first().waitFor();
  });

  test('Behave Pro: what tags said of issues is in Jira again', async () => {
    await choose(behaveProExport(key(0)), 'behave-pro');
    await row(
      /^returns.feature New feature .*@assignee:ada_at_example.com @version:1.0 @OPEN @ORPHAN.*1 manual, 1 automated/,
    ).waitFor();
    await imported(/^Import 1 file$/);
    expect(await onIssue(0)).toContain('A book comes back');
    await row(/^returns.feature/)
      .getByRole('button')
      .click();
    await spec.getByRole('button', { name: 'Edit text' }).click();
    const text = spec.getByRole('textbox', { name: 'Feature text' });
    await text.getByText('@COME-1 @slow').waitFor();
    expect(await text.textContent()).not.toMatch(/assignee|ORPHAN|MANUAL/);
  });
});
