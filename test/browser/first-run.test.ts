import type { FrameLocator, Page } from 'playwright-core';
import { violations } from '../support/axe';
import { appFrame, launchBrowser, openAs, openTab, type Journey } from '../support/browser';
import { runBuild } from '../support/cucumber';
import { textOf, write } from '../support/editor';
import { startHost, type Host } from '../support/host';
import { createKey } from '../support/settings-page';
import { ADMINISTRATION, createProject, SETTINGS, SPECIFICATION, type NewKey } from '../support/site';

const SCENARIOS = `
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
    expect(await violations(page)).toEqual([]);
  }

  async function enable(admin: FrameLocator, name: string): Promise<void> {
    const steps = admin.getByRole('region', { name: 'Four steps to the first result' });
    const picker = steps.getByRole('combobox', { name: 'Project' });
    await picker.fill(name);
    await picker.press('Enter');
    await steps.getByRole('button', { name: 'Enable', exact: true }).click();
    await steps.getByText('No scenario yet').waitFor();
  }

  async function writeFeature(page: Page): Promise<void> {
    const project = await appFrame(page, SPECIFICATION);
    await project.getByRole('button', { name: 'New feature' }).click();
    await project.getByRole('textbox', { name: 'Name' }).fill('Paying');
    // No list stands beside it yet: the form has the room.
    const form = await project.getByRole('form', { name: 'New feature' }).boundingBox();
    expect(form?.width).toBeGreaterThan(600);
    await project.getByRole('button', { name: 'Create feature' }).click();
    const text = project.getByRole('textbox', { name: 'Feature text' });
    await write(text, (await textOf(text)) + SCENARIOS);
    await project.getByRole('button', { name: 'Save', exact: true }).click();
    await project.getByRole('tab', { name: 'Scenarios (2)' }).waitFor();
  }

  const build = (recipe: string, { apiKey, key }: NewKey) =>
    runBuild(recipe, { BEHAVE_PRO_API_KEY: apiKey, BEHAVE_PRO_USER_ID: key.userId });

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

  const stepOf = (place: FrameLocator, name: string) =>
    place.getByRole('listitem').filter({ hasText: name }).first();

  test('leads an admin from the empty site to a page that turns green', async () => {
    await createProject(host, 'OTHER', 'Other project');
    await createProject(host, 'FIRST', 'First project');

    const page = await openAs(journey, 'ada', `/admin/apps/${ADMINISTRATION}`);
    const admin = await appFrame(page, ADMINISTRATION);
    await admin.getByRole('region', { name: 'Projects', exact: true }).waitFor();
    await expectAccessible(page);
    await enable(admin, 'First');
    await admin.getByRole('button', { name: 'Write or import for First project' }).click();
    await page.waitForURL(`**/projects/FIRST/apps/${SPECIFICATION}`);
    await writeFeature(page);

    await page.goto(`/admin/apps/${ADMINISTRATION}`);
    const back = await appFrame(page, ADMINISTRATION);
    await stepOf(back, 'Write or import a feature').getByText('Done', { exact: true }).waitFor();
    await back.getByRole('button', { name: 'Create a key for First project' }).click();
    await page.waitForURL(`**/projects/FIRST/settings/apps/${SETTINGS}`);

    const settings = await appFrame(page, SETTINGS);
    // Where the page before led to, and not where this one begins.
    const keys = settings.getByRole('heading', { name: 'API keys', exact: true });
    await keys.and(settings.locator(':focus')).waitFor();
    const made = await createKey(settings, 'First build');
    const recipe = await copyRecipe(page, settings);
    await settings.getByText('Waiting for your first report').waitFor();

    let left = false;
    page.on('framenavigated', () => (left = true));
    const run = await build(recipe, made);
    expect(run.console).toContain('2 scenarios (1 failed, 1 passed)');
    expect(run.status).toBe(1);
    const arrived = settings.getByRole('status').filter({ hasText: 'Your pipeline is connected.' });
    await arrived.waitFor();
    expect(await arrived.textContent()).toContain('Last report: 1 passed, 1 failed');
    await stepOf(settings, 'Publish the first report').getByText('Done', { exact: true }).waitFor();
    expect(left).toBe(false);

    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('link', { name: /^Apps/ }).click();
    await page.getByRole('main').getByRole('link', { name: 'Behave Pro', exact: true }).click();
    await page.waitForURL(`**/admin/apps/${ADMINISTRATION}`);
    const after = await appFrame(page, ADMINISTRATION);
    await after.getByRole('row', { name: /First project.*Enabled.*1 passed, 1 failed/ }).waitFor();
    await openTab(after, 'Data');
    await after.getByRole('row', { name: 'Test reports 1' }).waitFor();
    expect(await after.getByText('Four steps to the first result').count()).toBe(0);
    await expectAccessible(page);
    await journey.expectClean();
  });

  test('whose build comes before the first scenario says what is missing, and where to begin', async () => {
    await createProject(host, 'EARLY', 'Early project');
    const page = await openAs(journey, 'paul', `/projects/EARLY/settings/apps/${SETTINGS}`);
    const settings = await appFrame(page, SETTINGS);
    await settings.getByRole('button', { name: 'Enable Behave Pro in this project' }).click();
    const made = await createKey(settings, 'Early build');
    await settings.getByText('The project has no scenario yet.').waitFor();
    const run = await build(await copyRecipe(page, settings), made);
    expect(run.console).toContain('This project has no automated scenarios to download.');
    expect(run.status).toBe(1);
    await settings.getByRole('button', { name: 'Write or import a feature' }).click();
    await page.waitForURL(`**/projects/EARLY/apps/${SPECIFICATION}`);
    await writeFeature(page);
    await journey.expectClean();
  });
});
