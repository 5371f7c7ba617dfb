import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expectAccessible } from '../support/accessible';
import { addPanel, appFrame, launchBrowser, openAs, type Journey } from '../support/browser';
import { caretOf, select, textOf, write } from '../support/editor';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { createIssue, enabledProject, PANEL, SPECIFICATION } from '../support/site';

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
    const files = { 'checkout.feature': CHECKOUT, 'zahlen.feature': ZAHLEN, 'guide.feature.md': GUIDE };
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
    await expectAccessible(page, SPECIFICATION, spec);
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
    await type('  @sl');
    await suggestion('@slow').waitFor();
    await key('Tab');
    await key('Enter');
    expect(await textOf(area)).toContain('\n  @slow\n');
    await leave();
  });
});
