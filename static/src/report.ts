import type { SettingsView } from '../../src/invoke-api';
import { strings, tally } from './strings';

export type Report = NonNullable<SettingsView['lastReport']>;

/** Scenarios of a report by outcome: "3 passed, 1 failed". */
export const reportWords = ({ counts }: Report): string =>
  tally([
    [counts.passed, strings.context.counts.passed],
    [counts.failed, strings.context.counts.failed],
    [counts.other, strings.report.other],
  ]) || strings.report.empty;
