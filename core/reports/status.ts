import type { ResultStatus } from './run';

/**
 * From best to worst, as cucumber-js orders steps; only `unknown` (no result was reported) stands above `passed`, so
 * that nothing looks passed of which a part has no result.
 */
const SEVERITY: readonly ResultStatus[] = [
  'passed',
  'unknown',
  'skipped',
  'pending',
  'undefined',
  'ambiguous',
  'failed',
];

export const severity = (status: ResultStatus): number => SEVERITY.indexOf(status);

/** The worst of several statuses; `unknown` when there is none. */
export function worst(statuses: readonly ResultStatus[]): ResultStatus {
  return (
    statuses.reduce<ResultStatus | undefined>(
      (before, status) => (before === undefined || severity(status) > severity(before) ? status : before),
      undefined,
    ) ?? 'unknown'
  );
}

/** A status word of a report, in any case; `undefined` when it is none. */
export function statusOf(word: unknown): ResultStatus | undefined {
  const lower = typeof word === 'string' ? word.toLowerCase() : '';
  return SEVERITY.find((status) => status === lower);
}
