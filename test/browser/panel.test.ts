import { dialectOf, languages, mainKeywords } from '@behave-pro/core/gherkin';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expectAccessible } from '../support/accessible';
import {
  appFrame,
  launchBrowser,
  openAs,
  openIssueContext,
  type Journey,
  type OpenOptions,
} from '../support/browser';
import { textOf, write } from '../support/editor';
import { startHost, type Host, type User } from '../support/host';
import { importAll } from '../support/import';
import { openPanel, panelOn } from '../support/panel-page';
import { failed, PASSED, ran, ranFeature, reportOn } from '../support/reports';
import {
  ask,
  CONTEXT,
  createIssue,
  enabledProjectWithKey,
  PANEL,
  publish,
  SETTINGS,
  SPECIFICATION,
  type Issue,
  type NewKey,
} from '../support/site';

const TITLE = 'Acceptance criteria';

const REPORT = reportOn(
  ranFeature('features/marks.feature', 'Marks', [
    ran('Stays as it is', { 'Given a basket': PASSED, 'Then it is paid': PASSED }),
    ran('Changes later', {
      'Given a basket': PASSED,
      'Then it is paid': failed('Error: the card was declined\n  at pay.js:3'),
    }),
  ]),
);

/** What is on a story, and how it comes there and goes. */
describe('the panel of a story', () => {
  let host: Host;
  let journey: Journey;
  let issue: Issue;
  let made: NewKey;

  beforeAll(async () => {
    host = await startHost();
    made = await enabledProjectWithKey(host, 'CRIT');
    journey = await launchBrowser(host.url);
  });
  beforeEach(async () => {
    issue = await createIssue(host, 'mira', 'CRIT', 'Pay for an order');
  });
  afterEach(() => journey.expectClean());
  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  const call = <T>(user: User, functionKey: string, payload: object = {}): Promise<T> =>
    ask<T>(host, user, PANEL, { issueKey: issue.key }, functionKey, payload);
  const add = (name: string, feature: string) =>
    call('mira', 'add', {
      writeId: crypto.randomUUID(),
      feature: { name: feature },
      text: `Scenario: ${name}\n  Given a basket\n  Then it is paid\n`,
    });
  const importFiles = async (files: Record<string, string>): Promise<void> => {
    const all = Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
    await importAll(host, 'mira', 'CRIT', all, 'replace');
    await host.local('POST', 'drain');
  };
  const open = (user: User, options?: OpenOptions) => openPanel(journey, user, issue.key, options);
  const row = (panel: FrameLocator, name: string) => panel.getByRole('article', { name, exact: true });
  const opener = (panel: FrameLocator, name: string) => row(panel, name).getByRole('button').first();

  test('an empty one teaches, and loads the editor only for who writes', async () => {
    const page = await openAs(journey, 'mira', `/browse/${issue.key}`);
    const loaded: string[] = [];
    page.on('request', (request) => void loaded.push(new URL(request.url()).pathname));
    const editors = () => loaded.filter((path) => /\/code-editor-[^/]+\.js$/.test(path));
    const panel = await panelOn(page);
    await panel.getByRole('heading', { name: 'Describe when this story is done' }).waitFor();
    await panel
      .getByRole('region', { name: 'An example of a scenario' })
      .getByText('Given')
      .first()
      .waitFor();
    for (const way of ['Add scenario', 'Map examples', 'Link existing scenario'])
      await panel.getByRole('button', { name: way }).waitFor();
    await expectAccessible(page, panel);
    expect(editors()).toEqual([]);
    await panel.getByRole('button', { name: 'Add scenario' }).click();
    await panel
      .getByRole('form', { name: 'New scenario' })
      .getByRole('textbox', { name: 'Scenario' })
      .waitFor();
    expect(editors()).toHaveLength(1);
    const reader = await open('vic', { width: 400, colorMode: 'dark' });
    await reader.panel.getByText('Nobody has written a scenario for this issue yet.').waitFor();
    expect(await reader.panel.getByRole('button', { name: 'Add scenario' }).count()).toBe(0);
    for (const one of [page, reader.page]) await one.context().close();
  });

  test('a scenario goes to a feature the story uses, offered first, or to a new one, and is edited in place', async () => {
    await importFiles({ 'other.feature': 'Feature: Another\n' });
    await add('By card', 'Paying');
    const { page, panel } = await open('mira');
    const saved = async (choose: (form: Locator) => Promise<void>, name: string) => {
      await panel.getByRole('button', { name: 'Add scenario' }).first().click();
      const form = panel.getByRole('form', { name: 'New scenario' });
      await choose(form);
      const text = form.getByRole('textbox', { name: 'Scenario' });
      await text.click();
      await write(text, `Scenario: ${name}\n  Given a basket`);
      await text.press('Control+Enter');
      await panel.getByText(`“${name}” was added.`).waitFor();
    };
    await saved(async (form) => {
      await form.getByRole('combobox', { name: 'Feature' }).press('ArrowDown');
      const options = panel.getByRole('option');
      await options.first().waitFor();
      expect((await options.allTextContents())[0]).toContain('Paying');
      await options.first().click();
    }, 'By invoice');
    await saved(async (form) => {
      const picker = form.getByRole('combobox', { name: 'Feature' });
      await picker.fill('Refunds');
      await picker.press('Enter');
    }, 'Money back');
    await row(panel, 'By invoice').getByText('Paying').waitFor();
    await row(panel, 'Money back').getByText('Refunds').waitFor();

    await opener(panel, 'By invoice').click();
    await row(panel, 'By invoice').getByRole('button', { name: 'Edit' }).click();
    const form = panel.getByRole('form', { name: 'Edit scenario' });
    const area = form.getByRole('textbox', { name: 'Scenario' });
    await area.and(panel.locator(':focus')).waitFor();
    expect(await textOf(area)).toContain('Scenario: By invoice');
    await write(area, 'Scenario: By open invoice\n  Given a basket\n  Then it is billed');
    await area.press('Control+Enter');
    await panel.getByText('“By open invoice” was saved.').waitFor();
    await opener(panel, 'By open invoice').and(panel.locator(':focus')).waitFor();
    await expectAccessible(page, panel);
    await page.context().close();
  });

  test('each says its status, test type and feature, why it failed, and what is outdated or a draft', async () => {
    const marks = (steps: string) =>
      `Feature: Marks\n\n  @${issue.key}\n  Scenario: Stays as it is\n    Given a basket\n    Then it is paid\n\n` +
      `  @${issue.key}\n  Scenario: Changes later\n    Given a basket\n    ${steps}\n`;
    const sketch = `Feature: Sketch\n\n  @${issue.key}\n  Scenario: Half done\n    Given a basket\n`;
    await importFiles({
      'marks.feature': marks('Then it is paid'),
      'sketch.feature': sketch,
      'guide.feature.md': `# Feature: Guide\n\n\`@${issue.key}\`\n## Scenario: Reading\n* Given a guide\n`,
    });
    expect((await publish(made, REPORT)).status).toBe(200);
    await host.local('POST', 'drain');
    await importFiles({
      'marks.feature': marks('Then it is paid in full'),
      'sketch.feature': `${sketch}    nonsense\n`,
    });
    const { page, panel } = await open('mira', { colorMode: 'dark' });
    await row(panel, 'Stays as it is').getByText('Passed', { exact: true }).waitFor();
    await row(panel, 'Stays as it is').getByText('Marks').waitFor();
    const changed = row(panel, 'Changes later');
    await changed.getByText('Failed', { exact: true }).waitFor();
    await changed.getByText('Outdated').first().waitFor();
    await opener(panel, 'Changes later').click();
    await changed.getByText('Then it is paid', { exact: true }).first().waitFor();
    await changed
      .getByRole('group', { name: 'Message' })
      .getByText('the card was declined')
      .first()
      .waitFor();
    await row(panel, 'Half done').getByText('Draft', { exact: true }).waitFor();
    await opener(panel, 'Half done').click();
    await row(panel, 'Half done')
      .getByText(/has errors, so it is kept as a draft/)
      .waitFor();
    await row(panel, 'Reading').getByText('Markdown', { exact: true }).waitFor();
    await row(panel, 'Reading').getByText('Not run').waitFor();
    await panel.getByRole('button', { name: 'More actions for “Stays as it is”' }).click();
    await panel.getByRole('menuitem', { name: 'Mark as manual' }).click();
    await row(panel, 'Stays as it is').getByText('Manual', { exact: true }).waitFor();
    await expectAccessible(page, panel);
    await page.context().close();
    const narrow = await open('vic', { width: 400 });
    await row(narrow.panel, 'Changes later').getByText('Outdated').first().waitFor();
    await expectAccessible(narrow.page, narrow.panel);
    await narrow.page.context().close();
  });

  test('one that the project has is found by its words, linked, unlinked, and comes back', async () => {
    await importFiles({
      'ship.feature':
        'Feature: Shipping\n\n  Scenario: A parcel is lost\n    Given a parcel\n\n  Scenario: A parcel arrives\n    Given a parcel\n',
    });
    const { page, panel } = await open('mira', { width: 400 });
    await panel.getByRole('button', { name: 'Link existing scenario' }).click();
    const search = panel.getByRole('region', { name: 'Link existing scenario' });
    const words = search.getByRole('combobox', { name: 'Find a scenario of this project' });
    await words.and(panel.locator(':focus')).waitFor();
    await words.fill('nothing like this');
    await search.getByText('No scenario has all of these words.').waitFor();
    await words.fill('shipping lost');
    await search.getByRole('option', { name: /A parcel is lost/ }).waitFor();
    await expectAccessible(page, panel);
    await words.press('ArrowDown');
    await words.press('Enter');
    await panel.getByText('“A parcel is lost” is now linked to this issue.').waitFor();
    await panel.getByRole('button', { name: 'More actions for “A parcel is lost”' }).click();
    await panel.getByRole('menuitem', { name: 'Unlink from this issue' }).click();
    await panel.getByText(/“A parcel is lost” was unlinked. It stays in the feature “Shipping”/).waitFor();
    await panel.getByRole('button', { name: 'Undo' }).click();
    await opener(panel, 'A parcel is lost').waitFor();
    await page.context().close();
  });

  test('scenarios of projects that somebody may not browse are counted and not shown', async () => {
    const { accountId } = await host.jira<{ accountId: string }>('ada', 'GET', '/rest/api/3/myself');
    const closed = { key: 'CLO', name: 'Closed', projectTypeKey: 'software', leadAccountId: accountId };
    await host.jira('ada', 'POST', '/rest/api/3/project', closed);
    const at = { projectKey: 'CLO' };
    await ask(host, 'ada', SETTINGS, at, 'save', { writeId: crypto.randomUUID(), state: 'enabled' });
    const bytes = Buffer.from('Feature: Closed\n  Scenario: Behind a door\n    Given a door\n');
    const [file] = await importAll(host, 'ada', 'CLO', [{ path: 'closed.feature', bytes }]);
    const { feature } = await ask<{ feature: { scenarios: { id: string }[] } }>(
      host,
      'ada',
      SPECIFICATION,
      at,
      'feature',
      { featureId: file?.featureId },
    );
    await ask(host, 'ada', SPECIFICATION, at, 'link', {
      writeId: crypto.randomUUID(),
      featureId: file?.featureId,
      scenarioId: feature.scenarios[0]?.id,
      issueKey: issue.key,
    });
    await add('By card', 'Paying');
    const ada = await open('ada');
    await row(ada.panel, 'Behind a door').waitFor();
    const paul = await open('paul');
    await row(paul.panel, 'By card').waitFor();
    await paul.panel
      .getByText('1 more scenario is linked to this issue from projects you may not browse.')
      .waitFor();
    expect(await row(paul.panel, 'Behind a door').count()).toBe(0);
    for (const { page } of [ada, paul]) await page.context().close();
  });

  test('a question is a comment in Jira, too, once an admin wants that', async () => {
    await add('By card', 'Paying');
    const commented = (page: Page) => page.getByRole('main').getByText('Who pays the fee?');
    const asks = async (text: string): Promise<Page> => {
      const { page, panel } = await open('mira');
      await panel.getByRole('button', { name: 'Ask a question' }).click();
      const form = panel.getByRole('form', { name: 'Ask a question' });
      await form.getByRole('textbox', { name: 'Your question' }).fill(text);
      await form.getByRole('button', { name: 'Ask a question' }).click();
      await panel.getByRole('list', { name: 'Open questions' }).getByText(text).waitFor();
      await page.reload();
      await appFrame(page, PANEL);
      return page;
    };
    const before = await asks('Is it off?');
    await before.getByRole('heading', { name: 'Pay for an order' }).waitFor();
    const { total } = await host.jira<{ total: number }>(
      'mira',
      'GET',
      `/rest/api/3/issue/${issue.id}/comment`,
    );
    expect(total).toBe(0);
    const admin = await openAs(journey, 'paul', `/projects/CRIT/settings/apps/${SETTINGS}`);
    const settings = await appFrame(admin, SETTINGS);
    await settings.getByLabel('Write questions as comments in Jira too').press('Space');
    await settings.getByRole('region', { name: 'Questions on stories' }).getByText('Saved').waitFor();
    const after = await asks('Who pays the fee?');
    await commented(after).first().waitFor();
    for (const page of [before, admin, after]) await page.context().close();
  });

  test('the context says how to add the panel, and leads to it once it is there', async () => {
    await add('By card', 'Paying');
    const page = await openAs(journey, 'mira', `/browse/${issue.key}`, { colorMode: 'dark' });
    const glance = await openIssueContext(page, 'Behave Pro', CONTEXT);
    await glance.getByText('1 scenario', { exact: true }).waitFor();
    await glance.getByText('1 not run').waitFor();
    await glance.getByText('Nobody is ready yet').waitFor();
    await glance.getByText(/add it from the buttons under the summary/).waitFor();
    await expectAccessible(page, glance);
    const panel = await panelOn(page);
    await glance.getByRole('button', { name: 'Go to the acceptance criteria' }).click();
    const heading = panel.getByRole('heading', { name: TITLE });
    await heading.and(panel.locator(':focus')).waitFor({ state: 'attached' });
    await page.context().close();
  });

  test('the editor offers steps of this feature before others, and issues by the words of their summary', async () => {
    const steps = (n: number, text: string) => `    Given ${text}\n`.repeat(n);
    await importFiles({
      'far.feature': `Feature: Far\n\n  Scenario: Often\n${steps(9, 'a parcel of the rich')}`,
      'many.feature': `Feature: Many\n\n  Scenario: More than are in sight\n${Array.from({ length: 30 }, (_, n) => steps(1, `a box of kind ${n}`)).join('')}`,
      'near.feature': `Feature: Near\n\n  Scenario: Here\n${steps(1, 'a parcel of the poor')}${steps(2, 'a parcel of gold')}`,
    });
    const other = await createIssue(host, 'mira', 'CRIT', 'Wrapping paper runs out');
    const { page, panel } = await open('mira');
    await panel.getByRole('button', { name: 'Add scenario' }).first().click();
    const form = panel.getByRole('form', { name: 'New scenario' });
    const picker = form.getByRole('combobox', { name: 'Feature' });
    await picker.fill('Near');
    await picker.press('Enter');
    await form.getByText('Near (1 scenario)', { exact: true }).waitFor();
    const area = form.getByRole('textbox', { name: 'Scenario' });
    await area.click();
    // One question each: a list that is still being typed for is another one.
    await write(area, 'Scenario: Offered\n  Given parcel');
    await page.keyboard.press('Control+Space');
    await panel.getByRole('option', { name: /of the rich/ }).waitFor();
    const offered = await panel.getByRole('option').allTextContents();
    expect(offered.map((text) => /gold|poor|rich/.exec(text)?.[0])).toEqual(['gold', 'poor', 'rich']);
    await page.keyboard.press('Escape');
    await write(area, 'Scenario: Offered\n  Given box of');
    await page.keyboard.press('Control+Space');
    await panel
      .getByRole('option', { name: /of kind/ })
      .nth(20)
      .waitFor({ state: 'attached' });
    await expectAccessible(page, panel);
    await page.keyboard.press('Escape');
    await write(area, '@wrapping');
    await page.keyboard.press('Control+Space');
    await panel.getByRole('option', { name: /Wrapping paper runs out/ }).waitFor();
    await page.keyboard.press('Tab');
    expect((await textOf(area)).trim()).toBe(`@${other.key}`);
    await page.context().close();
  });

  test('the editor sets keywords of every dialect apart from what people write', async () => {
    await importFiles({ 'tongues.feature': 'Feature: Tongues\n' });
    const page = await openAs(journey, 'mira', `/projects/CRIT/apps/${SPECIFICATION}`);
    const spec = await appFrame(page, SPECIFICATION);
    await spec
      .getByRole('navigation')
      .getByRole('button', { name: /^Tongues/ })
      .click();
    await spec.getByRole('button', { name: 'Edit text' }).click();
    const area = spec.getByRole('textbox', { name: 'Feature text' });
    await area.waitFor();
    const colour = (text: string) =>
      area
        .getByText(text)
        .last()
        .evaluate((element) => element.ownerDocument.defaultView.getComputedStyle(element).color as string);
    const plain: string[] = [];
    for (const { code } of languages()) {
      const dialect = dialectOf(code);
      if (!dialect) throw new Error(`No dialect ${code}`);
      const { scenario } = mainKeywords(dialect);
      const given = dialect.given.find((word) => word.trim() !== '*') ?? '';
      await write(area, `# language: ${code}\n${scenario}: 0815x\n  ${given}4711x`);
      await area.getByText('4711x').waitFor();
      const people = await colour('4711x');
      const ours = [await colour(scenario), await colour(given.trim())];
      if (ours.includes(people)) plain.push(code);
    }
    expect(plain).toEqual([]);
    await page.context().close();
  });

  test('the editor breaks what people read where it ends, however wide a table is', async () => {
    const { page, panel } = await open('mira', { width: 400 });
    await panel.getByRole('button', { name: 'Add scenario' }).first().click();
    const area = panel.getByRole('form', { name: 'New scenario' }).getByRole('textbox', { name: 'Scenario' });
    await area.click();
    await write(
      area,
      `Scenario: Wide\n  Given ${'a word or two '.repeat(9)}\n    | ${'wide '.repeat(30)}|\n`,
    );
    await area.getByText('wide wide').waitFor();
    const [text, box] = await area.evaluate((content) => [
      content.clientWidth as number,
      content.parentElement.clientWidth as number,
    ]);
    expect(text).toBeLessThanOrEqual(box);
    await expectAccessible(page, panel);
    await page.context().close();
  });
});
