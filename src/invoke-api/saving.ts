/** A scenario of a new text that may be one of several that were there before: only a person can tell. */
export interface IdentityQuestion {
  /** Its position in the new text, from 0. */
  index: number;
  name: string;
  text: string;
  /** The likeliest first. */
  candidates: IdentityCandidate[];
}

/** A scenario of before. `at` of `of` is its place in its feature, from 0: identical ones differ in that at least. */
export interface IdentityCandidate {
  id: string;
  name: string;
  text: string;
  at: number;
  of: number;
  ruleName?: string;
}

/** What has to be told before a text can be stored. */
export interface Ask {
  /** Hash of the text that is asked about. */
  of: string;
  questions: IdentityQuestion[];
}

/** What a person told, of the text with this hash: by position the id of a candidate, or `new`. */
export interface Identities {
  of: string;
  answers: Record<number, string>;
}

/** A piece of a text that two changed: as both have it, or a place where both wrote something else. */
export type MergePart = { text: string } | { base: string; mine: string; theirs: string };

/** Two changes that cannot be brought together without a person: nothing was stored. */
export interface MergeConflict {
  featureId: string;
  /** Of the text that is stored now: send it back with the text that was decided on. */
  textHash: string;
  /** Scenarios of the text that somebody has taken to another feature since; absent when there are none. */
  moved?: { name: string; featureName: string }[];
  /** In the order of the text: their texts one after another, one side of each place taken, are a whole text. */
  parts: MergePart[];
}

/** One save of a feature's text. */
export interface FeatureVersion {
  version: string;
  at: string;
  /** Who saved it, by name; absent when it was no person. */
  by?: string;
  from: 'page' | 'panel' | 'import' | 'restore';
  /** The text could not be read then. */
  draft?: true;
}

export interface VersionText {
  version: string;
  text: string;
}

/** Between which scenarios one stands in a feature, by their ids, as far as they are in the same rule as it is. */
export interface ScenarioPlace {
  above?: string | undefined;
  below?: string | undefined;
}

/** A feature that was removed and can be brought back. */
export interface RemovedFeature {
  featureId: string;
  name: string;
  path: string;
  scenarios: number;
  at: string;
  by?: string;
}
