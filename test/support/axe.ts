import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

interface Violation {
  impact: string;
  /** The rule, and the elements that break it. */
  says: string;
}

/** What axe finds on the page, or in the element that `place` selects: within frames, the way to it frame by frame. */
async function violationsOf(page: Page, place?: string | string[]): Promise<Violation[]> {
  // What is passed need not be described: that takes longer than finding out.
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const { violations } = await (place === undefined ? builder : builder.include(place)).analyze();
  return violations.map(({ id, impact, nodes }) => ({
    impact: impact ?? '',
    says: `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  }));
}

export const allViolations = async (page: Page, place?: string | string[]): Promise<string[]> =>
  (await violationsOf(page, place)).map(({ says }) => says);

export const seriousViolations = async (page: Page, place?: string | string[]): Promise<string[]> =>
  (await violationsOf(page, place)).flatMap(({ impact, says }) =>
    ['serious', 'critical'].includes(impact) ? [says] : [],
  );

/** The way to all of a module's frame. */
export const inModule = (moduleKey: string): string[] => [`iframe[data-module-key="${moduleKey}"]`, 'body'];
