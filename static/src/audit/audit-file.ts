import { auditCsv, auditJson, type AuditRow } from '@behave-pro/core/audit';
import type { AuditEntryView } from '../../../src/invoke-api';
import { strings } from '../strings';
import type { Ask } from './chosen';
import type { AskAudit } from './use-audit-log';

const rowOf = ({ at, by, project, action, facts }: AuditEntryView): AuditRow => ({
  at,
  person: by?.name ?? strings.audit.app,
  accountId: by?.accountId ?? '',
  projectKey: project?.key ?? '',
  projectId: project?.id ?? '',
  action,
  facts,
});

/** Everything that is asked for, read to its end; `onRead` hears how many entries there are so far. */
export async function wholeLog(
  ask: AskAudit,
  chosen: Ask,
  onRead: (entries: number) => void,
): Promise<AuditEntryView[]> {
  const entries: AuditEntryView[] = [];
  let after: string | undefined;
  do {
    const page = await ask({ ...chosen, many: true, ...(after && { after }) });
    entries.push(...page.entries);
    onRead(entries.length);
    after = page.next;
  } while (after);
  return entries;
}

/** Without it Excel takes the file for one of another encoding, and spoils names and arrows. */
const BYTE_ORDER_MARK = '\uFEFF';

export const FILES = {
  csv: {
    type: 'text/csv;charset=utf-8',
    of: (rows: readonly AuditRow[]) => `${BYTE_ORDER_MARK}${auditCsv(rows)}`,
  },
  json: { type: 'application/json', of: auditJson },
} as const;

export type FileKind = keyof typeof FILES;

export const fileText = (kind: FileKind, entries: readonly AuditEntryView[]): string =>
  FILES[kind].of(entries.map(rowOf));

export const fileName = (of: string, kind: FileKind, now: Date): string =>
  `behave-pro-audit-${of}-${now.toISOString().slice(0, 10)}.${kind}`;
