import type { FeatureDocument } from '../document';
import { rematch } from '../identity/rematch';

/**
 * For each scenario of `after`, the position in `before` of the scenario it is, or `undefined` for a new one. Each is
 * found at most once.
 */
export function knownScenarios(before: FeatureDocument, after: FeatureDocument): (number | undefined)[] {
  const table = before.scenarios.map(({ index }) => ({ id: String(index), issues: [] }));
  return rematch(before, table, after).kept.map((entry) => entry && Number(entry.id));
}
