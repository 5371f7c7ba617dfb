import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What axe finds on the page and in its frames, or in the element that `place` selects: each rule with the elements that
 * break it, however much that matters.
 */
export async function violations(page: Page, place?: string): Promise<string[]> {
  // What is passed need not be described: that takes longer than finding out.
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const found = await (place === undefined ? builder : builder.include(place)).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
