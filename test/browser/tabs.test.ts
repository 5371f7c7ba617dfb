import type { FrameLocator, Page } from 'playwright-core';
import { expectAccessible } from '../support/accessible';
import { appFrame, launchBrowser, openAs, openTab, type Journey } from '../support/browser';
import { startHost, type Host } from '../support/host';
import { requestRemoval } from '../support/removal';
import { createProject, enabledProject, SETTINGS } from '../support/site';

describe('the tabs of the settings page', () => {
  let host: Host;
  let journey: Journey;

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'TABS');
    await createProject(host, 'OLD');
    await requestRemoval(host, 'OLD');
    journey = await launchBrowser(host.url);
  });
  afterEach(() => journey.expectClean());
  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  const open = async (project: string, options = {}): Promise<[Page, FrameLocator]> => {
    const page = await openAs(journey, 'paul', `/projects/${project}/settings/apps/${SETTINGS}`, options);
    return [page, await appFrame(page, SETTINGS)];
  };
  const tab = (frame: FrameLocator, name: string) => frame.getByRole('tab', { name, exact: true });
  const focused = (frame: FrameLocator, role: 'tab' | 'heading' | 'button', name: string) =>
    frame.getByRole(role, { name, exact: true }).and(frame.locator(':focus')).waitFor();

  test('are gone through by the keyboard, keep what was begun, and are remembered', async () => {
    const [page, frame] = await open('TABS');
    await tab(frame, 'General').press('ArrowRight');
    await focused(frame, 'tab', 'Pipelines');
    await frame.getByRole('button', { name: 'Create API key' }).press('Enter');
    await frame.getByRole('textbox', { name: 'Name' }).fill('Nightly');
    await tab(frame, 'Pipelines').press('End');
    await focused(frame, 'tab', 'Audit log');
    await frame.getByRole('region', { name: 'Entries of the audit log' }).waitFor();
    expect(await frame.getByRole('textbox', { name: 'Name' }).count()).toBe(0);
    await openTab(frame, 'Pipelines');
    expect(await frame.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Nightly');
    await expectAccessible(page, frame);

    await openTab(frame, 'Data');
    await page.reload();
    const after = await appFrame(page, SETTINGS);
    await after.getByRole('region', { name: 'What is kept' }).waitFor();
    expect(await tab(after, 'Data').getAttribute('aria-selected')).toBe('true');
    await page.context().close();
  });

  test('stand whole in a narrow frame', async () => {
    const [page, frame] = await open('TABS', { width: 320, colorMode: 'dark' });
    for (const name of ['General', 'Pipelines', 'Lint rules', 'Data', 'Audit log']) {
      await openTab(frame, name);
      await frame.getByRole('tabpanel', { name, exact: true }).waitFor();
      const [text, box] = await tab(frame, name).evaluate((one) => {
        const range = one.ownerDocument.createRange();
        range.selectNodeContents(one);
        return [range.getBoundingClientRect().width, one.getBoundingClientRect().width];
      });
      expect(text).toBeLessThanOrEqual(box ?? 0);
      await expectAccessible(page, frame);
    }
    await page.context().close();
  });

  test('are opened where the first steps and the banner lead to', async () => {
    const [page, frame] = await open('TABS');
    await frame.getByRole('button', { name: 'Create a key' }).press('Enter');
    await focused(frame, 'heading', 'API keys');
    await page.keyboard.press('Tab');
    await focused(frame, 'button', 'Create API key');
    await page.context().close();

    const [other, settings] = await open('OLD', { width: 400 });
    await settings.getByRole('button', { name: 'Show the removal' }).press('Enter');
    await focused(settings, 'heading', 'Removal');
    await settings.getByRole('heading', { name: 'Removal', exact: true }).waitFor();
    await expectAccessible(other, settings);
    await other.context().close();
  });
});
