import type { LintNote, LintSettings, ScenarioEdit, TextProblem } from '@behave-pro/core/gherkin';
import type { Counts } from '@behave-pro/core/reports';
import type { Access, Call, Mutation, RunHistory, ScenarioResult, TestType } from './calls';
import type { ImportFile, ImportedFile } from './importing';
import type { FoundIssue, Vocabulary } from './words';
import type { Ask, FeatureVersion, Identities, MergeConflict, RemovedFeature, VersionText } from './saving';

/** A feature in the list of its project. */
export interface FeatureSummary {
  id: string;
  name: string;
  /** Where its file came from, or its file name when it was made here; unique in the project. */
  path: string;
  language: string;
  scenarios: number;
  /** Its text cannot be read as Gherkin: it is kept, and left out of downloads. */
  draft: boolean;
  /** Its scenarios by newest result. */
  counts: Counts;
}

export interface ProjectView {
  project: {
    id: string;
    key: string;
    name: string;
    state: 'enabled' | 'disabled';
    defaultTestType: TestType;
    defaultLanguage: string;
  };
  access: Access;
  /** In the order of their paths. */
  features: FeatureSummary[];
}

export interface LinkedIssue {
  id: string;
  key: string;
  summary: string;
}

export interface FeatureScenario {
  id: string;
  name: string;
  kind: 'scenario' | 'outline';
  ruleName?: string;
  /** Line of its keyword in the feature's text, from 1. */
  line: number;
  /** Of its own text. Send it back with a change: one made to it by someone else meanwhile is then seen. */
  textHash: string;
  testType: TestType;
  issues: LinkedIssue[];
  /** Issues it is linked to that this person may not see. */
  hiddenIssues: number;
  result?: ScenarioResult;
}

export interface FeatureView {
  id: string;
  name: string;
  path: string;
  /** Its name in downloads. */
  fileName: string;
  language: string;
  /** The text as it is stored, a draft's included. */
  text: string;
  /** Send it back with a change: one made by someone else meanwhile is then seen. */
  textHash: string;
  /** Names this view as a whole: whoever shows it asks with it for a newer one. */
  seen: string;
  /** How the text's bytes are written; `utf-8` unless the file came otherwise. */
  encoding: string;
  /** Present while the text cannot be read as Gherkin. */
  draft?: { problems: TextProblem[] };
  /** What can be read but deserves a word, by the project's rules; none of a draft. */
  lint: LintNote[];
  /** Those rules, for the editor. */
  lintSettings: LintSettings;
  /** In the text's order; of a draft those of the last text that could be read. */
  scenarios: FeatureScenario[];
  /** A rule without scenarios comes after them all: the last one can still go down, into it. */
  ruleFollows?: true;
}

/** What is done to one scenario of a feature: to its text, or to what is known beside it. */
export type ScenarioChange = ScenarioEdit | { kind: 'testType'; testType: TestType };

/** Functions of the project page. */
export type ProjectApi = {
  load: Call<Record<string, never>, ProjectView>;
  /** `unchanged` while it is what was `seen`. */
  feature: Call<{ featureId: string; seen?: string }, { feature: FeatureView } | { unchanged: true }>;
  /** Ids of the scenarios that a tag expression chooses, by feature; `Invalid` with the place in it. */
  tagged: Call<{ tags: string }, { chosen: Record<string, string[]> }>;
  /** What the project is written with. */
  vocabulary: Call<{ featureId?: string | undefined }, Vocabulary>;
  /** The file, byte for byte: `bytes` in base64, `sha256` in hex. */
  raw: Call<{ featureId: string }, { path: string; bytes: string; sha256: string }>;
  create: Call<Mutation & { name: string; description?: string }, { feature: FeatureView }>;
  /**
   * `Invalid` with the problems' places unless `asDraft`, which keeps a text that cannot be read. Answers `ask` and stores
   * nothing while only a person can tell which scenario is which: send the text again with `identities`. What somebody
   * else saved meanwhile is merged; `merged` says so, and `conflict` what only a person can bring together.
   */
  saveText: Call<
    Mutation & {
      featureId: string;
      text: string;
      textHash: string;
      asDraft?: boolean;
      identities?: Identities;
    },
    { feature: FeatureView; merged?: true } | { ask: Ask } | { conflict: MergeConflict }
  >;
  /**
   * `textHash` is the scenario's own: what others changed elsewhere in the feature is no conflict. Its id, links and results
   * stay with it; `copyId` is the id of a duplicate.
   */
  changeScenario: Call<
    Mutation & { featureId: string; scenarioId: string; textHash: string; change: ScenarioChange },
    { feature: FeatureView; copyId?: string }
  >;
  /** Brings a removed scenario back where it stood, with its id, results and links. */
  bringBack: Call<Mutation & { featureId: string; scenarioId: string }, { feature: FeatureView }>;
  /** Every save of the text, newest first: the first is the present text. */
  versions: Call<{ featureId: string }, { versions: FeatureVersion[] }>;
  version: Call<{ featureId: string; version: string }, VersionText>;
  /** Makes a text the feature had its present one; scenarios are who they were then. */
  restore: Call<
    Mutation & { featureId: string; version: string; textHash: string },
    { feature: FeatureView }
  >;
  /** Features removed in the last 30 days, the latest first. */
  removed: Call<Record<string, never>, { removed: RemovedFeature[] }>;
  /** Brings one back with its scenarios, links and versions. */
  recover: Call<Mutation & { featureId: string }, { feature: FeatureView }>;
  /** Removes the feature with its scenarios and their links; for 30 days it can be brought back. */
  remove: Call<Mutation & { featureId: string; textHash: string }, Record<string, never>>;
  /**
   * Moves a scenario to another feature of the project, in the same language, with its links and results; `textHash` is the
   * scenario's. Answers the feature it left.
   */
  moveToFeature: Call<
    Mutation & { featureId: string; scenarioId: string; textHash: string; targetId: string },
    { feature: FeatureView }
  >;
  /** Results of a scenario in the runs of its project, the newest first; `before` is what the answer before gave. */
  history: Call<{ featureId: string; scenarioId: string; before?: string | undefined }, RunHistory>;
  /** Issues that a text may mean, by key or words of the summary; at most 10, those of this project first. */
  findIssues: Call<{ query: string }, { issues: FoundIssue[] }>;
  link: Call<
    Mutation & { featureId: string; scenarioId: string; issueKey: string },
    { feature: FeatureView }
  >;
  unlink: Call<
    Mutation & { featureId: string; scenarioId: string; issueId: string },
    { feature: FeatureView }
  >;
  /** As many files as fit into one request (500 KB); the rest in further ones. */
  import: Call<
    /** `dryRun`: tells what would become of the files, and writes nothing. */
    Mutation & { files: ImportFile[]; onExisting: 'keep' | 'replace' | 'merge'; dryRun?: true },
    { files: ImportedFile[] }
  >;
};
