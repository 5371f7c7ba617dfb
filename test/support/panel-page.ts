import type { FrameLocator, Page } from 'playwright-core';
import { addPanel, appFrame, openAs, type Journey, type OpenOptions } from './browser';
import type { User } from './host';
import { PANEL } from './site';

/** The panel of the issue that is open: added as a person does, where it is not there yet. */
export const panelOn = async (page: Page): Promise<FrameLocator> =>
  (await page.locator(`iframe[data-module-key="${PANEL}"]`).count()) > 0
    ? appFrame(page, PANEL)
    : addPanel(page, 'Acceptance criteria', PANEL);

/** An issue opened by `user`, in a window of its own, and its panel. */
export async function openPanel(
  journey: Journey,
  user: User,
  issueKey: string,
  options: OpenOptions = {},
): Promise<{ page: Page; panel: FrameLocator }> {
  const page = await openAs(journey, user, `/browse/${issueKey}`, options);
  return { page, panel: await panelOn(page) };
}
