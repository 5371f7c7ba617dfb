import type { Before } from './line';
import type { TitleKind } from './words';

const SCENARIOS: readonly TitleKind[] = ['scenario', 'outline', 'rule'];

/** What Gherkin lets begin below a title, before the next one. */
export const BELOW: Record<TitleKind, { titles: readonly TitleKind[]; steps: boolean }> = {
  feature: { titles: ['background', ...SCENARIOS], steps: false },
  rule: { titles: ['background', ...SCENARIOS], steps: false },
  background: { titles: SCENARIOS, steps: true },
  scenario: { titles: ['examples', ...SCENARIOS], steps: true },
  outline: { titles: ['examples', ...SCENARIOS], steps: true },
  examples: { titles: ['examples', ...SCENARIOS], steps: false },
};

// What is not let stand in a description is its prose; so it is anywhere in Markdown.

export const fits = ({ part }: Before, title: TitleKind): boolean =>
  !part || BELOW[part].titles.includes(title);

/** Below steps, a title that cannot stand there is a slip and no prose. */
export const isTitle = (before: Before, title: TitleKind): boolean => before.begun || fits(before, title);

export const isStep = ({ part }: Before): boolean => !part || BELOW[part].steps;

export const isRow = ({ part, begun }: Before): boolean => !part || begun || part === 'examples';

export const isFence = ({ part, begun }: Before): boolean => !part || (begun && part !== 'examples');
