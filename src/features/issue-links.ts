import type { Context } from '../context';
import { pushJobs } from '../forge/queue';
import { chunksOf } from '../lists';
import type { Change } from '../records/change';
import type { IssueBody, IssuePlace } from '../records/kinds';
import * as refs from '../records/refs';
import type { Feature } from './feature-record';

const EMPTY: IssueBody = { links: [], mirror: { due: false } };

/** Issues one transaction brings in line beside the feature and its shards: it has 25 operations. */
export const ISSUES_A_TRANSACTION = 12;

/** What of a feature decides its links: of one that is gone, an empty table. */
type Linked = Pick<Feature, 'id' | 'projectId' | 'scenarios'>;

/** Brings one issue's list in line with a feature's table, and marks its search property as due when that changes it. */
export async function syncIssue(change: Change, feature: Linked, issue: IssuePlace): Promise<void> {
  const [record] = await change.read([refs.issue(issue.id)]);
  const { links, mirror } = record?.body ?? EMPTY;
  const own = feature.scenarios.filter(({ issues }) => issues.includes(issue.id)).map(({ id }) => id);
  const kept = links.filter(
    ({ featureId, scenarioId }) => featureId !== feature.id || own.includes(scenarioId),
  );
  const known = new Set(kept.map(({ scenarioId }) => scenarioId));
  const added = own
    .filter((id) => !known.has(id))
    .map((scenarioId) => ({ projectId: feature.projectId, featureId: feature.id, scenarioId }));
  if (!added.length && kept.length === links.length) return;
  change.put(
    refs.issue(issue.id),
    { links: [...kept, ...added], mirror: { ...mirror, due: true } },
    { projectId: record?.projectId ?? issue.projectId },
  );
}

/**
 * Brings the lists of issues in line with a feature that is about to be written: now while one transaction takes them
 * all, else they become the feature's `pending`, for a job. Answers the feature as it is to be written.
 */
export async function settleIssues(
  change: Change,
  feature: Feature,
  issues: readonly IssuePlace[],
): Promise<Feature> {
  const due = new Map([...feature.pending, ...issues].map((issue) => [issue.id, issue]));
  if (due.size > ISSUES_A_TRANSACTION) return { ...feature, pending: [...due.values()] };
  await change.prefetch([...due.keys()].map(refs.issue));
  for (const issue of due.values()) await syncIssue(change, feature, issue);
  return { ...feature, pending: [] };
}

/** Features whose pending issues one job brings in line. */
const FEATURES_A_JOB = 20;

/** Has the lists of pending issues brought in line in the background. Throws when the queue refuses. */
export async function pushLinks(
  projectId: string,
  features: readonly Pick<Feature, 'id' | 'pending'>[],
): Promise<void> {
  const due = features.filter(({ pending }) => pending.length).map(({ id }) => id);
  if (!due.length) return;
  const jobs = chunksOf(due, FEATURES_A_JOB);
  await pushJobs(
    projectId,
    'links',
    jobs.map((featureIds) => ({ type: 'link-issues', projectId, featureIds })),
  );
}

/** A failure is only logged: what a job would do stays marked as due and is asked for again. */
async function logged(context: Context, what: string, push: Promise<void>): Promise<void> {
  try {
    await push;
  } catch (error) {
    context.log.warn(`${what} not queued`, { error: error instanceof Error ? error.name : 'unknown' });
  }
}

/** The same, for who cannot do anything about it: opening the feature asks again. */
export const queueLinks = (
  context: Context,
  projectId: string,
  features: readonly Pick<Feature, 'id' | 'pending'>[],
): Promise<void> => logged(context, 'links', pushLinks(projectId, features));

/** Has the search properties of issues brought up to date in the background; opening a panel asks again. */
export async function queueMirror(context: Context, projectId: string, issueIds: string[]): Promise<void> {
  if (!issueIds.length) return;
  const job = { type: 'mirror-issues', projectId, issueIds } as const;
  await logged(context, 'mirror', pushJobs(projectId, 'mirror', [job]));
}
