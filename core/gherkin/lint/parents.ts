import type { FeatureDocument } from '../document';

/** The position of each scenario's rule in `document.rules`; -1 for one of the feature itself. */
export function rulesOfScenarios({ rules, scenarios }: FeatureDocument): number[] {
  let rule = -1;
  return scenarios.map(({ line }) => {
    while ((rules[rule + 1]?.line ?? Infinity) < line) rule += 1;
    return rule;
  });
}
