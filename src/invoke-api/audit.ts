import type { AuditAction, AuditFact } from '@behave-pro/core/audit';
import type { Call } from './calls';

export interface AuditEntryView {
  /** Names the entry. */
  id: string;
  /** ISO time. */
  at: string;
  /** Absent for the app itself. */
  by?: { accountId: string; name: string };
  /** Absent where it concerns the site. A project that the app has no record of any more has no key. */
  project?: { id: string; key?: string };
  action: AuditAction;
  facts: readonly AuditFact[];
}

export interface AuditAsk {
  action?: AuditAction;
  /** An account id, or `app`. */
  by?: string;
  /** ISO times, both inclusive. */
  from?: string;
  to?: string;
  /** What an answer gave as `next`. */
  after?: string;
  /** As many entries as one answer holds, for a file. */
  many?: boolean;
}

/** Entries of the audit log, newest first; one that was just written may be missing. */
export interface AuditPage {
  /** At most 50, or 500 of `many`. Fewer do not mean that there are no more. */
  entries: AuditEntryView[];
  /** There may be older ones: ask with it as `after`. */
  next?: string;
}

/** Of the site's admin page: `projectId` is a project's id, `site` for what concerns none, absent for everything. */
export type SiteAudit = Call<AuditAsk & { projectId?: string }, AuditPage>;

/** Of a project's settings page: its own entries. */
export type ProjectAudit = Call<AuditAsk, AuditPage>;
