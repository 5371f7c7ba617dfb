import { keptNews, newsBetween, newsSince, stillLinked } from '@behave-pro/core/news';
import { pushJobs } from '../../forge/queue';
import { chunksOf } from '../../lists';
import type { Change } from '../../records/change';
import type { Save } from '../../records/kinds';
import * as refs from '../../records/refs';
import type { Feature } from '../feature-record';

/** From the first change until it is told, so that those that follow are told with it. */
const TOLD_AFTER_SECONDS = 10 * 60;
/** News older than this have no job: asking for it was lost. */
const OVERDUE_SECONDS = 15 * 60;

/** The feature with what those who watch its issues are to be told, where its project tells them. */
export async function withNews(
  change: Change,
  before: Feature,
  after: Feature,
  edit: Pick<Save, 'at' | 'by'>,
  elsewhere?: ReadonlySet<string>,
): Promise<Feature> {
  const news = newsBetween(before, after, edit, elsewhere);
  const known = stillLinked(after.news, before, after, elsewhere);
  if (!news.length) return { ...after, news: known };
  const [project] = await change.read([refs.project(before.projectId)]);
  return { ...after, news: project?.body.notifyWatchers ? keptNews(known, news, edit.at) : known };
}

type Noted = Pick<Feature, 'id' | 'news'>;

/**
 * Those whose news has just begun: one job tells it, with all that follows until then. Two saves within a second queue two,
 * the second of which finds nothing.
 */
export const withNewNews = (features: readonly Noted[], now: number): string[] =>
  features.filter(({ news }) => newsSince(news) === Math.floor(now / 1000)).map(({ id }) => id);

/** Those whose news should have been told by now. */
export const withOldNews = (features: readonly Noted[], now: number): string[] =>
  features
    .filter(({ news }) => (newsSince(news) ?? Infinity) < Math.floor(now / 1000) - OVERDUE_SECONDS)
    .map(({ id }) => id);

/** Features whose news one job tells: it writes each, and others beside them. */
export const FEATURES_A_JOB = 5;

/** Has the news of features told in the background. Throws when the queue refuses. */
export async function pushNews(
  projectId: string,
  featureIds: readonly string[],
  delayInSeconds = TOLD_AFTER_SECONDS,
): Promise<void> {
  const jobs = chunksOf(featureIds, FEATURES_A_JOB).map(
    (some) => ({ type: 'tell-watchers', projectId, featureIds: some }) as const,
  );
  if (jobs.length) await pushJobs(projectId, 'watchers', jobs, delayInSeconds);
}
