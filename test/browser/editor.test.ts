import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expectAccessible } from '../support/accessible';
import { appFrame, launchBrowser, openAs, type Journey } from '../support/browser';
import { caretOf, select, textOf, write } from '../support/editor';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { panelOn } from '../support/panel-page';
import { createIssue, enabledProject, SPECIFICATION } from '../support/site';

const CHECKOUT = [
  '@payment @slow',
  'Feature: Checkout',
  '',
  '  Scenario: Paying by card',
  '    Given "Ann" has 3 books in her basket',
  '    Then it is paid',
  '',
].join('\n');
const ZAHLEN = '# language: de\nFunktionalität: Zahlen\n\n  Szenario: Karte\n    Angenommen ein Korb\n';
const GUIDE = '# Feature: Guide\n\n## Scenario: Reading\n* Given a guide\n\nProse.\n';

/** Writing Gherkin, with hands on the keyboard only. */
describe('the editor', () => {
  let host: Host;
  let journey: Journey;
  let page: Page;
  let spec: FrameLocator;

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'PEN');
    await createIssue(host, 'mira', 'PEN', 'Pay by card');
    const long = await createIssue(host, 'mira', 'PEN', 'Go on');
    const files = {
      'long.feature': `Feature: Long\n\n  @${long.key}\n  Scenario: Long\n${'    Given a step\n'.repeat(90)}`,
      'checkout.feature': CHECKOUT,
      'zahlen.feature': ZAHLEN,
      'guide.feature.md': GUIDE,
    };
    await importAll(
      host,
      'mira',
      'PEN',
      Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
    );
    await host.local('POST', 'drain');
    journey = await launchBrowser(host.url);
    page = await openAs(journey, 'mira', `/projects/PEN/apps/${SPECIFICATION}`);
    spec = await appFrame(page, SPECIFICATION);
  });

  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  const key = (name: string) => page.keyboard.press(name);
  const type = (text: string) => page.keyboard.type(text);
  const suggestion = (name: string | RegExp) => spec.getByRole('option', { name });
  async function edit(feature: RegExp): Promise<Locator> {
    await spec.getByRole('navigation').getByRole('button', { name: feature }).click();
    await spec.getByRole('button', { name: 'Edit text' }).click();
    const area = spec.getByRole('textbox', { name: 'Feature text' });
    await area.and(spec.locator(':focus')).waitFor();
    return area;
  }
  async function leave(): Promise<void> {
    await key('Escape');
    await spec.getByRole('button', { name: 'Discard' }).click();
    await spec.getByRole('button', { name: 'Edit text' }).waitFor();
  }

  test('completes keywords, a step whose values Tab goes through, and a tag', async () => {
    const area = await edit(/^Checkout/);
    await key('Control+End');
    await type('\n  Scen');
    await suggestion('Scenario Outline:').waitFor();
    await expectAccessible(page, spec);
    await key('Tab');
    await type('Twice');
    await key('Enter');
    await type('Giv');
    await suggestion('Given').waitFor();
    await key('Enter');
    await type('books');
    await suggestion(/has 3 books/).waitFor();
    await key('Tab');
    await type('Bob');
    await key('Tab');
    await type('12');
    await key('Tab');
    expect(
      (await textOf(area)).endsWith('  Scenario: Twice\n    Given "Bob" has 12 books in her basket'),
    ).toBe(true);
    await select(area, '  Scenario: Twice');
    await key('ArrowLeft');
    await key('Enter');
    await key('ArrowUp');
    await type('  @sl');
    await suggestion('@slow').waitFor();
    await key('Tab');
    expect(await textOf(area)).toContain('\n  @slow\n');
    await leave();
  });

  test('offers the names of an outline as a header, goes through cells by Tab, keeps the bars in line', async () => {
    const area = await edit(/^Checkout/);
    await write(
      area,
      'Feature: Checkout\n\n  Scenario Outline: Pay <sum> by <card>\n    Then it is paid\n\n    Examples:\n      ',
    );
    await type('|');
    await suggestion(/^\| sum \| card \|/).waitFor();
    await key('Tab');
    await key('Enter');
    await type('12');
    await key('Tab');
    await type('Mastercard');
    await key('Enter');
    await type('7');
    await key('Tab');
    await type('M');
    await suggestion('Mastercard').waitFor();
    await key('Tab');
    await key('ArrowUp');
    const table = ['| sum | card       |', '| 12  | Mastercard |', '| 7   | Mastercard |'];
    expect(
      (await textOf(area))
        .split('\n')
        .slice(-3)
        .map((line) => line.trim()),
    ).toEqual(table);
    await key('Control+Alt+ArrowRight');
    await type('x');
    expect((await textOf(area)).split('\n').at(-2)).toMatch(/Mastercard \| x \|$/);
    await leave();
  });

  test('speaks the language of the text', async () => {
    const area = await edit(/^Zahlen/);
    await key('Control+End');
    await type('    Wen');
    await suggestion('Wenn').waitFor();
    await key('Tab');
    await type('ich zahle');
    await key('Enter');
    await type('Dan');
    await suggestion('Dann').waitFor();
    await key('Enter');
    await type('ist es gut');
    await spec.getByText('No problems found').waitFor();
    expect(await textOf(area)).toBe(`${ZAHLEN}    Wenn ich zahle\n    Dann ist es gut`);
    await leave();
  });

  test('shows what is wrong, leads there by F8 and puts it right by a key and by a button', async () => {
    const area = await edit(/^Checkout/);
    const right = `${CHECKOUT}    And a receipt is sent\n`;
    const wrong = right.replace('Then', 'Tehn').replace('Given', 'Givn');
    await write(area, wrong);
    await spec.getByText('2 notes; you can save all the same').waitFor();
    await key('Control+Home');
    await key('F8');
    expect(await caretOf(area)).toBe(wrong.indexOf('Givn') + 'Givn'.length);
    await key('Control+.');
    // Below a step, what is misspelt is no description any more.
    await spec.getByText('1 problem to correct').waitFor();
    await expectAccessible(page, spec);
    await spec.getByRole('button', { name: 'Write “Then”' }).click();
    await area.and(spec.locator(':focus')).waitFor();
    expect(await textOf(area)).toBe(right);
    await write(area, `${CHECKOUT}    nonsense\n`);
    await spec.getByText(/problems? to correct/).waitFor();
    expect(await area.getAttribute('aria-invalid')).toBe('true');
    await key('Control+Shift+KeyM');
    await spec.getByRole('listbox').getByRole('option').first().waitFor();
    await expectAccessible(page, spec);
    await key('Escape');
    await leave();
  });

  test('formats and folds by keys, finds and replaces, and Tab leaves the text', async () => {
    const area = await edit(/^Checkout/);
    await write(area, CHECKOUT.replace('    Given', 'Given'));
    await key('Shift+Alt+KeyF');
    await spec.getByText(/^Formatted/).waitFor();
    expect(await textOf(area)).toBe(CHECKOUT);
    await key('Control+z');
    expect(await textOf(area)).toBe(CHECKOUT.replace('    Given', 'Given'));
    await select(area, 'Paying');
    await key('Control+Shift+BracketLeft');
    await spec.getByText('it is paid').waitFor({ state: 'hidden' });
    await key('Control+Shift+BracketRight');
    await spec.getByText('it is paid').waitFor();
    await key('Control+f');
    await spec.getByRole('textbox', { name: 'Find' }).waitFor();
    await spec.getByRole('textbox', { name: 'Find' }).fill('basket');
    await spec.getByRole('textbox', { name: 'Replace' }).fill('cart');
    await expectAccessible(page, spec);
    await spec.getByRole('button', { name: 'Replace all' }).click();
    expect(await textOf(area)).toContain('in her cart');
    await key('Escape');
    await area.and(spec.locator(':focus')).waitFor();
    await key('Tab');
    await spec.getByText('Keyboard', { exact: true }).and(spec.locator(':focus')).waitFor();
    await key('Enter');
    await spec.getByText('Next problem or note').waitFor();
    await expectAccessible(page, spec);
    await key('Shift+Tab');
    await leave();
  });

  test('Markdown is edited as it is', async () => {
    const area = await edit(/^Guide/);
    expect(await textOf(area)).toBe(GUIDE);
    await key('Control+End');
    await type('More.');
    await spec.getByText('No problems found').waitFor();
    await leave();
  });

  test('in the panel, dark and narrow', async () => {
    const issue = await openAs(journey, 'mira', '/browse/PEN-1', { width: 400, colorMode: 'dark' });
    const panel = await panelOn(issue);
    await panel.getByRole('button', { name: 'Add scenario' }).first().click();
    const picker = panel.getByRole('combobox', { name: 'Feature' });
    await picker.fill('Checkout');
    await picker.press('Enter');
    const area = panel.getByRole('textbox', { name: 'Scenario' });
    await area.click();
    await write(
      area,
      'Scenario: Narrow\n  Given "Ann" pays with a card that was issued by a bank abroad\n  Th',
    );
    await issue.keyboard.type('e');
    await panel.getByRole('option', { name: 'Then' }).waitFor();
    await issue.keyboard.press('Tab');
    await issue.keyboard.type('it is paid');
    await panel.getByText('No problems found').waitFor();
    await expectAccessible(issue, panel);
    await issue.keyboard.press('Control+Enter');
    await panel.getByText('“Narrow” was added.').waitFor();
    await issue.context().close();
  });

  test('what is edited is in sight, however long it stood there to be read', async () => {
    const issue = await openAs(journey, 'mira', '/browse/PEN-2');
    const panel = await panelOn(issue);
    const row = panel.getByRole('article', { name: 'Long', exact: true });
    await row.getByRole('button', { expanded: false }).first().click();
    await row.getByRole('button', { name: 'Edit', exact: true }).click();
    const first = panel.getByRole('textbox', { name: 'Scenario' }).getByText('Scenario:');
    await first.waitFor();
    const inSight = async (): Promise<boolean> => {
      const box = await first.boundingBox();
      return box !== null && box.y >= 0 && box.y + box.height <= 900;
    };
    // The frame gets its height a while after what is in it.
    while (!(await inSight())) await issue.evaluate('new Promise(requestAnimationFrame)');
    await issue.context().close();
  });

  test('from right to left, where a line begins that way', async () => {
    const story = await createIssue(host, 'mira', 'PEN', 'Read on');
    const issue = await openAs(journey, 'mira', `/browse/${story.key}`);
    const panel = await panelOn(issue);
    await panel.getByRole('button', { name: 'Add scenario' }).first().click();
    const area = panel.getByRole('textbox', { name: 'Scenario' });
    await area.click();
    await write(area, '@shop\nالدفع "40"');
    const sides = await area
      .getByText(/shop|40/)
      .evaluateAll((parts) =>
        parts.map((part) => part.ownerDocument.defaultView?.getComputedStyle(part).direction),
      );
    expect([...new Set(sides)]).toEqual(['ltr', 'rtl']);
    const before = await caretOf(area);
    await issue.keyboard.press('ArrowRight');
    expect(await caretOf(area)).toBe(before - 1);
    await issue.context().close();
  });
});
