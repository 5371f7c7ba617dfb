import { scenarioHash } from '@behave-pro/core/gherkin';
import type { MatchableFeature } from '@behave-pro/core/reports';
import { featureName, type Feature } from '../features/feature-record';
import { exportedFeatures } from '../import-export/exported-features';
import type { ProjectBody } from '../records/kinds';

/** Where a download does not have a scenario: no line of a report is this one. */
const NOWHERE = { line: 0, rowLines: [] };

/**
 * Every scenario of a project, at the lines where a download has it. Manual scenarios move the lines of those after
 * them, so it matters whether the download held them; without, they can still be matched by name. Tags from issues
 * move nothing: they all stand on one line, so Jira need not be asked.
 */
export function matchableFeatures(
  features: readonly Feature[],
  project: ProjectBody,
  withManual: boolean,
): MatchableFeature[] {
  const files = new Map(
    exportedFeatures(features, project, new Map(), withManual).map((file) => [file.feature.id, file]),
  );
  return features.map((feature) => {
    const file = files.get(feature.id);
    const places = new Map(file?.exported.scenarioLines.map((place) => [place.index, place]));
    return {
      featureId: feature.id,
      featureName: featureName(feature.document),
      fileName: feature.fileName,
      scenarios: feature.scenarios.flatMap(({ id }, index) => {
        const node = feature.document.scenarios[index];
        if (!node) return [];
        const { line, rowLines } = places.get(index) ?? NOWHERE;
        const textHash = scenarioHash(feature.document, index);
        return [{ id, name: node.name, kind: node.kind, line, rowLines, textHash }];
      }),
    };
  });
}
