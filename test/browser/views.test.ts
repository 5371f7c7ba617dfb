import type { FrameLocator, Page } from 'playwright-core';
import { expectAccessible } from '../support/accessible';
import {
  addPanel,
  appFrame,
  launchBrowser,
  openAs,
  openIssueContext,
  type ColorMode,
  type Journey,
} from '../support/browser';
import { startHost, type Host, type User } from '../support/host';
import { ADMINISTRATION, CONTEXT, PANEL, SETTINGS, SPECIFICATION } from '../support/site';

/** Each view of the app on the demo project, in both themes, wide and narrow: nothing serious for axe, nothing cut off. */
describe('the views', () => {
  let host: Host;
  let journey: Journey;

  beforeAll(async () => {
    host = await startHost({ env: { BEHAVE_DEMO: 'true' } });
    journey = await launchBrowser(host.url);
  });

  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  const VIEWS: Record<string, (page: Page) => Promise<FrameLocator>> = {
    panel: async (page) => {
      const present = await page.locator(`iframe[data-module-key="${PANEL}"]`).count();
      const panel = present
        ? await appFrame(page, PANEL)
        : await addPanel(page, 'Acceptance criteria', PANEL);
      const failing = panel.getByRole('article', { name: 'An expired card is refused' });
      await failing.getByRole('button', { expanded: false }).click();
      await failing.getByRole('region', { name: 'Message' }).waitFor();
      await panel.getByRole('button', { name: 'Add scenario' }).first().click();
      await panel.getByRole('form', { name: 'New scenario' }).waitFor();
      return panel;
    },
    context: async (page) => {
      const glance = await openIssueContext(page, 'Behave Pro', CONTEXT);
      await glance.getByText('1 failed').first().waitFor();
      return glance;
    },
    settings: async (page) => {
      const settings = await appFrame(page, SETTINGS);
      await settings.getByRole('region', { name: 'API keys of this project' }).waitFor();
      return settings;
    },
    specification: async (page) => {
      const spec = await appFrame(page, SPECIFICATION);
      await spec.getByRole('button', { name: /^Checkout/ }).click();
      const failing = spec.getByRole('article', { name: 'An expired card is refused' });
      await failing.getByRole('button', { name: /^An expired card/ }).click();
      await failing.getByRole('region', { name: 'Message' }).waitFor();
      await failing.getByRole('button', { name: 'Link issue' }).click();
      await failing.getByRole('textbox', { name: 'Issue key' }).waitFor();
      return spec;
    },
    administration: async (page) => {
      const admin = await appFrame(page, ADMINISTRATION);
      await admin.getByRole('row', { name: /Demo Shop/ }).waitFor();
      return admin;
    },
  };
  const ADDRESS: Record<string, string> = {
    panel: '/browse/SHOP-1',
    context: '/browse/SHOP-1',
    settings: `/projects/SHOP/settings/apps/${SETTINGS}`,
    specification: `/projects/SHOP/apps/${SPECIFICATION}`,
    administration: `/admin/apps/${ADMINISTRATION}`,
  };
  const MODULE: Record<string, string> = {
    panel: PANEL,
    context: CONTEXT,
    settings: SETTINGS,
    specification: SPECIFICATION,
    administration: ADMINISTRATION,
  };
  const USER: Record<string, User> = { administration: 'ada' };

  const cases = Object.keys(VIEWS).flatMap((view) =>
    (['light', 'dark'] as ColorMode[]).flatMap((mode) =>
      [1280, 400].map((width) => [view, mode, width] as const),
    ),
  );

  test.each(cases)('%s, %s, %i px', async (view, colorMode, width) => {
    const page = await openAs(journey, USER[view] ?? 'paul', ADDRESS[view] ?? '/', { width, colorMode });
    const frame = await VIEWS[view]?.(page);
    if (frame) await expectAccessible(page, MODULE[view] ?? '', frame);
    await page.context().close();
  });
});
