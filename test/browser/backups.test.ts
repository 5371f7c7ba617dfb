import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expectAccessible } from '../support/accessible';
import { appFrame, launchBrowser, openAs, openTab, type Journey } from '../support/browser';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { enabledProject, SETTINGS } from '../support/site';
import { bodies, dumpOf, nextDay } from '../support/stored';

describe('restoring from the settings page', () => {
  let host: Host;
  let journey: Journey;
  let page: Page;
  let settings: FrameLocator;

  const write = (path: string, text: string) =>
    importAll(host, 'mira', 'BAK', [{ path, bytes: Buffer.from(text) }], 'replace');
  const texts = async (): Promise<string[]> =>
    [...bodies<{ text: string }>(await dumpOf(host), 'feature').values()].map(({ text }) => text).sort();

  const PAYING = 'Feature: Paying\n  Scenario: By card\n    Given a card\n';
  const CHANGED = 'Feature: Paying\n  Scenario: By card\n    Given no card\n';
  const NEW = 'Feature: New\n  Scenario: Newer\n    Given something\n';

  beforeAll(async () => {
    host = await startHost();
    await host.local('POST', 'delivery', { queryLagMs: 0 });
    await enabledProject(host, 'BAK');
    await write('paying.feature', PAYING);
    await host.local('POST', 'drain');
    await nextDay(host);
    await write('paying.feature', CHANGED);
    await write('new.feature', NEW);
    await host.local('POST', 'drain');
    journey = await launchBrowser(host.url);
    page = await openAs(journey, 'paul', `/projects/BAK/settings/apps/${SETTINGS}`);
    settings = await appFrame(page, SETTINGS);
    await openTab(settings, 'Data');
  });
  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  test('says what it would do, does it, and takes it back', async () => {
    const section = settings.getByRole('region', { name: 'Backups', exact: true });
    await section.getByRole('button', { name: 'Show backups' }).click();
    const table = section.getByRole('table', { name: 'Backups of this project' });
    const open = table.getByRole('button', { name: /^Restore…/ });
    await open.click();
    const form = section.getByRole('form', { name: /^Restore from / });
    await form.getByText('1 feature goes back to what it was, 1 newer feature is removed').waitFor();
    await expectAccessible(page, settings);
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    expect(await open.evaluate((button) => button.ownerDocument.activeElement === button)).toBe(true);

    await open.press('Enter');
    await form.getByRole('button', { name: 'Restore', exact: true }).click();
    await section.getByText(/^Restoring|^Restored from/).waitFor();
    await host.local('POST', 'drain');
    await section.getByText(/^Restored from .*: 1 feature as before, 1 feature removed\.$/).waitFor();
    expect(await texts()).toEqual([PAYING]);
    await expectAccessible(page, settings);

    await section.getByRole('button', { name: 'Undo the restore' }).click();
    const question = section.getByRole('alertdialog', { name: 'Undo the restore?' });
    await question.getByRole('button', { name: 'Undo the restore' }).click();
    await host.local('POST', 'drain');
    await section.getByText(/^The restore was undone: /).waitFor();
    expect(await texts()).toEqual([NEW, CHANGED].sort());
  });

  test('puts one feature beside as a copy', async () => {
    const section = settings.getByRole('region', { name: 'Backups', exact: true });
    const open = section
      .getByRole('row')
      .last()
      .getByRole('button', { name: /^Restore…/ });
    await open.click();
    const form = section.getByRole('form', { name: /^Restore from / });
    const what = form.getByRole('combobox', { name: 'What' });
    await what.fill('paying');
    await what.press('Enter');
    await form.getByLabel('Put a copy beside what is here, without links').check();
    await form.getByRole('button', { name: 'Restore', exact: true }).click();
    await host.local('POST', 'drain');
    await section.getByText(/^Restored from .*: a copy stands beside\.$/).waitFor();
    expect((await texts()).filter((text) => /^Feature: Paying \(as of /.test(text))).toHaveLength(1);
  });

  test('keeps dates and long paths within a narrow frame', async () => {
    const path = `${'folder/'.repeat(12)}of-paying.feature`;
    await write(path, PAYING);
    await host.local('POST', 'drain');
    await nextDay(host);
    await nextDay(host);
    await write(path, CHANGED);
    await host.local('POST', 'drain');
    const narrow = await openAs(journey, 'paul', `/projects/BAK/settings/apps/${SETTINGS}`, { width: 400 });
    const frame = await appFrame(narrow, SETTINGS);
    await openTab(frame, 'Data');
    const section = frame.getByRole('region', { name: 'Backups', exact: true });
    await section.getByRole('button', { name: 'Show backups' }).click();
    const table = section.getByRole('table', { name: 'Backups of this project' });
    await table.getByText(/, unchanged until /).waitFor();
    const rightOf = async (what: Locator): Promise<number> => {
      const box = await what.boundingBox();
      return box ? box.x + box.width : NaN;
    };
    expect(await rightOf(table)).toBeLessThanOrEqual(await rightOf(section.getByText(/^Last backup: /)));
    await table
      .getByRole('button', { name: /^Restore…/ })
      .first()
      .click();
    await section.getByRole('combobox', { name: 'What' }).fill('of-paying');
    const option = frame.getByRole('option', { name: /of-paying/ });
    expect(await option.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(
      0,
    );
    await expectAccessible(narrow, frame);
    await narrow.context().close();
  });
});
