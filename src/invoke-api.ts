/**
 * What crosses `invoke` between the Custom UI and the resolvers: one entry a function.
 * The UI imports these types only; the zod schemas that check them at run time stand beside their handlers.
 */

import type { LintNote, LintSettings, TextProblem } from '@behave-pro/core/gherkin';
import type { Counts, ResultStatus } from '@behave-pro/core/reports';
import type { KeyScope } from '@behave-pro/core/rules';

export type { Counts, KeyScope, LintNote, LintSettings, ResultStatus, TextProblem };

/** The closed set of failures; each has one wording for people (src/errors.ts) and one HTTP status. */
export type ErrorCode =
  | 'NotFound'
  | 'Forbidden'
  | 'Conflict'
  | 'Invalid'
  | 'TooLarge'
  | 'RateLimited'
  | 'LicenceLapsed'
  | 'Unavailable';

export interface ApiError {
  code: ErrorCode;
  /** For people: what happened and what to do next. */
  message: string;
  /** With `Invalid` when a Gherkin text was refused: places within the text that was sent. */
  problems?: TextProblem[];
}

/** Every function answers this; a rejected `invoke` means the platform failed. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: ApiError };

export type TestType = 'automated' | 'manual';

/** The latest result that counts for a scenario. */
export interface ScenarioResult {
  status: ResultStatus;
  /** ISO time the run started. */
  startedAt: string;
  runId: string;
  /** The scenario's text changed since that run. */
  outdated: boolean;
  /** Example rows by outcome, when the scenario is an outline. */
  rows?: { passed: number; failed: number; other: number };
  /** The step that decided a result other than passed, as the report words it. */
  step?: string;
  /** Its error message, cut at 2,000 characters. */
  message?: string;
  buildUrl?: string;
  commit?: string;
}

export interface PanelScenario {
  id: string;
  featureId: string;
  featureName: string;
  name: string;
  kind: 'scenario' | 'outline';
  ruleName?: string;
  /** The Gherkin language of its feature, as a dialect code such as `en`. */
  language: string;
  /** The scenario's own text (tags, keyword line, steps, examples), without its feature's indentation. */
  text: string;
  /** Send it back with an edit: a change made by someone else meanwhile is then seen. */
  textHash: string;
  testType: TestType;
  result?: ScenarioResult;
}

/** Why nothing changes until the licence is renewed. Every page shows it. */
export interface Lapse {
  /** ISO time the lapse began, once two readings of the licence agree. */
  since?: string;
  /** ISO time from which on the stored data may be removed. */
  removalFrom?: string;
}

/** What may be done here, by this person, now. */
export interface Access {
  canEdit: boolean;
  /** Why not, for people. */
  readOnlyReason?: string;
  /** Present while the licence has lapsed. */
  lapse?: Lapse;
}

export interface PanelView {
  issue: { id: string; key: string; projectKey: string };
  /** `disabled`: a project admin has to enable the project first. */
  project: {
    state: 'enabled' | 'disabled';
    defaultTestType: TestType;
    defaultLanguage: string;
    /** What the editor notes while somebody types. */
    lint: LintSettings;
  };
  access: Access;
  scenarios: PanelScenario[];
  /** Scenarios linked here that this person may not see (their feature's project is closed to them). */
  hidden: number;
}

export interface FeatureChoice {
  id: string;
  name: string;
  /** Its Gherkin language, as a dialect code such as `en`. */
  language: string;
  scenarios: number;
}

/** A scenario of the issue's project that could be linked to it. */
export interface LinkableScenario {
  id: string;
  featureId: string;
  featureName: string;
  name: string;
  /** It is on this issue already. */
  linked: boolean;
}

export interface ContextView {
  project: { state: 'enabled' | 'disabled' };
  /** Present while the licence has lapsed. */
  lapse?: Lapse;
  counts: Counts;
  /** ISO time of the newest result, if there is one. */
  lastRun?: string;
  failing: { name: string; step?: string; message?: string }[];
}

export interface ApiKeyView {
  /** The public id that goes with the key: the user name of Basic authorisation. */
  userId: string;
  name: string;
  scopes: KeyScope[];
  createdBy: string;
  createdAt: string;
  expiresAt: string;
  revokedAt?: string;
  lastUsedAt?: string;
  state: 'active' | 'expired' | 'revoked';
}

export interface SettingsView {
  project: {
    id: string;
    key: string;
    name: string;
    state: 'enabled' | 'disabled';
    defaultTestType: TestType;
    defaultLanguage: string;
    /** What the project chose; a rule it does not name is as it comes. */
    lint: LintSettings;
  };
  /** In all features of the project. */
  scenarios: number;
  keys: ApiKeyView[];
  /** Base URL for pipelines; absent until the project has a key: the web trigger is off until then. */
  ciUrl?: string;
  lastReport?: { at: string; counts: { passed: number; failed: number; other: number } };
  access: Access;
}

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
}

