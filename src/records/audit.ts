import { AUDIT_DAYS, boundedEntry, type AuditEntry, type AuditNote } from '@behave-pro/core/audit';
import { SITE, type Context } from '../context';
import { change, type Change } from './change';
import { writeMark } from './keys';
import * as refs from './refs';

const KEPT_SECONDS = AUDIT_DAYS * 24 * 60 * 60;

/** Tells apart what one mutation tells. */
const ofEntry = ({ action, projectId = SITE }: AuditEntry): string => `${action} ${projectId}`;

/**
 * Notes in the audit log what this change does, in the same transaction and for no further request. The entry's key comes
 * from the mutation and the action, so that a mutation delivered twice is told once: call it where the change is made, never
 * where it is found to be made already.
 */
export function noteAudit(records: Pick<Change, 'add'>, entry: AuditEntry): void {
  const { projectId = SITE, ...body } = boundedEntry(entry);
  records.add((mark) => refs.audit(mark, ofEntry(entry)), body, {
    projectId,
    attributes: { at: entry.at },
    ttlSeconds: KEPT_SECONDS,
  });
}

/**
 * The same by itself, for what changes no record. Repeating it is harmless: without another record in its transaction, only
 * the entry can say that it was written.
 */
export const noteAlone = (writeId: string, now: number, entry: AuditEntry): Promise<void> =>
  change(writeId, now, async (records) => {
    const ref = refs.audit(writeMark(writeId), ofEntry(entry));
    const [written] = await records.read([ref]);
    if (!written) noteAudit(records, entry);
  });

/** What who acts does in a project. */
export const entryOf = (
  { now, who }: Pick<Context, 'now' | 'who'>,
  projectId: string,
  note: AuditNote,
): AuditEntry => ({ at: now, ...(who.kind === 'person' && { by: who.accountId }), projectId, ...note });
