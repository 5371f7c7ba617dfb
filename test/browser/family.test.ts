import type { FrameLocator, Page } from 'playwright-core';
import { expectAccessible } from '../support/accessible';
import { launchBrowser, openAs, openIssueContext, type Journey } from '../support/browser';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { panelOn } from '../support/panel-page';
import { write } from '../support/panel-calls';
import { ask, CONTEXT, createIssue, enabledProject, PANEL, type Issue } from '../support/site';

const scenario = (key: string, name: string): string =>
  `\n  @${key}\n  Scenario: ${name}\n    Given ${name} passes\n`;

/** A clone and its original, an epic and its stories, as people meet them in Jira. */
describe('the family of an issue', () => {
  let host: Host;
  let journey: Journey;

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'KIN');
    await enabledProject(host, 'BOOK');
    journey = await launchBrowser(host.url);
  });
  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  const bring = async (path: string, text: string): Promise<void> => {
    await importAll(host, 'mira', 'KIN', [{ path, bytes: Buffer.from(text) }]);
    await host.local('POST', 'drain');
  };
  const act = async (page: Page, action: string): Promise<void> => {
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    await page.getByRole('button', { name: action, exact: true }).click();
  };
  const names = (panel: FrameLocator): Promise<(string | null)[]> =>
    panel.getByRole('article').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')));
  const story = (summary: string, more: object): Promise<Issue> =>
    host.jira<Issue>('mira', 'POST', '/rest/api/3/issue', {
      fields: { project: { key: 'KIN' }, issuetype: { name: 'Story' }, summary, ...more },
    });

  test('a clone links some scenarios of its original, gives them back, copies them, and is not asked again', async () => {
    const original = await createIssue(host, 'mira', 'KIN', 'Pay');
    const { key } = original;
    await bring('pay.feature', `Feature: Pay\n${scenario(key, 'By card')}${scenario(key, 'By invoice')}`);
    await bring('book.feature.md', `# Feature: Handbook\n\n\`@${key}\`\n## Scenario: By hand\n\n* Given b\n`);

    const page = await openAs(journey, 'mira', `/browse/${key}`);
    await act(page, 'Clone');
    await page.getByRole('dialog').getByRole('button', { name: 'Clone' }).click();
    await page.getByRole('button', { name: /^Open KIN-/ }).click();
    await page.getByRole('heading', { name: 'CLONE - Pay' }).waitFor();
    const panel = await panelOn(page);
    const offer = panel.getByRole('region', { name: `Take over scenarios of ${key}?` });
    await offer.getByText(`“Pay”, which has 3 scenarios that are not here.`).waitFor();
    await offer.getByText('Handbook · can only be linked: written in Markdown').waitFor();
    await expectAccessible(page, panel);

    // By keyboard alone: all but one, linked.
    await offer.getByRole('checkbox', { name: 'All 3' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await offer.getByRole('checkbox', { name: /^By card/ }).isChecked()).toBe(false);
    await offer.getByRole('button', { name: 'Link 2 scenarios' }).press('Enter');
    await panel.getByText(`2 scenarios of ${key} are linked to this issue too.`).waitFor();
    await offer.getByText('which has 1 scenario that is not here.').waitFor();
    expect(await names(panel)).toEqual(['By invoice', 'By hand']);

    const undo = panel.getByRole('button', { name: 'Undo' });
    expect(await undo.evaluate((button) => button.matches(':focus'))).toBe(true);
    await undo.press('Enter');
    await panel.getByText(`Taken back. ${key} is as it was.`).waitFor();
    await offer.getByText('which has 3 scenarios that are not here.').waitFor();
    expect(await names(panel)).toEqual([]);

    await offer.getByRole('checkbox', { name: 'All 3' }).check();
    await offer.getByRole('button', { name: 'Copy 2 scenarios' }).click();
    await panel.getByText(`2 scenarios of ${key} were copied to this issue.`).waitFor();
    await offer.getByText('which has 1 scenario that is not here.').waitFor();
    expect(await names(panel)).toEqual(['By card (2)', 'By invoice (2)']);
    expect(await offer.getByRole('button', { name: 'Copy 0 scenarios' }).isDisabled()).toBe(true);

    await offer.getByRole('button', { name: 'Not now' }).click();
    await panel.getByText(`You are not asked about scenarios of ${key} again.`).waitFor();
    await offer.waitFor({ state: 'detached' });
    await page.reload();
    const again = page.frameLocator(`iframe[data-module-key="${PANEL}"]`);
    await again.getByRole('article', { name: 'By card (2)' }).waitFor();
    expect(await again.getByRole('region', { name: /^Take over/ }).count()).toBe(0);
    await page.close();
  });

  test('a moved issue keeps its scenarios', async () => {
    const { key } = await createIssue(host, 'mira', 'KIN', 'Moves on');
    await bring('moves.feature', `Feature: Moves\n${scenario(key, 'Moves along')}`);
    const page = await openAs(journey, 'mira', `/browse/${key}`);
    const panel = await panelOn(page);
    await panel.getByRole('article', { name: 'Moves along' }).waitFor();
    await act(page, 'Move');
    const dialog = page.getByRole('dialog', { name: `Move ${key}` });
    await dialog.getByLabel('To project').selectOption({ label: 'Project BOOK (BOOK)' });
    await dialog.getByRole('button', { name: 'Move' }).click();
    await page
      .getByRole('navigation', { name: 'Breadcrumbs' })
      .getByRole('link', { name: 'Project BOOK' })
      .waitFor();
    const moved = page.frameLocator(`iframe[data-module-key="${PANEL}"]`);
    await moved.getByRole('article', { name: 'Moves along' }).waitFor();
    await page.close();
  });

  test('an epic says how its stories stand, in the panel and in the context', async () => {
    const epic = await story('Payments', { issuetype: { name: 'Epic' } });
    const parent = { parent: { key: epic.key } };
    const paying = await story('Pay by card', parent);
    await story('Pay by cheque', parent);
    for (let n = 0; n < 10; n += 1) await story(`Later ${n}`, parent);
    await bring(
      'epic.feature',
      `Feature: Epic\n${scenario(paying.key, 'Accepted')}${scenario(paying.key, 'Declined')}`,
    );
    await ask(host, 'paul', PANEL, { issueKey: paying.key }, 'ask', write({ text: 'Which cards?' }));
    await host.local('POST', 'drain');

    const page = await openAs(journey, 'mira', `/browse/${epic.key}`);
    const panel = await panelOn(page);
    const below = panel.getByRole('region', { name: 'Child issues' });
    const list = below.getByRole('list', { name: 'Child issues with their scenarios' });
    await below.getByText('0 of 12 issues ready').waitFor();
    await below.getByText('11 issues without scenarios').waitFor();
    await list
      .getByRole('listitem')
      .filter({ hasText: 'Pay by card' })
      .getByText('2 scenarios: 2 not run · 1 open question')
      .waitFor();
    await list.getByRole('listitem').filter({ hasText: 'Pay by cheque' }).getByText('No scenarios').waitFor();
    await list.getByRole('link', { name: paying.key }).waitFor();
    expect(await list.getByRole('listitem').count()).toBe(10);
    await below.getByRole('button', { name: 'Show all 12' }).press('Enter');
    expect(await list.getByRole('listitem').count()).toBe(12);
    await expectAccessible(page, panel);

    const context = await openIssueContext(page, 'Behave Pro', CONTEXT);
    await context.getByText('2 scenarios in 12 child issues').waitFor();
    await expectAccessible(page, context);
    await page.close();

    const narrow = await openAs(journey, 'mira', `/browse/${epic.key}`, { width: 400, colorMode: 'dark' });
    const small = narrow.frameLocator(`iframe[data-module-key="${PANEL}"]`);
    await small.getByText('11 issues without scenarios').waitFor();
    await expectAccessible(narrow, small);
    await narrow.close();
  });
});
