import type { FrameLocator, Page } from 'playwright-core';
import { violations } from './axe';

/** Fails unless axe finds nothing on the page, in any of its frames, and nothing of the module's frame is cut off. */
export async function expectAccessible(page: Page, frame: FrameLocator): Promise<void> {
  expect(await violations(page)).toEqual([]);
  const overflow = await frame.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}
