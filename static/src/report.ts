import type { SettingsView } from '../../src/invoke-api';
import { strings, tally } from './strings';

/** How often a page that shows the newest report looks for it, in milliseconds. */
export const REPORT_POLL_MS = 60_000;

/** The same while a first report is waited for: somebody is at the pipeline now, and looks here for it. */
export const WAITING_POLL_MS = 10_000;

export type Report = NonNullable<SettingsView['lastReport']>;

/** Scenarios of a report by outcome: "3 passed, 1 failed". */
export const reportWords = ({ counts }: Report): string =>
  tally([
    [counts.passed, strings.context.counts.passed],
    [counts.failed, strings.context.counts.failed],
    [counts.other, strings.report.other],
  ]) || strings.report.empty;
