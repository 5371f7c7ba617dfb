import type { Counts, ResultStatus } from '../../src/invoke-api';
import { strings, tally } from './strings';

type Outcome = Exclude<keyof Counts, 'scenarios'>;

/** In the order they are shown everywhere. */
export const OUTCOMES: readonly Outcome[] = ['passed', 'failed', 'pending', 'notRun'];

/** "1 passed, 1 failed, 1 not run" */
const countWords = (counts: Counts): string =>
  tally(OUTCOMES.map((outcome) => [counts[outcome], strings.context.counts[outcome]]));

/** "3 scenarios: 1 passed, 1 failed, 1 not run" */
export const summary = (counts: Counts): string =>
  [strings.panel.total(counts.scenarios), countWords(counts)].filter(Boolean).join(': ');

/** Counts scenarios by their results as the app does: what is neither passed nor failed is pending. */
export function countsOf(scenarios: readonly { result?: { status: ResultStatus } }[]): Counts {
  const count = (wanted: ResultStatus | undefined): number =>
    scenarios.filter(({ result }) => result?.status === wanted).length;
  const [passed, failed, notRun] = [count('passed'), count('failed'), count(undefined)];
  const total = scenarios.length;
  return { scenarios: total, passed, failed, pending: total - passed - failed - notRun, notRun };
}
