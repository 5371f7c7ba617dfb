import AxeBuilder from '@axe-core/playwright';
import type { FrameLocator, Page } from 'playwright-core';

/** Fails unless axe finds nothing serious in the module's frame and on the page, and nothing of the frame is cut off. */
export async function expectAccessible(page: Page, moduleKey: string, frame: FrameLocator): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include([`iframe[data-module-key="${moduleKey}"]`, 'body'])
    .analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  const overflow = await frame.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}
