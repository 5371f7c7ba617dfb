import type { FeatureDocument } from '../document';
import { scenarioAt } from '../scenario-text';
import { ruleOf, type ScenarioPlace } from './move-scenario';

export type Direction = 'up' | 'down';

/**
 * One place further up or down for a scenario. At the edge of a rule that is out of it: upwards the end of what stands
 * before the rule, downwards the beginning of the next rule. `undefined` where nothing is further.
 *
 * @throws RangeError when there is no scenario at `index`.
 */
export function placeBeside(
  document: FeatureDocument,
  index: number,
  direction: Direction,
): ScenarioPlace | undefined {
  const rule = ruleOf(document, scenarioAt(document, index).line);
  const ruleAt = (at: number): number | undefined => {
    const other = document.scenarios[at];
    return other && ruleOf(document, other.line);
  };
  const first = (of: number): ScenarioPlace => ({ firstIn: of < 0 ? 'feature' : of });
  if (direction === 'down') {
    if (ruleAt(index + 1) === rule) return { after: index + 1 };
    return rule + 1 < document.rules.length ? first(rule + 1) : undefined;
  }
  if (ruleAt(index - 1) === rule) return ruleAt(index - 2) === rule ? { after: index - 2 } : first(rule);
  if (rule < 0) return undefined;
  return ruleAt(index - 1) === rule - 1 ? { after: index - 1 } : first(rule - 1);
}
