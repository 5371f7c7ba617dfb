import { countResults } from '@behave-pro/core/reports';
import type { Counts } from '../invoke-api';
import type { Reader } from '../records/change';
import type {
  BuildFacts,
  FeatureBody,
  IssueBody,
  LatestEntry,
  LatestOfFeature,
  ProjectBody,
} from '../records/kinds';
import type { Record } from '../records/record';
import * as refs from '../records/refs';
import { readShardEntries, shardRefsFor, shardRoot } from '../records/shards';
import { distinct } from '../lists';
import { toFeature, type Feature } from './feature-record';

type Link = IssueBody['links'][number];

/** The scenarios linked to an issue that still are in their features, with their newest results, in rank order. */
export interface LinkedScenarios {
  project: ProjectBody | undefined;
  issue: Record<IssueBody> | undefined;
  /** `feature` reads the feature's text, once for all of its scenarios: counting them needs no text. */
  scenarios: ({ link: Link; feature(): Feature } & Partial<Latest>)[];
}

interface Latest {
  latest: LatestEntry;
  build: BuildFacts;
}

/** Projects of the features an issue is linked to; several when it was moved or shares scenarios. */
export async function linkedProjects(records: Reader, issueId: string): Promise<string[]> {
  const [record] = await records.read([refs.issue(issueId)]);
  return distinct((record?.body.links ?? []).map(({ projectId }) => projectId));
}

async function latestByScenario(records: Reader, links: readonly Link[]): Promise<Map<string, Latest>> {
  const found = new Map<string, Latest>();
  for (const projectId of distinct(links.map((link) => link.projectId))) {
    const featureIds = links.filter((link) => link.projectId === projectId).map((link) => link.featureId);
    const entries = await readShardEntries<LatestOfFeature>(
      records,
      'latest',
      projectId,
      distinct(featureIds),
    );
    for (const { scenarios, builds } of entries.values())
      for (const [id, latest] of Object.entries(scenarios))
        found.set(id, { latest, build: builds[latest.runId] ?? {} });
  }
  return found;
}

/** Reads what an issue's panel, context and search property are made of: 2 storage requests up to 20 features. */
export async function linkedScenarios(
  records: Reader,
  issue: { id: string; projectId: string },
  mayBrowse: (projectId: string) => boolean,
): Promise<LinkedScenarios> {
  await records.prefetch([
    refs.project(issue.projectId),
    refs.issue(issue.id),
    shardRoot('latest', issue.projectId),
  ]);
  const [project] = await records.read([refs.project(issue.projectId)]);
  const [issueRecord] = await records.read([refs.issue(issue.id)]);
  const links = (issueRecord?.body.links ?? []).filter(({ projectId }) => mayBrowse(projectId));
  const featureIds = distinct(links.map(({ featureId }) => featureId));
  const own = links
    .filter(({ projectId }) => projectId === issue.projectId)
    .map(({ featureId }) => featureId);
  await records.prefetch([
    ...featureIds.map(refs.feature),
    ...(await shardRefsFor(records, 'latest', issue.projectId, distinct(own))),
  ]);
  const featureRecords = await records.read(featureIds.map(refs.feature));
  const features = new Map(
    featureIds.flatMap((id, n) => {
      const record = featureRecords[n];
      return record ? [[id, linkedFeature(id, record, issue.id)] as const] : [];
    }),
  );
  const latest = await latestByScenario(records, links);
  return {
    project: project?.body,
    issue: issueRecord,
    scenarios: links.flatMap((link) => {
      const linked = features.get(link.featureId);
      return linked?.scenarios.has(link.scenarioId)
        ? [{ link, feature: linked.read, ...latest.get(link.scenarioId) }]
        : [];
    }),
  };
}

/** Which of a feature's scenarios are linked to an issue, and its text read when it is first wanted. */
function linkedFeature(
  id: string,
  record: Record<FeatureBody>,
  issueId: string,
): { scenarios: ReadonlySet<string>; read(): Feature } {
  let read: Feature | undefined;
  const linked = record.body.scenarios.filter(({ issues }) => issues.includes(issueId));
  return {
    scenarios: new Set(linked.map((scenario) => scenario.id)),
    read: () => (read ??= toFeature(id, record)),
  };
}

/**
 * Reads what the search properties of many issues are made of in as few requests as their features allow; issues
 * first, so that what changes meanwhile changes a record that was read before.
 */
export async function prefetchLinked(records: Reader, issueIds: readonly string[]): Promise<void> {
  const issues = (await records.read(issueIds.map(refs.issue))).filter((record) => record !== undefined);
  const links = issues.flatMap(({ body }) => body.links);
  const projects = distinct([
    ...issues.map(({ projectId }) => projectId),
    ...links.map(({ projectId }) => projectId),
  ]);
  await records.prefetch([
    ...projects.flatMap((id) => [refs.project(id), shardRoot('latest', id)]),
    ...distinct(links.map(({ featureId }) => featureId)).map(refs.feature),
  ]);
}

/** Counts of linked scenarios by outcome. */
export const countLinked = (scenarios: LinkedScenarios['scenarios']): Counts =>
  countResults(scenarios.map(({ latest }) => latest?.status));
