import type { FeatureSummary, FeatureView } from '../../../src/invoke-api';
import { countsOf } from '../counts';

const summaryOf = ({ id, name, path, language, scenarios, draft }: FeatureView): FeatureSummary => ({
  id,
  name,
  path,
  language,
  scenarios: scenarios.length,
  draft: draft !== undefined,
  counts: countsOf(scenarios),
});

const byPath = (a: FeatureSummary, b: FeatureSummary): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

/** The list with this feature as it is now; a new one comes to the place of its path. */
export function withFeature(list: readonly FeatureSummary[], feature: FeatureView): FeatureSummary[] {
  const summary = summaryOf(feature);
  return list.some(({ id }) => id === feature.id)
    ? list.map((one) => (one.id === feature.id ? summary : one))
    : [...list, summary].sort(byPath);
}

/** The list, and those of `typedOver` that are gone from it: what was typed must not vanish with the row. */
export const withTyped = (
  list: readonly FeatureSummary[],
  typedOver: readonly FeatureView[],
): readonly FeatureSummary[] => {
  const here = new Set(list.map(({ id }) => id));
  const gone = typedOver.filter(({ id }) => !here.has(id));
  return gone.reduce<readonly FeatureSummary[]>(withFeature, list);
};
