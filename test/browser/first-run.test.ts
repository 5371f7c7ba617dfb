import AxeBuilder from '@axe-core/playwright';
import type { FrameLocator, Page } from 'playwright-core';
import { appFrame, launchBrowser, openAs, type Journey } from '../support/browser';
import { runCucumber } from '../support/cucumber';
import { startHost, type Host } from '../support/host';
import { ADMINISTRATION, createProject, publish, SETTINGS, type NewKey } from '../support/site';

const FEATURE = `Feature: Paying
  Scenario: A card that is good
    Given a card that passes

  Scenario: A card that is not
    Given a card that fails with "declined"
`;

/** From an empty site to the first report, by what the pages themselves say and where they lead. */
describe('the first run', () => {
  let host: Host;
  let journey: Journey;

  beforeAll(async () => {
    host = await startHost();
    journey = await launchBrowser(host.url);
  });

  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  async function expectAccessible(page: Page): Promise<void> {
    const { violations } = await new AxeBuilder({ page })
      .include([`iframe[data-module-key="${ADMINISTRATION}"]`, 'body'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
  }

  async function enable(admin: FrameLocator, name: string): Promise<void> {
    const steps = admin.getByRole('region', { name: 'Three steps to the first result' });
    const picker = steps.getByRole('combobox', { name: 'Project' });
    await picker.fill(name);
    await picker.press('Enter');
    await steps.getByRole('button', { name: 'Enable', exact: true }).click();
    await steps.getByText('No key yet').waitFor();
  }

  async function createKey(settings: FrameLocator): Promise<string> {
    await settings.getByRole('button', { name: 'Create API key' }).first().click();
    const form = settings.getByRole('form', { name: 'Create API key' });
    await form.getByLabel('Name').fill('First build');
    await form.getByRole('button', { name: 'Create API key' }).click();
    const apiKey = await settings.getByLabel('API key', { exact: true }).inputValue();
    await settings.getByRole('button', { name: 'I have stored it' }).click();
    return apiKey;
  }

  /** The recipe as a person takes it away: shown, then off the clipboard. */
  async function copyRecipe(page: Page, settings: FrameLocator): Promise<string> {
    const shown = await settings.getByRole('region', { name: 'recipe for curl' }).textContent();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await settings.getByRole('button', { name: 'Copy recipe for curl' }).click();
    await settings.getByRole('button', { name: 'Copied recipe for curl' }).waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toBe(shown);
    return copied;
  }

  test('leads an admin from the empty site to a page that turns green', async () => {
    await createProject(host, 'OTHER', 'Other project');
    await createProject(host, 'FIRST', 'First project');

    const page = await openAs(journey, 'ada', `/admin/apps/${ADMINISTRATION}`);
    const admin = await appFrame(page, ADMINISTRATION);
    await admin.getByRole('region', { name: 'Background work' }).waitFor();
    await expectAccessible(page);
    await enable(admin, 'First');
    await admin.getByRole('button', { name: 'Create a key for First project' }).click();
    await page.waitForURL(`**/projects/FIRST/settings/apps/${SETTINGS}`);

    const settings = await appFrame(page, SETTINGS);
    const apiKey = await createKey(settings);
    const recipe = await copyRecipe(page, settings);
    const [, ciUrl = ''] = /BEHAVE_PRO_URL='([^']+)'/.exec(recipe) ?? [];
    await settings.getByText('Waiting for your first report').waitFor();

    let left = false;
    page.on('framenavigated', () => (left = true));
    const run = runCucumber({ 'paying.feature': FEATURE });
    const reply = await publish({ apiKey, ciUrl } as NewKey, run.report);
    expect(reply.status).toBe(200);
    const arrived = settings.getByRole('status').filter({ hasText: 'Your pipeline is connected.' });
    await arrived.waitFor();
    expect(await arrived.textContent()).toContain('Last report: 1 passed, 1 failed');
    const published = settings.getByRole('listitem').filter({ hasText: 'Publish the first report' });
    await published.getByText('Done', { exact: true }).waitFor();
    expect(left).toBe(false);

    await page.getByRole('link', { name: 'Behave Pro', exact: true }).first().click();
    await page.waitForURL(`**/admin/apps/${ADMINISTRATION}`);
    const after = await appFrame(page, ADMINISTRATION);
    await after.getByRole('row', { name: /First project.*Enabled.*1 passed, 1 failed/ }).waitFor();
    await after.getByRole('row', { name: 'Test reports 1' }).waitFor();
    expect(await after.getByText('Three steps to the first result').count()).toBe(0);
    await expectAccessible(page);
    await journey.expectClean();
  });
});
