import type { AuditNote } from '@behave-pro/core/audit';
import {
  isClosed,
  requestedFor,
  SITE_REMOVAL_WORD,
  withoutRequest,
  withRequest,
  type RemovalRequest,
} from '@behave-pro/core/rules';
import { SITE, type Context, type ProjectContext } from '../context';
import { AppError } from '../errors';
import { entryOf, noteAudit } from '../records/audit';
import { change } from '../records/change';
import { requestIdFrom } from '../records/keys';
import type { InstallationBody } from '../records/kinds';
import * as refs from '../records/refs';
import { iso } from '../time';
import { NEW_INSTALLATION, removalsOf } from './installation';

export interface AskRemoval {
  writeId: string;
  /** What the person typed. */
  confirm: string;
  days: number;
}

export interface CancelRemoval {
  writeId: string;
  id: string;
}

/** Every call reads what was asked for: so many fit with ease. */
export const MOST_REQUESTS = 100;

const BEGUN =
  'The removal has begun and can no longer be cancelled. Within three days the app can be used here again, empty.';

function assertConfirmed(confirm: string, word: string): void {
  if (confirm.trim().toUpperCase() !== word.toUpperCase())
    throw new AppError('Invalid', `Type ${word} to confirm that everything is to be removed.`);
}

function requestFrom(context: Context, of: string, { writeId, days }: AskRemoval): RemovalRequest {
  if (context.who.kind !== 'person') throw new AppError('Forbidden', 'Only a person can ask for a removal.');
  const { now, who } = context;
  return {
    id: requestIdFrom(writeId, of, now),
    askedAt: now,
    askedBy: who.accountId,
    dueAt: requestedFor(now, days),
  };
}

const requested = ({ dueAt }: RemovalRequest): AuditNote => ({
  action: 'removal-requested',
  facts: [{ name: 'dueAt', value: iso(dueAt) }],
});
const CANCELLED: AuditNote = { action: 'removal-cancelled' };

/** Changes what was asked for, and notes that in the audit log; answers the context as it is from then on. */
async function changed<Ctx extends Context>(
  context: Ctx,
  { writeId, of = SITE, note }: { writeId: string; of?: string; note: AuditNote },
  update: (before: InstallationBody) => InstallationBody,
): Promise<Ctx> {
  const after = await change(writeId, context.now, async (records) => {
    const [record] = await records.read([refs.installation()]);
    const before = record?.body ?? NEW_INSTALLATION;
    if (await records.alreadyIn(refs.installation())) return before;
    const body = update(before);
    if (body === before) return body;
    records.put(refs.installation(), body, { projectId: SITE });
    noteAudit(records, entryOf(context, of, note));
    return body;
  });
  return { ...context, removals: removalsOf(after) };
}

/** Asks that what is kept of the project is removed. Where somebody has asked before, that stands. Throws Invalid. */
export function requestProjectRemoval(context: ProjectContext, ask: AskRemoval): Promise<ProjectContext> {
  const { id, key, name } = context.project;
  assertConfirmed(ask.confirm, key);
  const removal = { ...requestFrom(context, id, ask), key, name };
  const note = requested(removal);
  return changed(context, { writeId: ask.writeId, of: id, note }, (before) => {
    const { requests = {} } = before;
    const after = withRequest(requests, id, removal);
    if (after === requests) return before;
    if (Object.keys(after).length > MOST_REQUESTS)
      throw new AppError(
        'Invalid',
        `${MOST_REQUESTS} projects wait for their removal. Ask again when some of them are done, or have the whole site removed.`,
      );
    return { ...before, requests: after };
  });
}

/** Takes a request for the project back. One that is not there is harmless. Throws Conflict once it has begun. */
export const cancelProjectRemoval = (
  context: ProjectContext,
  { writeId, id }: CancelRemoval,
): Promise<ProjectContext> =>
  changed(context, { writeId, of: context.project.id, note: CANCELLED }, (before) => {
    const { requests = {} } = before;
    const removal = requests[context.project.id];
    if (removal?.id === id && isClosed(removal)) throw new AppError('Conflict', BEGUN);
    const after = withoutRequest(requests, context.project.id, id);
    return after === requests ? before : { ...before, requests: after };
  });

/** The same for everything that the site has. */
export function requestSiteRemoval(context: Context, ask: AskRemoval): Promise<Context> {
  assertConfirmed(ask.confirm, SITE_REMOVAL_WORD);
  const request = requestFrom(context, SITE, ask);
  const filing = { writeId: ask.writeId, note: requested(request) };
  return changed(context, filing, (before) => (before.request ? before : { ...before, request }));
}

export const cancelSiteRemoval = (context: Context, { writeId, id }: CancelRemoval): Promise<Context> =>
  changed(context, { writeId, note: CANCELLED }, (before) => {
    const { request, removal, ...rest } = before;
    if (removal?.asked?.id === id && removal.phase !== 'done') throw new AppError('Conflict', BEGUN);
    return request?.id === id ? { ...rest, ...(removal && { removal }) } : before;
  });
