import type { FrameLocator, Page } from 'playwright-core';
import { inModule, seriousViolations } from './axe';

/** Fails unless axe finds nothing serious in the module's frame and on the page, and nothing of the frame is cut off. */
export async function expectAccessible(page: Page, moduleKey: string, frame: FrameLocator): Promise<void> {
  expect(await seriousViolations(page, inModule(moduleKey))).toEqual([]);
  const overflow = await frame.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}
