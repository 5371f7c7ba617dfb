import type { FeatureDocument } from '../document';
import { rematch } from '../identity/rematch';

/**
 * For each scenario of `after`, the position in `before` of the scenario it is, or `undefined` for a new one. Each is
 * found at most once, whatever the matching says.
 */
export function knownScenarios(before: FeatureDocument, after: FeatureDocument): (number | undefined)[] {
  const table = before.scenarios.map(({ index }) => ({ id: String(index), issues: [] }));
  const taken = new Set<string>();
  return rematch(before, table, after).kept.map((entry) => {
    if (!entry || taken.has(entry.id)) return undefined;
    taken.add(entry.id);
    return Number(entry.id);
  });
}
