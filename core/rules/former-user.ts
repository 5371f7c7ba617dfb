/** Stands for whoever has closed their account, wherever an account id was kept: Jira knows nobody of that id. */
export const FORMER_USER = 'former-user';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Account ids that are kept are reported to Atlassian this often; a little less, for a daily trigger that comes early. */
const REPORT_AFTER_MS = 7 * DAY_MS - 4 * 60 * 60 * 1000;
/** Somebody was erased while people went on writing: what was moved from one record to another meanwhile is found the next day. */
const AGAIN_AFTER_MS = DAY_MS - 4 * 60 * 60 * 1000;

/** The last round of reporting; times in epoch milliseconds. */
export interface ReportedAt {
  at: number;
  /** Somebody was erased in it. */
  erased: boolean;
}

/** Whether account ids are to be reported again. A clock that was put back is no reason to wait for longer. */
export function isReportDue(last: ReportedAt | undefined, now: number): boolean {
  if (!last) return true;
  return Math.abs(now - last.at) >= (last.erased ? AGAIN_AFTER_MS : REPORT_AFTER_MS);
}
