import { withoutIssue, type ScenarioEntry } from '@behave-pro/core/gherkin';
import type { Context } from '../context';
import { pushJobs } from '../forge/queue';
import { chunksOf, distinct } from '../lists';
import type { Change } from '../records/change';
import { isGone } from '../records/gone';
import type { IssueBody, IssuePlace } from '../records/kinds';
import * as refs from '../records/refs';
import type { Feature } from './feature-record';
import { pushNews, withNewNews, withOldNews } from './news/note-news';

/** The record of an issue of which nothing is known yet. */
export const EMPTY_ISSUE: IssueBody = { links: [], mirror: { due: false } };

/** Issues one transaction brings in line beside the feature and its shards: it has 25 operations. */
export const ISSUES_A_TRANSACTION = 12;

/** What of a feature decides its links. */
type Linked = Pick<Feature, 'id' | 'projectId' | 'scenarios'>;

/**
 * Brings one issue's list in line with a feature's table, and marks its search property as due when that changes it.
 * Answers whether it did.
 */
async function syncIssue(change: Change, feature: Linked, issue: IssuePlace): Promise<boolean> {
  const [record] = await change.read([refs.issue(issue.id)]);
  const before = record?.body ?? EMPTY_ISSUE;
  const { links, mirror } = before;
  const own = feature.scenarios.filter(({ issues }) => issues.includes(issue.id)).map(({ id }) => id);
  // One that came from another feature keeps its rank.
  const here = links.map((link) =>
    own.includes(link.scenarioId) ? { ...link, projectId: feature.projectId, featureId: feature.id } : link,
  );
  const kept = here.filter(
    ({ featureId, scenarioId }) => featureId !== feature.id || own.includes(scenarioId),
  );
  const known = new Set(kept.map(({ scenarioId }) => scenarioId));
  const added = own
    .filter((id) => !known.has(id))
    .map((scenarioId) => ({ projectId: feature.projectId, featureId: feature.id, scenarioId }));
  const after = [...kept, ...added];
  if (JSON.stringify(after) === JSON.stringify(links)) {
    // A job may just be putting into the list what is being taken off here: one of the two then has to look again.
    change.check(refs.issue(issue.id));
    return false;
  }
  change.put(
    refs.issue(issue.id),
    { ...before, links: after, mirror: { ...mirror, due: true } },
    { projectId: record?.projectId ?? issue.projectId },
  );
  return true;
}

/** Brings issues' lists in line. Answers the table without those that were deleted in Jira meanwhile, and whose list changed. */
export async function syncIssues(
  change: Change,
  feature: Linked,
  issues: readonly IssuePlace[],
): Promise<{ scenarios: ScenarioEntry[]; changed: string[] }> {
  await change.prefetch(issues.flatMap(({ id }) => [refs.issue(id), refs.gone('issue', id)]));
  let { scenarios } = feature;
  const changed: string[] = [];
  for (const issue of issues) {
    if (await isGone(change, 'issue', issue.id))
      scenarios = scenarios.map((entry) => withoutIssue(entry, issue.id));
    if (await syncIssue(change, { ...feature, scenarios }, issue)) changed.push(issue.id);
  }
  return { scenarios, changed };
}

/**
 * Brings the lists of issues in line with a feature that is about to be written, as many as one transaction takes. What is
 * left becomes the feature's `pending`, for a job. Others that are pending stay so: whoever brings a list in line also has
 * the search property written. Answers the feature as it is to be written.
 */
export async function settleIssues(
  change: Change,
  feature: Feature,
  issues: readonly IssuePlace[],
  most = ISSUES_A_TRANSACTION,
): Promise<Feature> {
  const due = new Map(issues.map((issue) => [issue.id, issue]));
  const now = [...due.values()].slice(0, most);
  const { scenarios } = await syncIssues(change, feature, now);
  const left = new Map([...due, ...feature.pending.map((issue) => [issue.id, issue] as const)]);
  for (const { id } of now) left.delete(id);
  return { ...feature, scenarios, pending: [...left.values()] };
}

/** Features whose pending issues one job brings in line. */
const FEATURES_A_JOB = 20;

/** Has these features' pending issues brought in line in the background. Throws when the queue refuses. */
export async function pushLinks(projectId: string, featureIds: readonly string[]): Promise<void> {
  const jobs = chunksOf(featureIds, FEATURES_A_JOB).map(
    (some) => ({ type: 'link-issues', projectId, featureIds: some }) as const,
  );
  if (jobs.length) await pushJobs(projectId, 'links', jobs);
}

/** Those of the features that have pending issues. */
export const dueOf = (features: readonly Pick<Feature, 'id' | 'pending'>[]): string[] =>
  features.filter(({ pending }) => pending.length).map(({ id }) => id);

/** A failure is only logged: what a job would do stays marked as due and is asked for again. */
async function logged(context: Pick<Context, 'log'>, what: string, push: Promise<void>): Promise<void> {
  try {
    await push;
  } catch (error) {
    context.log.warn(`${what} not queued`, { error: error instanceof Error ? error.name : 'unknown' });
  }
}

/** What of a feature says what is still to be done for it. */
type Due = Pick<Feature, 'id' | 'pending' | 'news'>;

/**
 * Has done in the background what a change of features leaves to do: issues to bring in line, watchers to tell. For who cannot
 * do anything about a failure: opening the feature asks again, and so does the daily trigger.
 */
export async function queueDue(context: Context, projectId: string, features: readonly Due[]): Promise<void> {
  await logged(context, 'news', pushNews(projectId, withNewNews(features, context.now)));
  await requeueDue(context, projectId, features);
}

/** Asks again for what is still to be done for features: what asked for it may have been lost. */
export async function requeueDue(
  context: Context,
  projectId: string,
  features: readonly Due[],
): Promise<void> {
  await logged(context, 'links', pushLinks(projectId, dueOf(features)));
  await logged(context, 'news', pushNews(projectId, withOldNews(features, context.now), 0));
}

/** Issues one job mirrors: what one bulk request of Jira takes. */
const ISSUES_A_JOB = 100;

/** Has the search properties of issues brought up to date in the background. Throws when the queue refuses. */
export async function pushMirror(projectId: string, issueIds: readonly string[]): Promise<void> {
  const jobs = chunksOf(distinct(issueIds), ISSUES_A_JOB).map(
    (some) => ({ type: 'mirror-issues', projectId, issueIds: some }) as const,
  );
  if (jobs.length) await pushJobs(projectId, 'mirror', jobs);
}

/** The same, for who cannot do anything about a failure: opening a panel asks again. */
export const queueMirror = (
  context: Pick<Context, 'log'>,
  projectId: string,
  issueIds: readonly string[],
): Promise<void> => logged(context, 'mirror', pushMirror(projectId, issueIds));
