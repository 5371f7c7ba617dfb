/** Everything the log tells of. What is not here is not told. */
export const AUDIT_ACTIONS = [
  'project-enabled',
  'project-disabled',
  'settings-changed',
  'key-created',
  'key-revoked',
  'lists-rebuilt',
  'feature-removed',
  'feature-restored',
  'retention-swept',
  'archive-exported',
  'archive-imported',
  'backup-restored',
  'restore-undone',
  'backup-damaged',
  'licence-lapsed',
  'licence-renewed',
  'removal-requested',
  'removal-announced',
  'removal-cancelled',
  'removal-begun',
  'removal-done',
  'app-installed',
  'app-upgraded',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export type AuditValue = string | number | boolean;

/** A small fact of an entry: what something is, or what it was and became. Never content, never a secret. */
export interface AuditFact {
  name: string;
  value?: AuditValue;
  from?: AuditValue;
  to?: AuditValue;
}

/** What was done, and by whom. Entries are written once and never changed. */
export interface AuditEntry {
  /** Epoch milliseconds. */
  at: number;
  /** Account id of who did it; absent for the app itself. */
  by?: string;
  /** Absent where it concerns the site. */
  projectId?: string;
  action: AuditAction;
  facts?: readonly AuditFact[];
}

/** An entry of what the app did or saw, before anybody says when. */
export type AuditNote = Pick<AuditEntry, 'action' | 'facts'>;

/** Facts an entry holds at most, and the length of each text in it. */
export const MAX_FACTS = 40;
export const MAX_FACT_CHARS = 80;
/** Stands for the facts that an entry has no room for. */
export const FURTHER = 'further';

const cut = <Value extends AuditValue | undefined>(value: Value): Value =>
  (typeof value === 'string' && value.length > MAX_FACT_CHARS
    ? `${value.slice(0, MAX_FACT_CHARS - 1)}…`
    : value) as Value;

/** The entry with no more than it may hold: at most 40 facts, the last of which counts those left out, of 80 characters. */
export function boundedEntry(entry: AuditEntry): AuditEntry {
  const { facts } = entry;
  if (!facts?.length) return entry;
  const kept = facts.length > MAX_FACTS ? facts.slice(0, MAX_FACTS - 1) : facts;
  const left = facts.length - kept.length;
  const small = kept.map((fact) =>
    Object.fromEntries(Object.entries(fact).map(([name, value]) => [name, cut(value as AuditValue)])),
  ) as unknown as AuditFact[];
  return { ...entry, facts: left ? [...small, { name: FURTHER, value: left }] : small };
}

/** The days an entry is kept: the longest that storage lets anything expire by itself. */
export const AUDIT_DAYS = 365;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Entries from before are expired, in epoch milliseconds; what storage deletes late is not shown. */
export const auditFrom = (now: number): number => now - AUDIT_DAYS * DAY_MS;
