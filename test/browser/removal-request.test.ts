import { readFileSync } from 'node:fs';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expectAccessible } from '../support/accessible';
import { appFrame, launchBrowser, openAs, openTab, type Journey } from '../support/browser';
import { startHost, type Host } from '../support/host';
import { stock } from '../support/removal';
import { ADMINISTRATION, SETTINGS, SPECIFICATION } from '../support/site';
import { days, dumpOf } from '../support/stored';

describe('asking for the removal of a project', () => {
  let host: Host;
  let journey: Journey;

  beforeAll(async () => {
    host = await startHost();
    await stock(host, 'OWN');
    journey = await launchBrowser(host.url);
  });
  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  const open = async (options = {}): Promise<[Page, FrameLocator]> => {
    const page = await openAs(journey, 'paul', `/projects/OWN/settings/apps/${SETTINGS}`, options);
    const frame = await appFrame(page, SETTINGS);
    await openTab(frame, 'Data');
    return [page, frame];
  };
  const removal = (frame: FrameLocator) => frame.getByRole('region', { name: 'Removal', exact: true });
  const focused = (page: Page) =>
    page.frameLocator(`iframe[data-module-key="${SETTINGS}"]`).locator(':focus').first();

  const colourOf = (button: Locator): Promise<string | undefined> =>
    button.evaluate(
      (element) => element.ownerDocument.defaultView?.getComputedStyle(element).backgroundColor,
    );

  async function ask(frame: FrameLocator, page: Page): Promise<void> {
    const section = removal(frame);
    const opener = section.getByRole('button', { name: 'Remove everything' });
    const danger = await colourOf(opener);
    await opener.press('Enter');
    const form = section.getByRole('form', { name: 'Removal' });
    expect(await colourOf(form.getByRole('button', { name: 'Ask for the removal' }))).toBe(danger);
    await form.getByRole('textbox', { name: 'type the key of the project: OWN' }).fill('OTHER');
    await page.keyboard.press('Enter');
    await form.getByRole('alert').getByText('Type OWN here, and nothing else.').waitFor();
    await expectAccessible(page, frame);
    await form.getByRole('textbox', { name: 'type the key of the project: OWN' }).fill('own');
    await page.keyboard.press('Enter');
    await section.getByText(/^Everything Behave Pro keeps of this project will be removed on/).waitFor();
  }

  test('is confirmed by its key, shown to who works there, and can be cancelled', async () => {
    const [page, frame] = await open({ width: 400, colorMode: 'dark' });
    const section = removal(frame);
    await section.getByRole('button', { name: 'Remove everything' }).press('Enter');
    await page.keyboard.press('Escape');
    expect(await focused(page).textContent()).toBe('Remove everything');
    await ask(frame, page);
    expect(await focused(page).textContent()).toBe('Cancel the removal');
    await section.getByText('7 days left.').waitFor();
    await section.getByText(/^Asked for by Paul/).waitFor();
    await expectAccessible(page, frame);

    const own = await openAs(journey, 'vic', `/projects/OWN/apps/${SPECIFICATION}`);
    const specification = await appFrame(own, SPECIFICATION);
    await specification
      .getByRole('heading', { name: /^Everything Behave Pro keeps of this project will be removed on/ })
      .waitFor();
    await specification.getByText(/An admin of the project can cancel that/).waitFor();
    await expectAccessible(own, specification);
    await own.context().close();

    await section.getByRole('button', { name: 'Cancel the removal' }).press('Enter');
    const question = section.getByRole('alertdialog', { name: 'Cancel the removal?' });
    await question.waitFor();
    await expectAccessible(page, frame);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await focused(page).textContent()).toBe('Cancel the removal');
    await section.getByRole('button', { name: 'Cancel the removal' }).press('Enter');
    await question.getByRole('button', { name: 'Keep everything' }).press('Enter');
    await section.getByRole('button', { name: 'Remove everything' }).waitFor();
    expect(await focused(page).textContent()).toBe('Remove everything');
    expect(await frame.getByText(/will be removed on/).count()).toBe(0);
    await page.context().close();
  });

  test('closes the project when it is due, and ends in a certificate to download', async () => {
    const [page, frame] = await open();
    await ask(frame, page);
    const admin = await openAs(journey, 'ada', `/admin/apps/${ADMINISTRATION}`);
    const administration = await appFrame(admin, ADMINISTRATION);
    await openTab(administration, 'Data');
    await administration.getByRole('table', { name: 'Projects that wait for their removal' }).waitFor();
    await expectAccessible(admin, administration);
    await admin.context().close();

    await days(7, host);
    await page.reload();
    const alert = (await appFrame(page, SETTINGS)).getByRole('alert');
    await alert.getByText(/^An admin asked that everything Behave Pro keeps of this project/).waitFor();

    await days(2, host);
    await alert.getByRole('button', { name: 'Try again' }).click();
    const section = removal(await appFrame(page, SETTINGS));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      section.getByRole('button', { name: /^Download certificate of OWN/ }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^behave-pro-removal-OWN-\d{4}-\d\d-\d\d\.json$/);
    const certificate = JSON.parse(readFileSync(await download.path(), 'utf8')) as object;
    expect(certificate).toMatchObject({
      certificate: 'Removal of what Behave Pro for Jira kept of a project, on request',
      project: { key: 'OWN' },
      counts: { feature: 1, issue: 2 },
      notes: [expect.stringContaining('Backups made before are excepted'), expect.any(String)],
    });
    await expectAccessible(page, await appFrame(page, SETTINGS));
    expect((await dumpOf(host)).entities.feature).toEqual([]);
  });
});
