/**
 * What crosses `invoke` between the Custom UI and the resolvers: one entry a function.
 * The UI imports these types only; the zod schemas that check them at run time stand beside their handlers.
 */

import type { TextProblem } from '@behave-pro/core/gherkin';
import type { Counts, ResultStatus } from '@behave-pro/core/reports';
import type { KeyScope } from '@behave-pro/core/rules';

export type { Counts, KeyScope, ResultStatus, TextProblem };

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

/** What may be done here, by this person, now. */
export interface Access {
  canEdit: boolean;
  /** Why not, for people. */
  readOnlyReason?: string;
}

export interface PanelView {
  issue: { id: string; key: string; projectKey: string };
  /** `disabled`: a project admin has to enable the project first. */
  project: { state: 'enabled' | 'disabled'; defaultTestType: TestType; defaultLanguage: string };
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

export interface ContextView {
  project: { state: 'enabled' | 'disabled' };
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
  };
  keys: ApiKeyView[];
  /** Base URL for pipelines; absent until the project has a key: the web trigger is off until then. */
  ciUrl?: string;
  lastReport?: { at: string; counts: { passed: number; failed: number; other: number } };
  access: Access;
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
  edit: Call<
    Mutation & { featureId: string; scenarioId: string; text: string; textHash: string; testType?: TestType },
    { scenario: PanelScenario }
  >;
  /** Removes the scenario from its feature. `undo` is a ready payload for `add` that brings the text back. */
  remove: Call<
    Mutation & { featureId: string; scenarioId: string; textHash: string },
    { removed?: { featureId: string; text: string; testType: TestType } }
  >;
};

/** Functions of the issue context. */
export type ContextApi = { load: Call<Record<string, never>, ContextView> };

/** Functions of the project settings page. */
export type SettingsApi = {
  load: Call<Record<string, never>, SettingsView>;
  save: Call<
    Mutation & { state: 'enabled' | 'disabled'; defaultTestType?: TestType; defaultLanguage?: string },
    SettingsView
  >;
  /** `apiKey` is shown once and stored nowhere in the clear. */
  createKey: Call<
    Mutation & { name: string; scopes: KeyScope[]; expiresInDays: number },
    { apiKey: string; key: ApiKeyView; ciUrl: string }
  >;
  revokeKey: Call<Mutation & { userId: string }, { key: ApiKeyView }>;
};
