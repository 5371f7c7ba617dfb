import type { AuditAction, AuditEntry } from './entry';

/** Stands for the app where entries are looked for by who made them. */
export const THE_APP = 'app';

/** What entries are looked for; the period is the index's business. */
export interface AuditFilter {
  action?: AuditAction | undefined;
  /** An account id, or `THE_APP`. */
  by?: string | undefined;
}

/** Whether an entry is looked for. */
export const isSought = ({ action, by }: Pick<AuditEntry, 'action' | 'by'>, filter: AuditFilter): boolean =>
  (filter.action === undefined || filter.action === action) &&
  (filter.by === undefined || filter.by === (by ?? THE_APP));
