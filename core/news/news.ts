import { scenarioText, textHash, type FeatureDocument, type ScenarioEntry } from '../gherkin';

/** That a linked scenario has changed, until those who watch its issues are told. What became of it, its feature says. */
export interface ScenarioNews {
  scenarioId: string;
  /** Of the first change, in epoch seconds. */
  at: number;
  /** Account ids of who changed it, each once. */
  by: string[];
  /** Ids of the issues that are to be told of, each once. */
  issues: string[];
  /** `scenarioHash` before the first change. Absent: it was new, and nothing is told of it while it is. */
  was?: string;
  /** Its name before the first change. */
  name: string;
}

/** A feature's text read, and its table. */
export interface ScenariosOf {
  document: FeatureDocument;
  scenarios: readonly ScenarioEntry[];
}

/** Who changes a text, and when, in epoch seconds. */
export interface Change {
  at: number;
  by?: string | undefined;
}

/** Scenarios a feature keeps news of; there is none of further ones. */
const NEWS_KEPT = 100;
/** What could not be told for two days, as while a licence had lapsed, nobody wants to be told any more. */
const OLD_SECONDS = 2 * 24 * 60 * 60;
/** For how long a scenario is new: whoever adds one goes on writing it, or takes it back. */
const NEW_SECONDS = 15 * 60;

/**
 * News of the linked scenarios that a change of a feature's text changes or removes: of a changed one for the issues that it
 * was linked to and still is. Neither links nor indentation are news, nor are new scenarios: of those it is only noted that they
 * are. Those of `elsewhere` go from one feature to another as they are, which is no news either.
 */
export function newsBetween(
  before: ScenariosOf,
  after: ScenariosOf,
  { at, by }: Change,
  elsewhere: ReadonlySet<string> = new Set(),
): ScenarioNews[] {
  if (before.document === after.document) return [];
  const indexes = new Map(after.scenarios.map(({ id }, index) => [id, index]));
  const known = new Set(before.scenarios.map(({ id }) => id));
  const added = after.scenarios.filter(({ id }) => !known.has(id) && !elsewhere.has(id));
  const changed = before.scenarios.flatMap(({ id, issues: linked }, n): ScenarioNews[] => {
    const index = indexes.get(id);
    if (!linked.length || (index === undefined && elsewhere.has(id))) return [];
    const text = scenarioText(before.document, n);
    if (index !== undefined && scenarioText(after.document, index) === text) return [];
    const still = index === undefined ? linked : (after.scenarios[index]?.issues ?? []);
    const issues = linked.filter((issue) => still.includes(issue));
    const name = before.document.scenarios[n]?.name ?? '';
    const news = { scenarioId: id, at, by: by === undefined ? [] : [by], issues, was: textHash(text), name };
    return issues.length ? [news] : [];
  });
  return [...changed, ...added.map(({ id }) => ({ scenarioId: id, at, by: [], issues: [], name: '' }))];
}

const union = (some: readonly string[], others: readonly string[]): string[] => [
  ...new Set([...some, ...others]),
];

/** Both together, one entry a scenario: what it was before the first change, and everybody who has changed it since. */
export function mergeNews(some: readonly ScenarioNews[], others: readonly ScenarioNews[]): ScenarioNews[] {
  const merged = new Map<string, ScenarioNews>();
  for (const one of [...some, ...others]) {
    const known = merged.get(one.scenarioId);
    const first = known && known.at <= one.at ? known : one;
    const isNew = first.was === undefined;
    merged.set(one.scenarioId, {
      ...first,
      by: isNew ? [] : union(known?.by ?? [], one.by),
      issues: isNew ? [] : union(known?.issues ?? [], one.issues),
    });
  }
  return [...merged.values()];
}

/**
 * A feature's news before a change of its text, but for what it says of scenarios that the change takes out and of issues that they were
 * not linked to any more: afterwards nobody could tell that the link went first. Those of `elsewhere` only go to another feature.
 */
export const stillLinked = (
  news: readonly ScenarioNews[],
  before: ScenariosOf,
  after: ScenariosOf,
  elsewhere: ReadonlySet<string> = new Set(),
): ScenarioNews[] => {
  const there = new Set([...after.scenarios.map(({ id }) => id), ...elsewhere]);
  const linked = new Map(before.scenarios.map(({ id, issues }) => [id, issues]));
  return news.flatMap((one) => {
    const own = linked.get(one.scenarioId);
    if (!own || there.has(one.scenarioId) || one.was === undefined) return [one];
    const issues = one.issues.filter((id) => own.includes(id));
    return issues.length ? [{ ...one, issues }] : [];
  });
};

/** News that is still to be told at a moment, in epoch seconds, and of new scenarios what keeps them from being told. */
export const recentNews = (news: readonly ScenarioNews[], at: number): ScenarioNews[] =>
  news.filter(({ was, at: since }) => at - since < (was === undefined ? NEW_SECONDS : OLD_SECONDS));

/** A feature's news with that of one more change, as much as is kept. `at` of that change, in epoch seconds. */
export function keptNews(
  known: readonly ScenarioNews[],
  more: readonly ScenarioNews[],
  at: number,
): ScenarioNews[] {
  const all = mergeNews(recentNews(known, at), more);
  const isNew = ({ was }: ScenarioNews): boolean => was === undefined;
  return [...all.filter((one) => !isNew(one)), ...all.filter(isNew)].slice(0, NEWS_KEPT);
}

/**
 * News of two features after a scenario went from one to the other, at a moment in epoch seconds: its news goes with it, as if it
 * had begun then, so that whoever tells the other's news tells it too.
 */
export function carriedNews(
  from: readonly ScenarioNews[],
  to: readonly ScenarioNews[],
  scenarioId: string,
  at: number,
): { from: ScenarioNews[]; to: ScenarioNews[] } {
  const moving = from.filter((one) => one.scenarioId === scenarioId).map((one) => ({ ...one, at }));
  return {
    from: from.filter((one) => one.scenarioId !== scenarioId),
    to: moving.length ? keptNews(to, moving, at) : [...to],
  };
}

/** What is left to tell when these issues have been told. */
export const withoutIssues = (news: readonly ScenarioNews[], told: ReadonlySet<string>): ScenarioNews[] =>
  news.flatMap((one) => {
    const issues = one.issues.filter((id) => !told.has(id));
    return issues.length || one.was === undefined ? [{ ...one, issues }] : [];
  });

/** What there is to tell of these issues. */
export const withIssues = (news: readonly ScenarioNews[], told: ReadonlySet<string>): ScenarioNews[] =>
  news.flatMap((one) => {
    const issues = one.issues.filter((id) => told.has(id));
    return issues.length ? [{ ...one, issues }] : [];
  });

/** Since when there is something to tell, in epoch seconds; `undefined` when there is nothing. */
export const newsSince = (news: readonly ScenarioNews[]): number | undefined =>
  news.reduce<number | undefined>(
    (first, { at, was }) => (was === undefined || (first ?? at) < at ? first : at),
    undefined,
  );
