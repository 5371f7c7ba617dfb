import {
  issueKeysOf,
  parseFeature,
  rematch,
  type FeatureDocument,
  type ScenarioEntry,
  type TextProblem,
} from '@behave-pro/core/gherkin';
import { distinct } from '../lists';
import type { IssuePlace } from '../records/kinds';
import type { Feature } from './feature-record';

/** A text to store, as it was decoded. */
export interface NewText {
  text: string;
  encoding: string;
  /** It cannot be trusted, so it is a draft even if it parses. */
  problem?: TextProblem;
}

/** A new text read once: what is wrong with it, or the document and the issue keys of each scenario's tags. */
export type ReadText = NewText &
  ({ document: FeatureDocument; keys: string[][] } | { problems: TextProblem[] });

/** Reads a text before it is stored; what cannot be read is no failure here. */
export function readText(source: NewText): ReadText {
  const read = parseFeature(source.text);
  const problems = [...(source.problem ? [source.problem] : []), ...(read.ok ? [] : read.problems)];
  if (!read.ok || problems.length) return { ...source, problems };
  return { ...source, document: read.document, keys: issueKeysOf(read.document) };
}

export interface ChangedText {
  feature: Feature;
  /** Issues whose lists may change. */
  issues: IssuePlace[];
  /** Links that tags made. */
  links: number;
}

/**
 * Entries for the scenarios of a new document: the old ones surely found again, new ones with ids from `newId`. Where
 * only a person could tell which one a scenario was, it is a new one.
 */
function entriesOf(
  feature: Feature,
  document: FeatureDocument,
  newId: (index: number) => string,
): { entries: ScenarioEntry[]; before: (number | undefined)[]; gone: ScenarioEntry[] } {
  const { kept } = rematch(feature.document, feature.scenarios, document);
  return {
    entries: kept.map((entry, index) => entry ?? { id: newId(index), issues: [] }),
    before: kept.map((entry) => (entry ? feature.scenarios.indexOf(entry) : undefined)),
    gone: feature.scenarios.filter((entry) => !kept.includes(entry)),
  };
}

/**
 * A feature with another text. Scenarios are found again and keep their ids and links; a tag that names an issue links
 * its scenario, unless the scenario had that tag before: then whoever unlinked it meant it. A text that cannot be read
 * becomes the draft, and everything else stays.
 *
 * @param issues Issues by key, as far as tags may link to them.
 */
export function changeText(
  feature: Feature,
  source: ReadText,
  issues: ReadonlyMap<string, IssuePlace>,
  newId: (index: number) => string,
): ChangedText {
  const { draft, ...rest } = feature;
  if (!('document' in source))
    return { feature: { ...rest, draft: source.text, encoding: source.encoding }, issues: [], links: 0 };
  const { entries, before, gone } = entriesOf(feature, source.document, newId);
  const keysBefore = issueKeysOf(feature.document);
  const named: IssuePlace[] = [];
  let links = 0;
  const scenarios = entries.map((entry, index) => {
    const known = new Set(keysBefore[before[index] ?? -1] ?? []);
    const fresh = (source.keys[index] ?? []).filter((key) => !known.has(key));
    const places = fresh.flatMap((key) => issues.get(key) ?? []);
    const added = distinct(places.map(({ id }) => id)).filter((id) => !entry.issues.includes(id));
    named.push(...places.filter(({ id }) => added.includes(id)));
    links += added.length;
    return added.length ? { ...entry, issues: [...entry.issues, ...added] } : entry;
  });
  const left = gone.flatMap((entry) => entry.issues).map((id) => ({ id, projectId: feature.projectId }));
  return {
    feature: { ...rest, document: source.document, scenarios, encoding: source.encoding },
    issues: [...left, ...named],
    links,
  };
}
