import type { FeatureDocument } from '../document';
import { scenarioAt } from '../scenario-text';
import { moveScenario, ruleOf } from './move-scenario';
import type { EditResult } from './result';

/** The scenarios right above and below one, by position, as far as they are in the same rule, or outside of any as it is. */
export interface Neighbours {
  above?: number;
  below?: number;
}

/** @throws RangeError when there is no scenario at `index`. */
export function neighboursOf(document: FeatureDocument, index: number): Neighbours {
  const rule = ruleOf(document, scenarioAt(document, index).line);
  const isBeside = (at: number): boolean => {
    const other = document.scenarios[at];
    return other !== undefined && ruleOf(document, other.line) === rule;
  };
  return {
    ...(isBeside(index - 1) && { above: index - 1 }),
    ...(isBeside(index + 1) && { below: index + 1 }),
  };
}

/**
 * Moves a scenario below the one that is to stand above it; where none is named, above the one that is to stand below it.
 *
 * @throws RangeError when there is no scenario at one of the positions.
 */
export function moveNextTo(
  document: FeatureDocument,
  index: number,
  { above, below }: Neighbours,
): EditResult {
  if (above !== undefined) return moveScenario(document, index, { after: above });
  if (below === undefined) return { ok: true, text: document.text, index, document };
  const over = neighboursOf(document, below).above;
  // What stands there already is not in its own way.
  if (over === index) return { ok: true, text: document.text, index, document };
  if (over !== undefined) return moveScenario(document, index, { after: over });
  const rule = ruleOf(document, scenarioAt(document, below).line);
  return moveScenario(document, index, { firstIn: rule < 0 ? 'feature' : rule });
}
