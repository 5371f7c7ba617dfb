import {
  mergeNews,
  toldOf,
  withIssues,
  withoutIssues,
  newsSince,
  recentNews,
  type ScenarioNews,
  type Told,
} from '@behave-pro/core/news';
import { distinct } from '../../lists';
import { changeAnew, type Change, type Reader } from '../../records/change';
import * as refs from '../../records/refs';
import { isOpen } from '../../settings/project-state';
import { putFeatureRecord, putGoneFeature, toFeature, type Feature } from '../feature-record';

/** Issues whose watchers one job tells: each is two requests to Jira. */
const ISSUES_A_JOB = 20;
/** Further features that are looked at for the same issues, so that all of an issue is in one mail. */
const OTHER_FEATURES = 10;

/** What there is to tell those who watch an issue; nothing where all is again as it was. */
export interface ToTell {
  issueId: string;
  changes: Told[];
}

interface Known extends Feature {
  gone: boolean;
}

async function readKnown(records: Reader, projectId: string, ids: readonly string[]): Promise<Known[]> {
  const found = await records.read(ids.map(refs.feature));
  return ids.flatMap((id, n) => {
    const record = found[n];
    if (!record || record.projectId !== projectId) return [];
    return [{ ...toFeature(id, record), gone: record.body.gone ?? false }];
  });
}

/** Whether a project tells those who watch its issues at all. */
async function tells(records: Reader, projectId: string): Promise<boolean> {
  const [project] = await records.read([refs.project(projectId)]);
  return project !== undefined && isOpen(project.body) && project.body.notifyWatchers === true;
}

/** Features of the same project that have scenarios of these issues, those first that have what there is news of. */
async function beside(
  records: Reader,
  projectId: string,
  features: readonly Known[],
  issueIds: readonly string[],
): Promise<Known[]> {
  const here = new Set(features.map(({ id }) => id));
  const news = new Set(features.flatMap((feature) => feature.news.map(({ scenarioId }) => scenarioId)));
  const links = (await records.read(issueIds.map(refs.issue)))
    .flatMap((record) => record?.body.links ?? [])
    .filter((link) => link.projectId === projectId && !here.has(link.featureId));
  const movedTo = links.filter(({ scenarioId }) => news.has(scenarioId));
  const ids = distinct([...movedTo, ...links].map(({ featureId }) => featureId));
  return readKnown(records, projectId, ids.slice(0, OTHER_FEATURES));
}

interface Gathered {
  features: Known[];
  toTell: ToTell[];
}

/** What features have to tell, of these issues or of the first there are. */
async function gather(
  records: Reader,
  now: number,
  projectId: string,
  featureIds: readonly string[],
  chosen?: readonly string[],
): Promise<Gathered> {
  await records.prefetch([refs.project(projectId), ...featureIds.map(refs.feature)]);
  const own = await readKnown(records, projectId, featureIds);
  if (!(await tells(records, projectId))) return { features: own, toTell: [] };
  const issueIds =
    chosen ??
    distinct(own.flatMap(({ news }) => news.flatMap(({ issues }) => issues))).slice(0, ISSUES_A_JOB);
  await records.prefetch(issueIds.map(refs.issue));
  const features = [...own, ...(await beside(records, projectId, own, issueIds))];
  const at = Math.floor(now / 1000);
  const toTell = issueIds.map((issueId): ToTell => {
    const news = mergeNews(
      [],
      features.flatMap(({ news: all }) => withIssues(recentNews(all, at), new Set([issueId]))),
    );
    return { issueId, changes: news.flatMap((one) => toldOf(one, issueId, features) ?? []) };
  });
  return { features, toTell };
}

function putNews(records: Change, { gone, ...feature }: Known, news: ScenarioNews[]): void {
  if (gone) putGoneFeature(records, { ...feature, news });
  else putFeatureRecord(records, { ...feature, news });
}

/** What these features have to tell by now, of at most 20 issues. Writes nothing. */
export const lookForNews = async (
  records: Reader,
  now: number,
  projectId: string,
  featureIds: readonly string[],
): Promise<ToTell[]> => (await gather(records, now, projectId, featureIds)).toTell;

/** News that was taken to be told. */
export interface Claimed {
  toTell: ToTell[];
  /** Ids of those of the features that have more to tell. */
  left: string[];
  /** What was taken, by feature. */
  taken: { featureId: string; news: ScenarioNews[] }[];
}

/**
 * Takes the news of these issues out of the features, and so tells it to nobody else: whoever comes second finds none. Where the
 * project tells nobody, all of it is taken and nothing is to be told.
 */
export const claimNews = (
  now: number,
  projectId: string,
  featureIds: readonly string[],
  issueIds: readonly string[],
): Promise<Claimed> =>
  changeAnew(now, async (records) => {
    const { features, toTell } = await gather(records, now, projectId, featureIds, issueIds);
    if (!(await tells(records, projectId))) {
      for (const feature of features) if (feature.news.length) putNews(records, feature, []);
      return { toTell: [], left: [], taken: [] };
    }
    const told = new Set(issueIds);
    const taken: Claimed['taken'] = [];
    const left: string[] = [];
    for (const feature of features) {
      const rest = withoutIssues(feature.news, told);
      const news = withIssues(feature.news, told);
      if (news.length) {
        putNews(records, feature, rest);
        taken.push({ featureId: feature.id, news });
      }
      if (featureIds.includes(feature.id) && newsSince(rest) !== undefined) left.push(feature.id);
    }
    return { toTell, left, taken };
  });

/** Puts back what was taken of issues that certainly nobody was told of. */
export const putBack = (
  now: number,
  projectId: string,
  { taken }: Pick<Claimed, 'taken'>,
  issueIds: ReadonlySet<string>,
): Promise<void> =>
  changeAnew(now, async (records) => {
    const features = await readKnown(
      records,
      projectId,
      taken.map(({ featureId }) => featureId),
    );
    for (const feature of features) {
      const own = taken.filter(({ featureId }) => featureId === feature.id);
      const back = withIssues(
        own.flatMap(({ news }) => news),
        issueIds,
      );
      if (back.length) putNews(records, feature, mergeNews(back, feature.news));
    }
  });