/** A scenario of a new text that may be one of several that were there before: only a person can tell. */
export interface IdentityQuestion {
  /** Its position in the new text, from 0. */
  index: number;
  name: string;
  text: string;
  /** The likeliest first. */
  candidates: { id: string; name: string; text: string }[];
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

/** A feature that was removed and can be brought back. */
export interface RemovedFeature {
  featureId: string;
  name: string;
  path: string;
  scenarios: number;
  at: string;
  by?: string;
}

/** A file to import. */
export interface ImportFile {
  /** With `/` between folders. */
  path: string;
  /** Its bytes, gzipped, in base64. */
  gz: string;
  /** Answers to what was asked of this file before. */
  identities?: Identities;
}

export interface ImportedFile {
  path: string;
  /**
   * `kept`: the project has another text under this path, which stays. `refused`: nothing was stored, `reason` says why.
   * `merged`: with what was written here since it was last imported. `asks` and `conflicts`: nothing was stored yet,
   * `ask` or `conflict` says what a person has to decide first.
   */
  outcome: 'added' | 'unchanged' | 'replaced' | 'merged' | 'kept' | 'refused' | 'asks' | 'conflicts';
  conflict?: MergeConflict;
  ask?: Ask;
  reason?: string;
  featureId?: string;
  name?: string;
  scenarios: number;
  /** It was stored as a draft: the first place where it cannot be read. */
  draft?: TextProblem;
  /** Links to issues that its tags made. */
  links: number;
  /** Tags that look like issue keys but name no issue this person may edit. */
  unknownKeys: string[];
  /** Of the bytes as they came, in hex. */
  sha256: string;
}

/** A Jira project as the site's admin sees it. */
export interface AdminProject {
  id: string;
  key: string;
  name: string;
  /** `enabled` once its admin or the site's enabled it. */
  state: 'enabled' | 'disabled';
  features: number;
  scenarios: number;
  drafts: number;
  /** Keys that work now. */
  keys: number;
  lastReport?: { at: string; counts: { passed: number; failed: number; other: number } };
}

export interface AdminView {
  licence: {
    state: 'active' | 'lapsed' | 'unknown';
    /** As the platform names it, for example `PRODUCTION`. */
    environment: string;
    lapse?: Lapse;
    /** The newest readings of the daily trigger, newest first. */
    readings: { at: string; state: 'active' | 'lapsed' | 'unknown' }[];
  };
  /** The certificate of the last removal that has ended. */
  removed?: {
    announcedAt: string;
    firstPassAt?: string;
    doneAt: string;
    /** Search properties that Jira had not removed from its issues when the removal ended. */
    propertiesLeft?: number;
    /** What was removed, by kind of record. */
    counts: Record<string, number>;
    /** A hash over all of a kind, by which it can be proven what it was. */
    hashes: Record<string, string>;
  };
  /** Records by kind, over the whole installation; `more`: there are more than were counted. */
  stored: { kind: string; count: number; more: boolean }[];
  triggers: { key: string; lastRun?: { at: string; outcome: 'done' | 'failed' } }[];
  installedAt?: string;
  projects: AdminProject[];
  /** Jira has more projects than are listed: search for them. */
  more: boolean;
}

/** Every mutation carries a `writeId` (a UUID the client makes once per intent), so that repeating it is harmless. */
interface Mutation {
  writeId: string;
}

type Call<Payload, Value> = (payload: Payload) => Reply<Value>;

/** Functions of the issue panel. */
export type PanelApi = {
  load: Call<Record<string, never>, PanelView>;
  /** Features of the issue's project, by name; `suggested` are those this issue already uses. */
  features: Call<Record<string, never>, { features: FeatureChoice[]; suggested: string[] }>;
  add: Call<
    Mutation & { feature: { id: string } | { name: string }; text: string; testType?: TestType },
    { scenario: PanelScenario }
  >;
  /** `baseText` is the text the person began with: what somebody else saved meanwhile is merged where it can be. */
  edit: Call<
    Mutation & {
      featureId: string;
      scenarioId: string;
      text: string;
      textHash: string;
      baseText?: string;
      testType?: TestType;
    },
    { scenario: PanelScenario; merged?: true }
  >;
  /** Removes the scenario from its feature; `bringBack` undoes it. */
  remove: Call<Mutation & { featureId: string; scenarioId: string; textHash: string }, Record<string, never>>;
  /** Brings a removed scenario back where it stood, with its id, results and links. */
  bringBack: Call<Mutation & { featureId: string; scenarioId: string }, { scenario: PanelScenario }>;
  /** Scenarios of the issue's project whose name or feature holds every word of `query`, at most 50. */
  linkable: Call<{ query: string }, { scenarios: LinkableScenario[]; more: boolean }>;
  link: Call<Mutation & { featureId: string; scenarioId: string }, { scenario: PanelScenario }>;
  /** Takes the scenario off this issue; it stays in its feature. */
  unlink: Call<Mutation & { featureId: string; scenarioId: string }, Record<string, never>>;
};

/** Functions of the project page. */
export type ProjectApi = {
  load: Call<Record<string, never>, ProjectView>;
  feature: Call<{ featureId: string }, { feature: FeatureView }>;
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
    Mutation & { files: ImportFile[]; onExisting: 'keep' | 'replace' | 'merge' },
    { files: ImportedFile[] }
  >;
};

/** Functions of the site's admin page. */
export type AdminApi = {
  /** Projects whose name or key holds `query`, or the first ones; at most 50. */
  load: Call<{ query?: string }, AdminView>;
  /** Enables the app in a project of this site. */
  enable: Call<Mutation & { projectId: string }, { project: AdminProject }>;
};

/** Functions of the issue context. */
export type ContextApi = { load: Call<Record<string, never>, ContextView> };

/** Functions of the project settings page. */
export type SettingsApi = {
  load: Call<Record<string, never>, SettingsView>;
  save: Call<
    Mutation & {
      state: 'enabled' | 'disabled';
      defaultTestType?: TestType;
      defaultLanguage?: string;
      /** The rules to set; others stay as they are. */
      lint?: LintSettings;
    },
    SettingsView
  >;
  /** `apiKey` is shown once and stored nowhere in the clear. */
  createKey: Call<
    Mutation & { name: string; scopes: KeyScope[]; expiresInDays: number },
    { apiKey: string; key: ApiKeyView; ciUrl: string }
  >;
  revokeKey: Call<Mutation & { userId: string }, { key: ApiKeyView }>;
};
