import { AUDIT_ACTIONS, THE_APP } from '@behave-pro/core/audit';
import { z } from 'zod';
import { SITE } from '../../context';
import { cursor, idFrom } from './payloads';

const time = z.iso.datetime();

/** Atlassian's account ids: no word of theirs is longer. */
const accountId = z.string().regex(/^[0-9A-Za-z:_-]{1,128}$/);

/** What is asked of the audit log. */
export const auditAsk = z.object({
  action: z.enum(AUDIT_ACTIONS).optional(),
  by: z.union([z.literal(THE_APP), accountId]).optional(),
  from: time.optional(),
  to: time.optional(),
  after: cursor.optional(),
  many: z.boolean().optional(),
});

/** The same, of which project or of the site. */
export const siteAuditAsk = auditAsk.extend({ projectId: z.union([z.literal(SITE), idFrom]).optional() });
