import { lintFeature, textHash } from '@behave-pro/core/gherkin';
import type { ProjectContext } from '../context';
import { readIssues, type JiraIssue } from '../forge/jira';
import type { FeatureScenario, FeatureView, LinkedIssue } from '../invoke-api';
import { distinct } from '../lists';
import { consult } from '../records/change';
import type { LatestOfFeature, ProjectBody } from '../records/kinds';
import * as refs from '../records/refs';
import { readShardEntries, shardRoot } from '../records/shards';
import { NEW_PROJECT } from '../settings/project-state';
import { withinAnswer } from './answer-size';
import { draftProblems, presentText, readFeature, shownName, type Feature } from './feature-record';
import { queueLinks } from './issue-links';
import { scenarioView } from './scenario-view';

const linkedIssue = ({ id, key, fields }: JiraIssue): LinkedIssue => ({
  id,
  key,
  summary: fields.summary ?? '',
});

/** The issues a feature is linked to, by id, as this person may see them. */
async function linkedIssues({ scenarios }: Feature): Promise<Map<string, LinkedIssue>> {
  const ids = distinct(scenarios.flatMap(({ issues }) => issues));
  const found = ids.length ? await readIssues(ids) : [];
  return new Map(found.map((issue) => [issue.id, linkedIssue(issue)]));
}

function scenariosOf(
  feature: Feature,
  project: Pick<ProjectBody, 'defaultTestType'>,
  latest: LatestOfFeature | undefined,
  issues: ReadonlyMap<string, LinkedIssue>,
): FeatureScenario[] {
  return feature.scenarios.flatMap((entry, index) => {
    const newest = latest?.scenarios[entry.id];
    const view = scenarioView(feature, entry.id, project, newest, newest && latest?.builds[newest.runId]);
    const node = feature.document.scenarios[index];
    if (!view || !node) return [];
    const { id, name, kind, ruleName, testType, result } = view;
    const seen = entry.issues.flatMap((issue) => issues.get(issue) ?? []);
    return [
      {
        id,
        name,
        kind,
        ...(ruleName !== undefined && { ruleName }),
        line: node.line,
        testType,
        issues: seen,
        hiddenIssues: entry.issues.length - seen.length,
        ...(result && { result }),
      },
    ];
  });
}

/** A feature for its page: text, problems, scenarios with issues and results. Throws NotFound. */
export async function featureView(context: ProjectContext, featureId: string): Promise<FeatureView> {
  const { project } = context;
  const read = await consult(async (records) => {
    await records.prefetch([
      refs.feature(featureId),
      refs.project(project.id),
      shardRoot('latest', project.id),
    ]);
    const feature = await readFeature(records, featureId, (id) => id === project.id);
    const [record] = await records.read([refs.project(project.id)]);
    const latest = await readShardEntries<LatestOfFeature>(records, 'latest', project.id, [featureId]);
    return { feature, settings: record?.body ?? NEW_PROJECT, latest: latest.get(featureId) };
  });
  const { feature, settings, latest } = read;
  await queueLinks(context, project.id, [feature]);
  const problems = draftProblems(feature);
  const text = presentText(feature);
  return withinAnswer<FeatureScenario, FeatureView>({
    id: feature.id,
    name: shownName(feature),
    path: feature.path,
    fileName: feature.fileName,
    language: feature.document.language,
    text,
    textHash: textHash(text),
    encoding: feature.encoding,
    ...(feature.draft !== undefined && { draft: { problems } }),
    lint: feature.draft === undefined ? lintFeature(feature.document, settings.lint) : [],
    lintSettings: settings.lint ?? {},
    scenarios: scenariosOf(feature, settings, latest, await linkedIssues(feature)),
  });
}
