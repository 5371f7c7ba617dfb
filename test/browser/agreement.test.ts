import type { FrameLocator } from 'playwright-core';
import type { PanelView } from '../../src/invoke-api';
import { expectAccessible } from '../support/accessible';
import {
  appFrame,
  launchBrowser,
  openIssueContext,
  type Journey,
  type OpenOptions,
} from '../support/browser';
import { startHost, type Host, type User } from '../support/host';
import { openPanel } from '../support/panel-page';
import { failed, PASSED, ran, ranFeature, reportOn, type StepResult } from '../support/reports';
import {
  ask,
  CONTEXT,
  createIssue,
  enabledProjectWithKey,
  PANEL,
  publish,
  type Issue,
  type NewKey,
} from '../support/site';

const TITLE = 'Acceptance criteria';
const NAMES = ['By card', 'By invoice', 'By voucher'];

/** A report on one scenario of the story. */
const report = (result: StepResult) =>
  reportOn(
    ranFeature('features/running.feature', 'Running', [ran('By card', { 'Given a way to pay': result })]),
  );

/** What a team does with a story before and after it is built: map it, order it, ask, agree, and look at its runs. */
describe('agreeing on a story', () => {
  let host: Host;
  let journey: Journey;
  let issue: Issue;
  let made: NewKey;

  beforeAll(async () => {
    host = await startHost();
    made = await enabledProjectWithKey(host, 'TALK');
    journey = await launchBrowser(host.url);
  });
  beforeEach(async () => {
    issue = await createIssue(host, 'mira', 'TALK', 'Pay for an order');
  });
  afterEach(() => journey.expectClean());
  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  const at = () => ({ issueKey: issue.key });
  const view = (user: User = 'mira') => ask<PanelView>(host, user, PANEL, at(), 'load');
  const names = async (): Promise<string[]> => (await view()).scenarios.map(({ name }) => name);
  const write = async (feature = 'Paying'): Promise<void> => {
    for (const name of NAMES)
      await ask(host, 'mira', PANEL, at(), 'add', {
        writeId: crypto.randomUUID(),
        feature: { name: feature },
        text: `Scenario: ${name}\n  Given a way to pay\n`,
      });
  };
  const open = (user: User, options?: OpenOptions) => openPanel(journey, user, issue.key, options);
  const focused = (panel: FrameLocator, role: 'button' | 'menuitem' | 'textbox', name: string | RegExp) =>
    panel.getByRole(role, { name }).and(panel.locator(':focus')).waitFor();
  const shownOrder = (panel: FrameLocator) =>
    panel.getByRole('article').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')));

  test('two people vote, ask and resolve', async () => {
    await write();
    const paul = await open('paul');
    await paul.panel.getByRole('button', { name: 'I’m ready' }).click();
    const votes = (panel: FrameLocator) => panel.getByRole('list', { name: 'Who said so' });
    await votes(paul.panel).getByText('Paul Projectlead').waitFor();
    await focused(paul.panel, 'button', 'Take back');

    const mira = await open('mira', { colorMode: 'dark', width: 400 });
    await mira.panel.getByRole('button', { name: 'Ask a question' }).click();
    const form = mira.panel.getByRole('form', { name: 'Ask a question' });
    await form.getByRole('combobox', { name: 'About' }).selectOption('By card');
    await expectAccessible(mira.page, mira.panel);
    await form.getByRole('button', { name: 'Ask a question' }).click();
    await form.getByText('Write what you want to know.').waitFor();
    const text = form.getByRole('textbox', { name: 'Your question' });
    await text.fill('Which cards?');
    await text.press('Control+Enter');
    const questions = mira.panel.getByRole('list', { name: 'Open questions' });
    await questions.getByText('Which cards?').waitFor();
    await questions.getByRole('button', { name: 'About “By card”' }).click();
    await focused(mira.panel, 'button', /^By card/);

    await mira.panel.getByRole('button', { name: 'I’m ready' }).click();
    const warning = mira.panel.getByRole('alertdialog', { name: '1 question is still open' });
    await warning.getByText('Which cards?').waitFor();
    await expectAccessible(mira.page, mira.panel);
    await warning.getByRole('button', { name: 'Not yet' }).press('Escape');
    await focused(mira.panel, 'button', 'I’m ready');
    expect((await view()).agreement).toMatchObject({ readyCount: 1, mine: 'none' });

    await questions.getByRole('button', { name: 'Resolve' }).click();
    await mira.panel.getByText('The question is resolved.').waitFor();
    await focused(mira.panel, 'button', 'Undo');
    await mira.panel.getByRole('button', { name: 'I’m ready' }).click();
    await votes(mira.panel).getByText('Mira Member').waitFor();
    await mira.panel.getByText('1 resolved question').click();
    await mira.panel.getByText(/Resolved by Mira Member/).waitFor();
    await mira.panel.getByRole('button', { name: 'Take back' }).click();
    await votes(mira.panel).getByText('(taken back)').waitFor({ state: 'attached' });
    await expectAccessible(mira.page, mira.panel);

    await ask(host, 'mira', PANEL, at(), 'add', {
      writeId: crypto.randomUUID(),
      feature: { name: 'Paying' },
      text: 'Scenario: By cheque\n  Given a cheque\n',
    });
    await paul.page.reload();
    const again = await appFrame(paul.page, PANEL);
    await votes(again).getByText('before the last change').waitFor();
    await again.getByRole('button', { name: 'Ready again' }).click();
    await focused(again, 'button', 'Take back');
    const glance = await openIssueContext(paul.page, 'Behave Pro', CONTEXT);
    await glance.getByText('1 ready').waitFor();
    await glance.getByText('No open questions').waitFor();
    await glance.getByRole('button', { name: 'Go to the acceptance criteria' }).click();
    await again
      .getByRole('heading', { name: TITLE })
      .and(again.locator(':focus'))
      .waitFor({ state: 'attached' });
    await mira.page.context().close();
    await paul.page.context().close();
  });

  test('the order changes by keys, by the menu and by dragging; a copy and a move are taken back', async () => {
    await write();
    const { page, panel } = await open('mira');
    const row = (name: string) =>
      panel.getByRole('article', { name, exact: true }).getByRole('button').first();
    await row('By card').press('Alt+ArrowDown');
    await row('By card').press('Alt+ArrowDown');
    await panel.getByText('“By card” is now 3 of 3.').waitFor({ state: 'attached' });
    await focused(panel, 'button', /^By card/);
    expect(await shownOrder(panel)).toEqual(['By invoice', 'By voucher', 'By card']);
    await panel.getByRole('button', { name: 'More actions for “By card”' }).press('Enter');
    await expectAccessible(page, panel);
    await panel.getByRole('menuitem', { name: 'Move up' }).press('Enter');
    await focused(panel, 'button', 'More actions for “By card”');
    expect(await shownOrder(panel)).toEqual(['By invoice', 'By card', 'By voucher']);

    const grip = panel.getByRole('article', { name: 'By voucher' }).locator('.bp-grip');
    const from = await grip.boundingBox();
    const to = await row('By invoice').boundingBox();
    if (!from || !to) throw new Error('The rows are not shown.');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, to.y + 4, { steps: 4 });
    await page.mouse.up();
    await panel.getByText('“By voucher” is now 1 of 3.').waitFor({ state: 'attached' });
    expect(await shownOrder(panel)).toEqual(['By voucher', 'By invoice', 'By card']);

    await panel.getByRole('button', { name: 'More actions for “By card”' }).click();
    await panel.getByRole('menuitem', { name: 'Duplicate' }).click();
    await panel.getByText(/was added below it, in the feature “Paying”/).waitFor();
    await expectAccessible(page, panel);
    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByText(/was deleted/).waitFor();
    expect(await names()).toEqual(['By voucher', 'By invoice', 'By card']);

    await ask(host, 'mira', PANEL, at(), 'add', {
      writeId: crypto.randomUUID(),
      feature: { name: 'Billing' },
      text: 'Scenario: Monthly\n  Given a month\n',
    });
    await panel.getByRole('button', { name: 'More actions for “By card”' }).click();
    await panel.getByRole('menuitem', { name: 'Move to another feature…' }).click();
    const form = panel.getByRole('form', { name: 'Move “By card” to another feature' });
    await form.getByRole('combobox').selectOption('Billing');
    await expectAccessible(page, panel);
    await form.getByRole('button', { name: 'Move' }).click();
    await panel.getByText('“By card” is in the feature “Billing” now.').waitFor();
    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByText('“By card” is in the feature “Paying” now.').waitFor();
    expect((await view()).scenarios.find(({ name }) => name === 'By card')?.featureName).toBe('Paying');
    await page.context().close();
  });

  test('cards of an example map become scenarios on the story, and that is taken back', async () => {
    const { page, panel } = await open('mira', { width: 400 });
    await panel.getByRole('button', { name: 'Map examples' }).click();
    const map = panel.getByRole('region', { name: 'Example map' });
    const rule = map.getByRole('textbox', { name: 'New rule' });
    await rule.fill('Cards are checked');
    await rule.press('Enter');
    await rule.fill('Invoices are for firms');
    await rule.press('Enter');
    const example = map.getByRole('textbox', { name: 'New example of “Cards are checked”' });
    await example.fill('The bank says no');
    await example.press('Enter');
    await example.fill('The card expired');
    await example.press('Enter');
    await focused(panel, 'textbox', 'New example of “Cards are checked”');
    const question = map.getByRole('textbox', { name: 'New question' });
    await question.fill('Who is a firm?');
    await question.press('Enter');
    await map.getByRole('button', { name: 'Who is a firm?', exact: true }).waitFor();
    await expectAccessible(page, panel);

    await map.getByRole('button', { name: 'The card expired', exact: true }).press('Enter');
    const text = map.getByRole('textbox', { name: 'Text of the card' });
    await text.fill('The card is too old');
    await text.press('Enter');
    const renamed = map.getByRole('button', { name: 'The card is too old', exact: true });
    await renamed.press('Alt+ArrowUp');
    await map.getByText('“The card is too old” is now 1 of 2.').waitFor({ state: 'attached' });
    await map.getByRole('button', { name: 'Actions for “The card is too old”' }).click();
    await map.getByRole('menuitem', { name: 'Move to “Invoices are for firms”' }).click();
    const second = map.getByRole('list', { name: 'Examples of “Invoices are for firms”' });
    await second.getByText('The card is too old').waitFor();
    await focused(panel, 'button', 'Actions for “The card is too old”');
    await map.getByRole('button', { name: 'Actions for “The card is too old”' }).click();
    await map.getByRole('menuitem', { name: 'Remove' }).click();
    await map.getByText('“The card is too old” was removed.').waitFor();
    await map.getByRole('button', { name: 'Undo' }).click();
    await second.getByText('The card is too old').waitFor();

    await map.getByRole('button', { name: 'Make scenarios…' }).click();
    const form = map.getByRole('form', { name: 'Make scenarios of the cards' });
    await form.getByText(/This makes 2 rules, 2 scenarios and 1 question/).waitFor();
    const picker = form.getByRole('combobox', { name: 'Feature' });
    await picker.fill('Checks');
    await picker.press('Enter');
    await expectAccessible(page, panel);
    await form.getByRole('button', { name: 'Make them' }).click();
    await panel.getByText('2 scenarios and 1 question made of the map in the feature “Checks”.').waitFor();
    await panel
      .getByRole('article', { name: 'The bank says no' })
      .getByText('Rule: Cards are checked')
      .waitFor();
    await panel.getByRole('list', { name: 'Open questions' }).getByText('Who is a firm?').waitFor();
    expect(await names()).toEqual(['The bank says no', 'The card is too old']);

    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByText(/taken back. The cards are new again./).waitFor();
    await panel.getByRole('article', { name: 'The bank says no' }).waitFor({ state: 'detached' });
    expect(await names()).toEqual([]);
    await page.context().close();
  });

  test('earlier runs of a scenario are shown when they are asked for, also to who may only read', async () => {
    await write('Running');
    for (const [n, result] of [PASSED, failed('Error: no money')].entries()) {
      const headers = { 'x-commit-id': `c0ffee${n}`, 'x-build-url': `https://ci.example.com/${n}` };
      expect((await publish(made, report(result), headers)).status).toBe(200);
      await host.local('POST', 'drain');
    }
    await (await open('mira')).page.context().close();
    const { page, panel } = await open('vic', { colorMode: 'dark' });
    const scenario = panel.getByRole('article', { name: 'By card' });
    await scenario.getByRole('button').first().click();
    await scenario.getByRole('button', { name: 'Show run history' }).click();
    const history = scenario.getByRole('region', { name: 'Run history of By card' });
    await history.getByText('2 runs shown, newest first').waitFor();
    const runs = await history.getByRole('listitem').allTextContents();
    expect(runs[0]).toMatch(/^Failed.*a way to pay.*no money.*c0ffee1.*Build/s);
    expect(runs[1]).toMatch(/^Passed.*c0ffee0.*Build/s);
    await expectAccessible(page, panel);
    await scenario.getByRole('button', { name: 'Hide run history' }).click();
    await history.waitFor({ state: 'detached' });
    expect(await panel.getByRole('button', { name: /^More actions/ }).count()).toBe(0);
    await page.context().close();
  });
});
