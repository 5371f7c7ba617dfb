import type { FrameLocator, Page } from 'playwright-core';
import { expectAccessible } from '../support/accessible';
import { violations } from '../support/axe';
import { appFrame, launchBrowser, openAs, type Journey } from '../support/browser';
import { write } from '../support/editor';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { panelOn } from '../support/panel-page';
import { createIssue, enabledProject, SETTINGS, type Issue } from '../support/site';

/** A project wants its watchers told, somebody watches, somebody else edits, and the mail is there. */
describe('mails to who watches a story', () => {
  let host: Host;
  let journey: Journey;
  let issue: Issue;

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'WATCH');
    issue = await createIssue(host, 'mira', 'WATCH', 'Pay for an order');
    const bytes = Buffer.from(
      `Feature: Paying\n\n  @${issue.key}\n  Scenario: By card\n    Given a card\n\n  @${issue.key}\n  Scenario: By post\n    Given a stamp\n`,
    );
    await importAll(host, 'mira', 'WATCH', [{ path: 'paying.feature', bytes }]);
    await host.local('POST', 'drain');
    journey = await launchBrowser(host.url);
  });
  afterEach(() => journey.expectClean());
  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  const mailsOf = async (page: Page) => {
    await page.getByText('Local controls').click();
    await page.getByRole('button', { name: 'Open my mails' }).click();
    return page.getByRole('dialog', { name: /^Mails to/ });
  };
  const axe = async (page: Page): Promise<void> => expect(await violations(page, 'dialog')).toEqual([]);

  const settingsOf = async (page: Page): Promise<FrameLocator> => appFrame(page, SETTINGS);

  test.each<['light' | 'dark', number]>([
    ['light', 1280],
    ['dark', 400],
  ])('the setting, %s, %i wide', async (colorMode, width) => {
    const address = `/projects/WATCH/settings/apps/${SETTINGS}`;
    const page = await openAs(journey, 'paul', address, { colorMode, width });
    const settings = await settingsOf(page);
    const section = settings.getByRole('region', { name: 'Watchers of stories' });
    const toggle = section.getByRole('checkbox', { name: 'Send a mail when a linked scenario changes' });
    expect(await toggle.isChecked()).toBe(false);
    await toggle.focus();
    await page.keyboard.press('Space');
    await section.getByText('Saved').waitFor();
    expect(await toggle.isChecked()).toBe(true);
    await expectAccessible(page, settings);
    await toggle.press('Space');
    await toggle.and(section.locator(':not(:checked):enabled')).waitFor();
  });

  test('who watches a story reads what somebody else has changed of it', async () => {
    const admin = await openAs(journey, 'paul', `/projects/WATCH/settings/apps/${SETTINGS}`);
    const section = (await settingsOf(admin)).getByRole('region', { name: 'Watchers of stories' });
    await section.getByText('Send a mail when a linked scenario changes').click();
    await section.getByText('Saved').waitFor();

    const page = await openAs(journey, 'paul', `/browse/${issue.key}`);
    await page.getByRole('button', { name: 'Watch 1' }).click();
    await page.getByRole('button', { name: 'Stop watching 2' }).waitFor();
    await (await mailsOf(page)).getByText('There are none.').waitFor();

    const mira = await openAs(journey, 'mira', `/browse/${issue.key}`);
    const panel = await panelOn(mira);
    const card = panel.getByRole('article', { name: 'By card' });
    await card.getByRole('button', { expanded: false }).click();
    await card.getByRole('button', { name: 'Edit', exact: true }).click();
    const form = panel.getByRole('form', { name: 'Edit scenario' });
    await write(
      form.getByRole('textbox', { name: 'Scenario' }),
      `@${issue.key}\nScenario: With a card\n  Given a card with money on it`,
    );
    await form.getByRole('textbox', { name: 'Scenario' }).press('Control+Enter');
    await panel.getByRole('article', { name: 'With a card' }).waitFor();

    await host.local('POST', 'clock', { advance: '11m' });
    await host.local('POST', 'drain');
    await page.reload();
    const mails = await mailsOf(page);
    const mail = mails.getByRole('article', { name: `${issue.key}: acceptance criteria changed` });
    await mail.getByText('“By card” was changed and is now called “With a card”.').waitFor();
    await mail.getByText('Mira Member changed 1 scenario').waitFor();
    await axe(page);
    await page.keyboard.press('Escape');
    await mails.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Open my mails' }).and(page.locator(':focus')).waitFor();

    const small = await openAs(journey, 'paul', `/browse/${issue.key}`, { width: 400, colorMode: 'dark' });
    await mailsOf(small);
    await axe(small);
    const wide = await small.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
    expect(wide).toBeLessThanOrEqual(400);
    await small.keyboard.press('Escape');
    await small.getByRole('button', { name: 'Stop watching 2' }).scrollIntoViewIfNeeded();
    await small.getByRole('button', { name: 'Stop watching 2' }).press('Enter');
    await small.getByRole('button', { name: 'Watch 1' }).waitFor();
    await mira.getByText('Local controls').click();
    await mira.getByRole('button', { name: 'Open my mails' }).click();
    await mira.getByRole('dialog').getByText('There are none.').waitFor();
  });
});
