import {
  issueKeysOf,
  parseFeature,
  rematch,
  scenarioText,
  textHash,
  withAnswers,
  type Answer,
  type Answered,
  type FeatureDocument,
  type Question,
  type Rematched,
  type ScenarioEntry,
  type SourceSyntax,
  type TextProblem,
} from '@behave-pro/core/gherkin';
import type { Ask, Identities, IdentityQuestion } from '../invoke-api';
import type { IssuePlace } from '../records/kinds';
import type { Feature } from './feature-record';

/** A text to store, as it was decoded. */
export interface NewText {
  text: string;
  encoding: string;
  /** Classic Gherkin unless it says otherwise. */
  syntax?: SourceSyntax;
  /** It cannot be trusted, so it is a draft even if it parses. */
  problem?: TextProblem;
}

/** A new text read once: what is wrong with it, or the document and the issue keys of each scenario's tags. */
export type ReadText = NewText &
  ({ document: FeatureDocument; keys: string[][] } | { problems: TextProblem[] });

/** Reads a text before it is stored; what cannot be read is no failure here. */
export function readText(source: NewText): ReadText {
  const read = parseFeature(source.text, source.syntax);
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

/** What only a person can tell before the text can be stored. */
export interface OpenQuestions {
  ask: Ask;
}

/** A scenario of another feature, and the issue keys of its tags there. */
export interface Arrival {
  entry: ScenarioEntry;
  /** Id of that feature. */
  from: string;
  keys: readonly string[];
}

/** Who the scenarios of a new text are, where it was looked at together with other texts. */
export interface FoundAgain {
  /** As the feature alone says. */
  rematched: Rematched;
  /** Those that came from other features, by position. */
  arrived: ReadonlyMap<number, Arrival>;
  /** Ids of those that went to other features. */
  left: ReadonlySet<string>;
}

/** What a feature alone says of a new text. */
export const findAgain = ({ document, scenarios }: Feature, after: FeatureDocument): FoundAgain => ({
  rematched: rematch(document, scenarios, after),
  arrived: new Map(),
  left: new Set(),
});

/** What is known beside the new text. */
export interface Terms {
  /** Issues by key, as far as tags may link to them. */
  issues: ReadonlyMap<string, IssuePlace>;
  newId(index: number): string;
  /** What a person said the scenarios are. */
  identities?: Identities | undefined;
  found?: FoundAgain | undefined;
}

/** A person's answers, if they are about this very text. */
const answersTo = (text: string, identities: Identities | undefined): Map<number, Answer> =>
  new Map(
    identities && identities.of === textHash(text)
      ? Object.entries(identities.answers).map(([index, answer]) => [Number(index), answer])
      : [],
  );

/** Which of a feature's own scenarios those of a new text are, with what a person said of that very text. */
export const keptBy = (
  { rematched }: FoundAgain,
  text: string,
  identities: Identities | undefined,
): Answered => withAnswers(rematched, answersTo(text, identities));

const questionsOf = (
  { document, scenarios }: Feature,
  after: FeatureDocument,
  open: readonly Question[],
): IdentityQuestion[] =>
  open.map(({ index, candidates }) => ({
    index,
    name: after.scenarios[index]?.name ?? '',
    text: scenarioText(after, index),
    candidates: candidates.map(({ id }) => {
      const at = scenarios.findIndex((entry) => entry.id === id);
      const { name = '', ruleName } = document.scenarios[at] ?? {};
      const place = { at, of: scenarios.length, ...(ruleName && { ruleName }) };
      return { id, name, text: scenarioText(document, at), ...place };
    }),
  }));

/** The entry with links to the issues that tags name, as far as these are known by key. */
export function linkedByTags(
  entry: ScenarioEntry,
  keys: readonly string[],
  issues: ReadonlyMap<string, IssuePlace>,
): { entry: ScenarioEntry; added: IssuePlace[] } {
  const places = keys.flatMap((key) => issues.get(key) ?? []);
  const added = [...new Map(places.map((place) => [place.id, place])).values()].filter(
    ({ id }) => !entry.issues.includes(id),
  );
  return added.length
    ? { entry: { ...entry, issues: [...entry.issues, ...added.map(({ id }) => id)] }, added }
    : { entry, added };
}

/** A feature with another text whose scenarios were found again. */
export interface IdentifiedText {
  feature: Feature;
  /** Issue keys that the tags of each scenario name now and did not before: whoever unlinked one that was there meant it. */
  keys: string[][];
  /** Issues of scenarios that are no more, or came from another feature. */
  touched: IssuePlace[];
}

/**
 * A feature with another text. Scenarios are found again and keep their ids and links; where only a person can tell
 * which is which, that is asked instead. A text that cannot be read becomes the draft, and everything else stays.
 */
export function identifyText(
  feature: Feature,
  source: ReadText,
  terms: Omit<Terms, 'issues'>,
): IdentifiedText | OpenQuestions {
  const { draft, ...rest } = feature;
  if (!('document' in source))
    return { feature: { ...rest, draft: source.text, encoding: source.encoding }, keys: [], touched: [] };
  const found = terms.found ?? findAgain(feature, source.document);
  const { arrived, left } = found;
  const { kept, open } = keptBy(found, source.text, terms.identities);
  if (open.length)
    return { ask: { of: textHash(source.text), questions: questionsOf(feature, source.document, open) } };

  const allBefore = issueKeysOf(feature.document);
  const before = new Map(feature.scenarios.map((entry, index) => [entry, new Set(allBefore[index])]));
  const own = new Set(kept);
  return {
    feature: {
      ...rest,
      document: source.document,
      scenarios: kept.map(
        (entry, index) => entry ?? arrived.get(index)?.entry ?? { id: terms.newId(index), issues: [] },
      ),
      encoding: source.encoding,
    },
    keys: kept.map((entry, index) => {
      const had = entry ? before.get(entry) : new Set(arrived.get(index)?.keys);
      return (source.keys[index] ?? []).filter((key) => !had?.has(key));
    }),
    touched: [
      ...feature.scenarios.filter((entry) => !own.has(entry) && !left.has(entry.id)),
      ...[...arrived.values()].map(({ entry }) => entry),
    ]
      .flatMap(({ issues }) => issues)
      .map((id) => ({ id, projectId: feature.projectId })),
  };
}

/** Links scenarios to the issues that their tags newly name, as far as these are known by key. */
export function linkTags(
  { feature, keys, touched }: IdentifiedText,
  issues: ReadonlyMap<string, IssuePlace>,
): ChangedText {
  const linked = feature.scenarios.map((entry, index) => linkedByTags(entry, keys[index] ?? [], issues));
  const named = linked.flatMap(({ added }) => added);
  return {
    feature: { ...feature, scenarios: linked.map(({ entry }) => entry) },
    issues: [...touched, ...named],
    links: named.length,
  };
}

/** Both at once, where the issues that tags may name are known beforehand. */
export function changeText(feature: Feature, source: ReadText, terms: Terms): ChangedText | OpenQuestions {
  const identified = identifyText(feature, source, terms);
  return 'ask' in identified ? identified : linkTags(identified, terms.issues);
}
