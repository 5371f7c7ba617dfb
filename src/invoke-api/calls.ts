import type { TextProblem } from '@behave-pro/core/gherkin';
import type { ResultStatus } from '@behave-pro/core/reports';

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

/** Results of one scenario, the newest first. */
export interface RunHistory {
  /** At most 20. */
  results: ScenarioResult[];
  /** There are older runs, with or without this scenario: ask with it for them. */
  before?: string;
}

/** Why nothing changes until the licence is renewed. Every page shows it. */
export interface Lapse {
  /** ISO time the lapse began, once two readings of the licence agree. */
  since?: string;
  /** ISO time from which on the stored data may be removed. */
  removalFrom?: string;
}

/** Somebody asked that everything is removed. Every page shows it, until it is done or cancelled. */
export interface PendingRemoval {
  of: 'project' | 'site';
  /** ISO time. */
  dueAt: string;
}

/** What may be done here, by this person, now. */
export interface Access {
  canEdit: boolean;
  /** Why not, for people. */
  readOnlyReason?: string;
  /** Present while the licence has lapsed. */
  lapse?: Lapse;
  removal?: PendingRemoval;
}

/** Every mutation carries a `writeId` (a UUID the client makes once per intent), so that repeating it is harmless. */
export interface Mutation {
  writeId: string;
}

export type Call<Payload, Value> = (payload: Payload) => Reply<Value>;
