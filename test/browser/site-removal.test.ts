import { readFileSync } from 'node:fs';
import type { FrameLocator, Page } from 'playwright-core';
import { expectAccessible } from '../support/accessible';
import { appFrame, launchBrowser, openAs, openTab, type Journey } from '../support/browser';
import { startHost, type Host } from '../support/host';
import { stock } from '../support/removal';
import { ADMINISTRATION, SPECIFICATION } from '../support/site';
import { days, dumpOf } from '../support/stored';

describe('asking for the removal of a site', () => {
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
    const page = await openAs(journey, 'ada', `/admin/apps/${ADMINISTRATION}`, options);
    const frame = await appFrame(page, ADMINISTRATION);
    await openTab(frame, 'Data');
    return [page, frame];
  };
  const removal = (frame: FrameLocator) =>
    frame.getByRole('region', { name: 'Removal on request', exact: true });

  async function ask(page: Page, frame: FrameLocator): Promise<void> {
    const section = removal(frame);
    await section.getByRole('button', { name: 'Remove everything of this site' }).press('Enter');
    const form = section.getByRole('form', { name: 'Removal' });
    const word = form.getByRole('textbox', { name: 'To confirm, type: REMOVE ALL' });
    await word.fill('OWN');
    await page.keyboard.press('Enter');
    await form.getByRole('alert').getByText('Type REMOVE ALL here, and nothing else.').waitFor();
    await expectAccessible(page, frame);
    await word.fill('remove all');
    await page.keyboard.press('Enter');
    await section.getByText(/^Everything Behave Pro keeps of this site will be removed on/).waitFor();
    await section.getByText(/^Asked for by Ada/).waitFor();
  }

  test('is confirmed by a word, told in every project, and can be cancelled', async () => {
    const [page, frame] = await open({ width: 400, colorMode: 'dark' });
    await ask(page, frame);
    await expectAccessible(page, frame);

    const project = await openAs(journey, 'vic', `/projects/OWN/apps/${SPECIFICATION}`);
    const specification = await appFrame(project, SPECIFICATION);
    await specification
      .getByRole('heading', { name: /^Everything Behave Pro keeps of this site will be removed on/ })
      .waitFor();
    await specification.getByText(/A Jira admin can cancel that/).waitFor();
    await expectAccessible(project, specification);

    const section = removal(frame);
    await section.getByRole('button', { name: 'Cancel the removal' }).press('Enter');
    const question = section.getByRole('alertdialog', { name: 'Cancel the removal?' });
    await question.getByRole('button', { name: 'Keep everything' }).press('Enter');
    await section.getByRole('button', { name: 'Remove everything of this site' }).waitFor();
    await project.reload();
    const kept = await appFrame(project, SPECIFICATION);
    await kept.getByRole('heading', { name: 'Features' }).first().waitFor();
    expect(await kept.getByText(/will be removed on/).count()).toBe(0);
    await project.context().close();
    await page.context().close();
  });

  test('closes the site when it is due, and ends in a certificate to download', async () => {
    const [page, frame] = await open();
    await ask(page, frame);
    await days(7, host);
    const project = await openAs(journey, 'mira', `/projects/OWN/apps/${SPECIFICATION}`);
    await (await appFrame(project, SPECIFICATION)).getByRole('alert').waitFor();
    await project.context().close();

    await days(2, host);
    await page.reload();
    const after = await appFrame(page, ADMINISTRATION);
    const done = after.getByRole('region', { name: 'Stored data was removed' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      done.getByRole('button', { name: 'Download certificate' }).click(),
    ]);
    const certificate = JSON.parse(readFileSync(await download.path(), 'utf8')) as object;
    expect(certificate).toMatchObject({ counts: { feature: 1, issue: 2 } });
    // Each kind is named in words, for people.
    const kinds = await done.getByRole('rowheader').allTextContents();
    expect(kinds).toContain('Settings of projects, and their keys in Jira');
    expect(kinds.filter((kind) => !/^[A-Z]/.test(kind))).toEqual([]);
    await expectAccessible(page, after);
    const { entities } = await dumpOf(host);
    expect([entities.feature, entities.issue, entities.project]).toEqual([[], [], []]);
  });
});
