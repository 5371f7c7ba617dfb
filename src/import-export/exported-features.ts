import { exportFeature, type ExportedFeature, type IssueFacts } from '@behave-pro/core/gherkin';
import { exportStatus, type StatusMapping } from '@behave-pro/core/rules';
import { featureName, type Feature } from '../features/feature-record';
import { testTypeOf } from '../features/scenario-view';
import { distinct } from '../lists';
import type { KeptFacts } from '../records/download-kinds';
import type { ProjectBody } from '../records/kinds';

/** A feature as pipelines get it. */
export interface Exported {
  feature: Feature;
  name: string;
  fileName: string;
  exported: ExportedFeature;
}

/** Every issue these features are linked to. */
export const linkedIssues = (features: readonly Feature[]): string[] =>
  distinct(features.flatMap(({ scenarios }) => scenarios.flatMap(({ issues }) => issues)));

const toldOf = (facts: KeptFacts, mapping: StatusMapping): IssueFacts => ({
  key: facts.key,
  assignee: facts.assignee,
  versions: facts.versions,
  status: exportStatus({ statusId: facts.statusId, categoryKey: facts.categoryKey }, mapping),
});

/** The features that can be read and hold at least one scenario to run, as files with tags from their issues. */
export function exportedFeatures(
  features: readonly Feature[],
  project: ProjectBody,
  facts: ReadonlyMap<string, KeptFacts>,
  includeManual: boolean,
): Exported[] {
  return features.flatMap((feature) => {
    if (feature.draft !== undefined) return [];
    const exported = exportFeature(
      feature.document,
      feature.scenarios.map(({ issues, manual }) => ({
        issues: issues.flatMap((id) => {
          const known = facts.get(id);
          return known ? [toldOf(known, project.statusMapping)] : [];
        }),
        manual: testTypeOf(manual, project) === 'manual',
      })),
      { includeManual },
    );
    if (!exported) return [];
    return [{ feature, name: featureName(feature.document), fileName: feature.fileName, exported }];
  });
}
