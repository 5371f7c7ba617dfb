import type { PanelScenario } from '../../../src/invoke-api';
import { strings, tally } from '../strings';

const PENDING: readonly (string | undefined)[] = ['pending', 'undefined', 'ambiguous', 'skipped', 'unknown'];

/** "3 scenarios: 1 passed, 1 failed, 1 not run", by the same grouping as the counts of the issue context. */
export function summary(scenarios: readonly PanelScenario[]): string {
  const count = (test: (status: string | undefined) => boolean): number =>
    scenarios.filter(({ result }) => test(result?.status)).length;
  const words = strings.context.counts;
  const parts = tally([
    [count((status) => status === 'passed'), words.passed],
    [count((status) => status === 'failed'), words.failed],
    [count((status) => PENDING.includes(status)), words.pending],
    [count((status) => status === undefined), words.notRun],
  ]);
  return [strings.panel.total(scenarios.length), parts].filter(Boolean).join(': ');
}
