import type { AuditFact } from './entry';

/** An entry as a file has it. `at` is an ISO time; what does not apply is empty. */
export interface AuditRow {
  at: string;
  person: string;
  accountId: string;
  projectKey: string;
  projectId: string;
  action: string;
  facts: readonly AuditFact[];
}

/** A fact in one line: `name: value`, or `name: from → to`. */
export const factText = ({ name, value, from, to }: AuditFact): string =>
  value !== undefined ? `${name}: ${value}` : `${name}: ${from ?? '-'} → ${to ?? '-'}`;

const COLUMNS = ['at', 'person', 'accountId', 'projectKey', 'projectId', 'action', 'facts'] as const;

/**
 * What a spreadsheet would take for a formula, also behind blanks: where a field begins, and after what parts cells where the
 * list separator is no comma, for there quotes within a line are text.
 */
const FORMULA =
  /^(?=\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])|(?<=[;\t\r\n])(?=[\s"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/**
 * A field of CSV (RFC 4180). What a spreadsheet would run as a formula begins with an apostrophe, which it takes for the mark of a
 * text.
 */
export function csvField(text: string): string {
  const safe = text.replace(FORMULA, "'");
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Entries as CSV with a header, each line ended by CR LF; several facts are parted by `; `. */
export function auditCsv(rows: readonly AuditRow[]): string {
  const lines = rows.map((row) =>
    COLUMNS.map((column) => csvField(column === 'facts' ? row.facts.map(factText).join('; ') : row[column])),
  );
  return [COLUMNS.map(csvField), ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}

/** Entries as JSON; what does not apply is left out. */
export const auditJson = (rows: readonly AuditRow[]): string =>
  `${JSON.stringify(
    rows.map(({ facts, ...row }) => ({
      ...Object.fromEntries(Object.entries(row).filter(([, text]) => text !== '')),
      ...(facts.length && { facts }),
    })),
    null,
    2,
  )}\n`;
