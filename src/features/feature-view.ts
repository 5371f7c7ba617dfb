import { lintFeature, textHash } from '@behave-pro/core/gherkin';
import type { ProjectContext } from '../context';
import { readIssues, type JiraIssue } from '../forge/jira';
import type { FeatureScenario, FeatureView, LinkedIssue } from '../invoke-api';
import { distinct } from '../lists';
import { consult } from '../records/change';
import type { LatestOfFeature, ProjectBody } from '../records/kinds';
import * as refs from '../records/refs';
import { readShardEntries, shardRoot } from '../records/shards';
import { sha256 } from '../sha256';
import { NEW_PROJECT } from '../settings/project-state';
import { withinAnswer } from './answer-size';
import { draftProblems, presentText, readFeature, shownName, type Feature } from './feature-record';
import { requeueDue } from './issue-links';
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
    const { id, name, kind, ruleName, textHash: hash, testType, result } = view;
    const seen = entry.issues.flatMap((issue) => issues.get(issue) ?? []);
    return [
      {
        id,
        name,
        kind,
        ...(ruleName !== undefined && { ruleName }),
        line: node.line,
        textHash: hash,
        testType,
        issues: seen,
        hiddenIssues: entry.issues.length - seen.length,
        ...(result && { result }),
      },
    ];
  });
}

const ruleFollows = ({ document: { rules, scenarios } }: Feature): boolean => {
  const [rule, scenario] = [rules.at(-1), scenarios.at(-1)];
  return rule !== undefined && scenario !== undefined && rule.line > scenario.line;
};

/** Time after which what Jira knows of the issues is asked again, although nothing of the feature has changed. */
const ISSUES_KEPT_MS = 10 * 60_000;

interface Read {
  feature: Feature;
  settings: Pick<ProjectBody, 'defaultTestType' | 'lint'>;
  latest: LatestOfFeature | undefined;
  /** Names all of it, and for how long what Jira answered with it is kept. */
  seen: string;
}

const readAll = ({ project, now }: ProjectContext, featureId: string): Promise<Read> =>
  consult(async (records) => {
    await records.prefetch([
      refs.feature(featureId),
      refs.project(project.id),
      shardRoot('latest', project.id),
    ]);
    const feature = await readFeature(records, featureId, (id) => id === project.id);
    const [record] = await records.read([refs.project(project.id)]);
    const [stored] = await records.read([refs.feature(featureId)]);
    const latest = await readShardEntries<LatestOfFeature>(records, 'latest', project.id, [featureId]);
    const newest = latest.get(featureId);
    const state = [stored?.revision, record?.revision, newest, Math.floor(now / ISSUES_KEPT_MS)];
    return {
      feature,
      settings: record?.body ?? NEW_PROJECT,
      latest: newest,
      seen: sha256(JSON.stringify(state)).slice(0, 16),
    };
  });

/** A feature for its page: text, problems, scenarios with issues and results. Throws NotFound. */
export const featureView = async (context: ProjectContext, featureId: string): Promise<FeatureView> =>
  viewOf(context, await readAll(context, featureId));

/**
 * The same for a page that shows it: `undefined` while it is what was `seen`. A page looks again every half minute, and
 * Jira is not to be asked about thousands of issues each time. Throws NotFound.
 */
export async function featureSince(
  context: ProjectContext,
  { featureId, seen }: { featureId: string; seen?: string | undefined },
): Promise<FeatureView | undefined> {
  const read = await readAll(context, featureId);
  return read.seen === seen ? undefined : viewOf(context, read);
}

async function viewOf(
  context: ProjectContext,
  { feature, settings, latest, seen }: Read,
): Promise<FeatureView> {
  const { project } = context;
  await requeueDue(context, project.id, [feature]);
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
    seen,
    ...(ruleFollows(feature) && { ruleFollows: true }),
    scenarios: scenariosOf(feature, settings, latest, await linkedIssues(feature)),
  });
}
