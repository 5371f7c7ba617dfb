import { readFileSync } from 'node:fs';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expectAccessible } from '../support/accessible';
import { appFrame, launchBrowser, openAs, openTab, type Journey } from '../support/browser';
import { startHost, type Host } from '../support/host';
import { createKey } from '../support/settings-page';
import { ADMINISTRATION, ask, enabledProject, SETTINGS } from '../support/site';

/** Who answers for the site sees who did what, without having to ask anybody. */
describe('the audit log', () => {
  let host: Host;
  let journey: Journey;

  beforeAll(async () => {
    host = await startHost();
    await host.local('POST', 'delivery', { queryLagMs: 0 });
    await enabledProject(host, 'LOG');
    await enabledProject(host, 'ALSO');
    journey = await launchBrowser(host.url);
  });
  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  const sectionOf = (frame: FrameLocator) => frame.getByRole('region', { name: 'Audit log', exact: true });
  const rows = (section: Locator) => section.getByRole('row');
  const hasFocus = (button: Locator) =>
    button.evaluate((element) => element.ownerDocument.activeElement === element);
  const open = (section: Locator) => section.getByText(/newest first$/).waitFor();
  const downloaded = async (page: Page, button: Locator): Promise<{ name: string; text: string }> => {
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  };

  test('of a project has what its admin just did, by the keyboard alone', async () => {
    const page = await openAs(journey, 'paul', `/projects/LOG/settings/apps/${SETTINGS}`);
    const settings = await appFrame(page, SETTINGS);
    await openTab(settings, 'Audit log');
    const section = sectionOf(settings);
    await open(section);
    expect(await rows(section).count()).toBe(2);
    const { apiKey } = await createKey(settings, 'Nightly build');
    await openTab(settings, 'Audit log');
    await section.getByRole('button', { name: 'Refresh' }).press('Enter');
    const entry = rows(section).filter({ hasText: 'API key created' });
    await entry.getByText('Key: Nightly build').waitFor();
    expect(await hasFocus(section.getByRole('button', { name: 'Refresh' }))).toBe(true);
    await entry.getByText(/It may: Download features/).waitFor();
    expect(await section.textContent()).not.toContain(apiKey);
    await section.getByText('2 entries, newest first').waitFor();
    await expectAccessible(page, settings);
    await page.context().close();
  });

  test('of the site is looked through by project, action, person and period, and taken home', async () => {
    for (let n = 0; n < 60; n += 1)
      await ask(host, 'paul', SETTINGS, { projectKey: 'ALSO' }, 'save', {
        writeId: crypto.randomUUID(),
        state: 'enabled',
        mirrorQuestions: n % 2 === 0,
      });
    const page = await openAs(journey, 'ada', `/admin/apps/${ADMINISTRATION}`, {
      width: 400,
      height: 900,
      colorMode: 'dark',
    });
    const admin = await appFrame(page, ADMINISTRATION);
    await openTab(admin, 'Audit log');
    const section = sectionOf(admin);
    await open(section);
    await section.getByText('50 entries so far, newest first').waitFor();
    await section.getByRole('button', { name: 'Show older entries' }).press('Enter');
    await section.getByText(/^6\d entries, newest first$/).waitFor();
    expect(await hasFocus(section.getByRole('button', { name: 'Refresh' }))).toBe(true);
    await rows(section).filter({ hasText: 'App installed' }).waitFor();
    await expectAccessible(page, admin);

    await section.getByLabel('What').selectOption('API key created');
    await section.getByText('1 entry, newest first').waitFor();
    const who = section.getByLabel('Who');
    await who.selectOption('The app');
    await section.getByText('No entry is like this.', { exact: false }).waitFor();
    await section.getByRole('button', { name: 'Clear filter' }).click();
    await section.getByLabel('Project').selectOption('The site');
    await section.getByText('1 entry, newest first').waitFor();
    const csv = await downloaded(page, section.getByRole('button', { name: 'Download CSV' }));
    expect(csv.name).toMatch(/^behave-pro-audit-site-\d{4}-\d\d-\d\d\.csv$/);
    expect(csv.text.split('\r\n')).toHaveLength(3);
    await section.getByLabel('Project').selectOption('Project ALSO');
    await section.getByText(/50 entries so far/).waitFor();
    const json = await downloaded(page, section.getByRole('button', { name: 'Download JSON' }));
    expect(JSON.parse(json.text)).toHaveLength(61);
    await section.getByText('61 entries in the file').waitFor();

    await section.getByLabel('From').fill('2026-02-02');
    await section.getByLabel('To').fill('2026-02-01');
    await section.getByText('The period ends before it begins.').waitFor();
    await expectAccessible(page, admin);
    await page.context().close();
  });
});
