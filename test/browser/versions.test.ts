import type { FrameLocator, Page } from 'playwright-core';
import { expectAccessible } from '../support/accessible';
import { appFrame, launchBrowser, openAs, type Journey } from '../support/browser';
import { textOf, write } from '../support/editor';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { enabledProject, SPECIFICATION } from '../support/site';

const FIRST = 'Feature: Checkout\n\n  Scenario: Paying by card\n    Given a basket\n    Then it is paid\n';
const TWICE = `${FIRST}\n  Scenario: Paying by card\n    Given a basket\n    Then it is paid\n`;

/** A feature through its life: edited, compared, restored, deleted and brought back; and a scenario told from another. */
describe('what a feature was', () => {
  let host: Host;
  let journey: Journey;
  let page: Page;
  let spec: FrameLocator;

  const open = async (options?: Parameters<typeof openAs>[3]): Promise<void> => {
    page = await openAs(journey, 'mira', `/projects/PAST/apps/${SPECIFICATION}`, options);
    spec = await appFrame(page, SPECIFICATION);
  };

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'PAST');
    const files = [FIRST, TWICE].map((text, n) => ({ path: `${n}.feature`, bytes: Buffer.from(text) }));
    await importAll(host, 'mira', 'PAST', files);
    journey = await launchBrowser(host.url);
    await open();
  });

  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  const row = (n: number) => spec.getByRole('navigation').getByRole('button', { name: `${n}.feature` });
  const area = () => spec.getByRole('textbox', { name: 'Feature text' });
  const edit = async (from: string, to: string): Promise<void> => {
    await spec.getByRole('button', { name: 'Edit text' }).click();
    await write(area(), (await textOf(area())).replace(from, to));
    await area().press('Control+Enter');
  };
  const versions = () => spec.getByRole('list', { name: 'Versions' }).getByRole('button');

  test('two edits are in its history, and the first text can be made the present one', async () => {
    await row(0).click();
    await edit('a basket', 'a full basket');
    await spec.getByText('“Checkout” was saved.').waitFor();
    await spec.getByRole('button', { name: 'Dismiss' }).click();
    await edit('it is paid', 'it is paid at once');
    await spec.getByText('“Checkout” was saved.').waitFor();
    await spec.getByRole('button', { name: 'History' }).click();
    await versions().first().waitFor();
    expect(await versions().allTextContents()).toEqual([
      expect.stringMatching(/edited on this page by Mira Member\s*Present$/),
      expect.stringMatching(/edited on this page by Mira Member$/),
      expect.stringMatching(/imported by Mira Member$/),
    ]);
    await versions().last().click();
    const differences = spec.getByRole('region', { name: /^Differences between/ });
    await differences.getByText('+ Given a basket').waitFor();
    await expectAccessible(page, spec);
    await spec.getByRole('button', { name: 'Restore this version' }).click();
    await spec.getByText(/has the text of the chosen version again/).waitFor();
    await spec.getByRole('button', { name: 'Edit text' }).click();
    expect(await textOf(area())).toBe(FIRST);
    await area().press('Escape');
  });

  test('a deletion is taken back at once, or later from the list', async () => {
    const remove = async (): Promise<void> => {
      await spec.getByRole('button', { name: 'Delete feature' }).click();
      await spec.getByRole('alertdialog').getByRole('button', { name: 'Delete feature' }).click();
      await spec.getByText('“Checkout” was deleted.').waitFor();
      expect(await row(0).count()).toBe(0);
    };
    await remove();
    await spec.getByRole('button', { name: 'Undo' }).click();
    await row(0).waitFor();
    await spec.getByRole('heading', { name: 'Checkout', exact: true }).waitFor();
    await remove();
    await page.context().close();
    await open({ width: 400, colorMode: 'dark' });
    await spec.getByRole('button', { name: 'Removed features' }).click();
    const back = spec.getByRole('button', { name: 'Bring back Checkout' });
    await back.waitFor();
    await expectAccessible(page, spec);
    await back.click();
    await spec.getByText(/“Checkout” is there again/).waitFor();
    await spec.getByRole('button', { name: 'History' }).click();
    await versions().nth(3).click();
    await spec.getByText('This version says the same as the present text.').waitFor();
    await versions().nth(1).click();
    await spec.getByRole('region', { name: /^Differences between/ }).waitFor();
    await expectAccessible(page, spec);
  });

  test('one of two like scenarios deleted, the other is told from it', async () => {
    await spec.getByRole('button', { name: 'All features' }).click();
    await row(1).click();
    await edit(TWICE, FIRST);
    const dialog = spec.getByRole('dialog', { name: 'Which scenario is this?' });
    await dialog.waitFor();
    await expectAccessible(page, spec);
    await page.keyboard.press('Escape');
    expect(await textOf(area())).toBe(FIRST);
    await area().press('Control+Enter');
    await dialog.getByRole('radio').nth(1).check();
    await dialog.getByRole('button', { name: 'Save with these answers' }).click();
    await spec.getByText('“Checkout” was saved.').waitFor();
  });
});
