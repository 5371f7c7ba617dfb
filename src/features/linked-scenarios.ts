import { scenariosSeen } from '@behave-pro/core/agreement';
import { scenarioHash } from '@behave-pro/core/gherkin';
import { countResults } from '@behave-pro/core/reports';
import type { Counts } from '../invoke-api';
import type { EntityRef } from '../forge/kvs';
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
  /** `scenariosSeen` of all that are linked, also of those this person may not see: what a vote is given for. */
  seen(): string;
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

/**
 * Reads what an issue's panel, context and search property are made of: 2 storage requests up to 20 features. `also` names
 * records that are wanted besides, for the first of them.
 */
export async function linkedScenarios(
  records: Reader,
  issue: { id: string; projectId: string },
  mayBrowse: (projectId: string) => boolean,
  also: readonly EntityRef[] = [],
): Promise<LinkedScenarios> {
  await records.prefetch([
    refs.project(issue.projectId),
    refs.issue(issue.id),
    shardRoot('latest', issue.projectId),
    ...also,
  ]);
  const [project] = await records.read([refs.project(issue.projectId)]);
  const [issueRecord] = await records.read([refs.issue(issue.id)]);
  const all = issueRecord?.body.links ?? [];
  const links = all.filter(({ projectId }) => mayBrowse(projectId));
  const own = links
    .filter(({ projectId }) => projectId === issue.projectId)
    .map(({ featureId }) => featureId);
  await records.prefetch([
    ...distinct(all.map(({ featureId }) => featureId)).map(refs.feature),
    ...(await shardRefsFor(records, 'latest', issue.projectId, distinct(own))),
  ]);
  const features = await linkedFeatures(records, issue.id, all);
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
    seen: () => seenIn(features, all),
  };
}

type LinkedFeatures = ReadonlyMap<string, ReturnType<typeof linkedFeature>>;

/** The features of linked scenarios that are still there, by id. */
async function linkedFeatures(
  records: Reader,
  issueId: string,
  links: readonly Link[],
): Promise<LinkedFeatures> {
  const ids = distinct(links.map(({ featureId }) => featureId));
  const found = await records.read(ids.map(refs.feature));
  return new Map(
    ids.flatMap((id, n) => {
      const record = found[n];
      return record ? [[id, linkedFeature(id, record, issueId)] as const] : [];
    }),
  );
}

const seenIn = (features: LinkedFeatures, links: readonly Link[]): string =>
  scenariosSeen(
    links.flatMap(({ featureId, scenarioId }) => {
      const linked = features.get(featureId);
      if (!linked?.scenarios.has(scenarioId)) return [];
      const { document, scenarios } = linked.read();
      const index = scenarios.findIndex(({ id }) => id === scenarioId);
      return document.scenarios[index] ? [{ id: scenarioId, hash: scenarioHash(document, index) }] : [];
    }),
  );

/** The same as `seen` alone, of an issue with this list: one storage request up to 25 features. */
export const readSeen = async (records: Reader, issueId: string, links: readonly Link[]): Promise<string> =>
  seenIn(await linkedFeatures(records, issueId, links), links);

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
