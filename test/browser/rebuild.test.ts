import type { FrameLocator, Page } from 'playwright-core';
import { expectAccessible } from '../support/accessible';
import { appFrame, launchBrowser, openAs, openTab, type Journey } from '../support/browser';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { enabledProject, SETTINGS } from '../support/site';

describe('rebuilding lists from the settings page', () => {
  let host: Host;
  let journey: Journey;
  let page: Page;
  let settings: FrameLocator;

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'REB');
    const bytes = Buffer.from('Feature: Paying\n  Scenario: By card\n    Given a card\n');
    await importAll(host, 'mira', 'REB', [{ path: 'paying.feature', bytes }]);
    await host.local('POST', 'drain');
    journey = await launchBrowser(host.url);
    page = await openAs(journey, 'paul', `/projects/REB/settings/apps/${SETTINGS}`);
    settings = await appFrame(page, SETTINGS);
    await openTab(settings, 'Data');
  });
  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  test('asks first, says how it goes on, and when it was done', async () => {
    const section = settings.getByRole('region', { name: 'Lists' });
    const start = section.getByRole('button', { name: 'Rebuild lists' });
    await start.click();
    const question = section.getByRole('alertdialog', { name: 'Rebuild the lists of this project?' });
    await question.getByText('No feature, scenario or link is changed or deleted.').waitFor();
    await expectAccessible(page, settings);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await start.evaluate((button) => button.ownerDocument.activeElement === button)).toBe(true);

    await start.press('Enter');
    await question.getByRole('button', { name: 'Rebuild lists' }).click();
    await section.getByText(/^Rebuilding; \d+ features? read so far$|Last rebuilt/).waitFor();
    await host.local('POST', 'drain');
    await section.getByText(/^Last rebuilt .*: 1 feature read, nothing to correct$/).waitFor();
    await expectAccessible(page, settings);
  });
});
