import type { FrameLocator, Page } from 'playwright-core';
import { expectAccessible } from '../support/accessible';
import { appFrame, launchBrowser, openAs, openTab, type Journey } from '../support/browser';
import { startHost, type Host } from '../support/host';
import { edit, importKept, keeping, publishRun, type Kept } from '../support/kept';
import { SETTINGS } from '../support/site';
import { nextDay } from '../support/stored';

describe('what a project keeps, on its settings page', () => {
  let host: Host;
  let journey: Journey;
  let page: Page;
  let frame: FrameLocator;
  let kept: Kept;

  beforeAll(async () => {
    host = await startHost();
    kept = await keeping(host, 'KEPT');
    const featureId = await importKept(kept, ['One']);
    for (let n = 0; n < 3; n += 1) await edit(kept, featureId, ['One'], `Edit ${n}`);
    for (let n = 0; n < 22; n += 1) await publishRun(kept, `build ${n}`, ['One']);
    await host.local('POST', 'drain');
    await host.local('POST', 'clock', { advance: '100d' });
    journey = await launchBrowser(host.url);
    page = await openAs(journey, 'paul', `/projects/KEPT/settings/apps/${SETTINGS}`, { colorMode: 'dark' });
    frame = await appFrame(page, SETTINGS);
    await openTab(frame, 'Data');
  });
  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  test('is counted before it is saved, goes with the next daily run, and stands in the log', async () => {
    const section = frame.getByRole('region', { name: 'What is kept' });
    await section.getByRole('combobox', { name: 'Test runs are kept for' }).selectOption('90 days');
    await section.getByText('The next daily run removes 2 test runs.').waitFor();
    await section.getByRole('combobox', { name: /^Earlier texts/ }).selectOption('30 days');
    await section
      .getByText('The next daily run removes 2 test runs and 2 earlier texts of 1 feature.')
      .waitFor();
    await expectAccessible(page, frame);
    await section.getByRole('button', { name: 'Save what is kept' }).press('Enter');
    await section.getByText('Saved', { exact: true }).waitFor();
    const first = section.getByRole('combobox', { name: 'Test runs are kept for' });
    expect(await first.evaluate((field) => field.ownerDocument.activeElement === field)).toBe(true);

    await nextDay(host);
    await host.local('POST', 'drain');
    await page.reload();
    const after = (await appFrame(page, SETTINGS)).getByRole('region', { name: 'What is kept' });
    await after.getByText(/^Last removed .*: 2 test runs and 2 earlier texts$/).waitFor();
    await after.getByRole('button', { name: 'Count what the next run removes' }).click();
    await after.getByText('The next daily run removes nothing.').waitFor();
    await openTab(frame, 'Audit log');
    const log = frame.getByRole('region', { name: 'Audit log' });
    await log.getByText('Test runs: 2').waitFor();
    await log.getByText('Days for which test runs are kept: everything → 90').waitFor();
    await expectAccessible(page, frame);
  });
});
