/** How a step, an attempt or a scenario ended. */
export type ResultStatus =
  'passed' | 'failed' | 'pending' | 'undefined' | 'skipped' | 'ambiguous' | 'unknown';

/** A step or hook as it ran. */
export interface StepRun {
  /** As the report words it, for example `Given`; `Before hook` or `After hook` for a hook. */
  keyword: string;
  /** Empty for a hook. */
  text: string;
  hook: boolean;
  status: ResultStatus;
  /** The error, as the tool words it. */
  message?: string;
  durationMs: number;
}

/** One scenario, or one example row of an outline, as it ran. */
export interface ScenarioRun {
  featureName: string;
  /** The feature file, as the tool names it. */
  uri?: string;
  scenarioName: string;
  /** From 1: the scenario's keyword line, or the example row's. */
  line?: number;
  /** With their `@`, inherited ones included where the tool gives them. */
  tags: string[];
  status: ResultStatus;
  /** Of all steps and hooks. */
  durationMs: number;
  steps: StepRun[];
  /** The step or hook that decided a status other than passed. */
  decisive?: { step: string; message?: string };
}

/** What a report says, whatever its format. */
export interface Run {
  results: ScenarioRun[];
  /** What could not be read as it should, in sentences for people. */
  warnings: string[];
}

export type ReadResult = { ok: true; run: Run } | { ok: false; problem: string };
