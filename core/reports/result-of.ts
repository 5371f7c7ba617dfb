import type { ResultStatus, ScenarioRun } from './run';
import { severity, worst } from './status';

/** The result of a scenario over all its runs in one report. */
export interface ResultSummary {
  status: ResultStatus;
  /** Example rows by outcome, for an outline. */
  rows?: { passed: number; failed: number; other: number };
  /** The step or hook that decided a result other than passed, as the report words it. */
  step?: string;
  message?: string;
}

/** A run that is known to be of an outline's example row. */
export type RowRun = ScenarioRun & { exampleRow?: boolean };

/**
 * The result of a scenario: the worst over its example rows and repetitions, in the order passed, unknown, skipped,
 * pending, undefined, ambiguous, failed. Step and message are those of the first run with that result.
 */
export function resultOf(results: readonly RowRun[]): ResultSummary {
  const status = worst(results.map((result) => result.status));
  const count = (wanted: ResultStatus) => results.filter((result) => result.status === wanted).length;
  const decisive = results.find((result) => severity(result.status) === severity(status))?.decisive;
  const passed = count('passed');
  const failed = count('failed');
  return {
    status,
    ...(results.length > 1 || results.some((result) => result.exampleRow)
      ? { rows: { passed, failed, other: results.length - passed - failed } }
      : {}),
    ...(decisive ? { step: decisive.step } : {}),
    ...(decisive?.message ? { message: decisive.message } : {}),
  };
}

/** Scenarios by outcome; `pending` counts pending, undefined, ambiguous, skipped and unknown results. */
export interface Counts {
  scenarios: number;
  passed: number;
  failed: number;
  pending: number;
  notRun: number;
}

/** Counts results; `undefined` stands for a scenario that has none. */
export function countResults(statuses: readonly (ResultStatus | undefined)[]): Counts {
  const count = (wanted: ResultStatus | undefined) => statuses.filter((status) => status === wanted).length;
  const [passed, failed, notRun] = [count('passed'), count('failed'), count(undefined)];
  const scenarios = statuses.length;
  return { scenarios, passed, failed, pending: scenarios - passed - failed - notRun, notRun };
}
