import type { MirrorAgreement, MirrorCounts } from './mirror';

/** What is known of an issue's scenarios from its search property. */
export type IssueCounts = MirrorCounts & MirrorAgreement;

/** Several issues together. A scenario on two of them counts on each, as it does in a search. */
export interface RollUp {
  counts: MirrorCounts;
  issues: number;
  withScenarios: number;
  /** Issues of which somebody says that they are ready. */
  ready: number;
  openQuestions: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What issues come to together; of one that has no search property, or none that is understood, nothing is known. */
export function rollUp(issues: readonly (IssueCounts | undefined)[]): RollUp {
  const known = issues.filter((issue) => issue !== undefined);
  const total = (name: keyof IssueCounts): number => sum(known.map((issue) => issue[name]));
  return {
    counts: {
      scenarios: total('scenarios'),
      passed: total('passed'),
      failed: total('failed'),
      pending: total('pending'),
      notRun: total('notRun'),
    },
    issues: issues.length,
    withScenarios: known.filter(({ scenarios }) => scenarios > 0).length,
    ready: known.filter(({ ready }) => ready > 0).length,
    openQuestions: total('openQuestions'),
  };
}
