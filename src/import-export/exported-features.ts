import { exportFeature, type ExportedFeature, type IssueFacts } from '@behave-pro/core/gherkin';
import { exportStatus, type StatusMapping } from '@behave-pro/core/rules';
import { featureName, type Feature } from '../features/feature-record';
import { testTypeOf } from '../features/scenario-view';
import { readIssueFacts, type JiraIssue } from '../forge/jira';
import { distinct } from '../lists';
import type { ProjectBody } from '../records/kinds';

/** A feature as pipelines get it. */
export interface Exported {
  feature: Feature;
  name: string;
  fileName: string;
  exported: ExportedFeature;
}

const factsOf = (issue: JiraIssue, mapping: StatusMapping): IssueFacts => ({
  key: issue.key,
  assignee: issue.fields.assignee?.displayName ?? issue.fields.assignee?.emailAddress,
  versions: (issue.fields.fixVersions ?? []).flatMap(({ name }) => (name ? [name] : [])),
  status: exportStatus(
    { statusId: issue.fields.status?.id, categoryKey: issue.fields.status?.statusCategory?.key },
    mapping,
  ),
});

/** Status, assignee and fix versions of every issue these features are linked to, by issue id. */
export async function issueFacts(
  features: readonly Feature[],
  mapping: StatusMapping,
): Promise<Map<string, IssueFacts>> {
  const ids = distinct(features.flatMap(({ scenarios }) => scenarios.flatMap(({ issues }) => issues)));
  const issues = ids.length ? await readIssueFacts(ids) : [];
  return new Map(issues.map((issue) => [issue.id, factsOf(issue, mapping)]));
}

/** The features that can be read and hold at least one scenario to run, as files with tags from their issues. */
export function exportedFeatures(
  features: readonly Feature[],
  project: ProjectBody,
  facts: ReadonlyMap<string, IssueFacts>,
  includeManual: boolean,
): Exported[] {
  return features.flatMap((feature) => {
    if (feature.draft !== undefined) return [];
    const exported = exportFeature(
      feature.document,
      feature.scenarios.map(({ issues, manual }) => ({
        issues: issues.flatMap((id) => facts.get(id) ?? []),
        manual: testTypeOf(manual, project) === 'manual',
      })),
      { includeManual },
    );
    if (!exported) return [];
    return [{ feature, name: featureName(feature.document), fileName: feature.fileName, exported }];
  });
}
