import { findPermission } from '../permissions/catalogue';
import { holds } from '../permissions/grants';
import { badRequest } from '../rest/errors';
import { type Call, type Handler, pathValue } from '../rest/handler';
import { findAccount } from '../site/people';
import { type Place, visibleIssue } from './lookup';
import { refuseUnmodelledMembers } from './refuse';

interface Notification {
  subject?: string;
  textBody?: string;
  htmlBody?: string;
  to?: {
    reporter?: boolean;
    assignee?: boolean;
    watchers?: boolean;
    users?: { accountId?: string }[];
  };
  restrict?: { permissions?: { id?: string; key?: string }[] };
}

/** Accounts a mail is for, each once. @throws RestError 400 where one is not valid, and where there are none. */
function recipientsOf({ site, principal }: Call, { issue }: Place, to: Notification['to'] = {}): string[] {
  const { users = [], reporter, assignee, watchers } = to;
  const named = users.map(({ accountId = '' }) => {
    if (!findAccount(accountId))
      throw badRequest(`The user with the account id '${accountId}' does not exist.`);
    if (accountId === principal.accountId) throw badRequest('The recipient is the same as the calling user.');
    return accountId;
  });
  if (assignee && issue.assignee === null) throw badRequest('The issue is unassigned.');
  const all = new Set([
    ...named,
    ...(reporter ? [issue.reporter] : []),
    ...(assignee && issue.assignee !== null ? [issue.assignee] : []),
    ...(watchers ? site.watchers(issue.id) : []),
  ]);
  all.delete(principal.accountId);
  if (!all.size) throw badRequest('No recipients were defined for notification.');
  return [...all];
}

/** Keys of before Jira 7 that the contract's own example still uses. */
const FORMER_KEYS: Record<string, string> = { BROWSE: 'BROWSE_PROJECTS' };

/** Only who holds all of the permissions gets the mail. @throws RestError 400 for a permission that is not known. */
function permitted(
  { project }: Place,
  to: readonly string[],
  { permissions = [] }: { permissions?: object[] },
): string[] {
  const keys = permissions.map(({ id, key }: { id?: string; key?: string }) => {
    const known = findPermission(FORMER_KEYS[key ?? ''] ?? key ?? '');
    if (!known || id) throw badRequest(`The permission '${key ?? id ?? ''}' is not known.`);
    return known.key;
  });
  return to.filter((accountId) => keys.every((key) => holds({ kind: 'person', accountId }, key, project)));
}

/** Puts a mail into the outbox of the stand-in: `GET /_local/mails` shows it. */
export const notify: Handler = {
  kind: 'write',
  handle(call) {
    const { site, now } = call;
    const place = visibleIssue(call, pathValue(call, 'issueIdOrKey'));
    const { issue } = place;
    const asked = call.body as Notification;
    refuseUnmodelledMembers(asked, ['subject', 'textBody', 'htmlBody', 'to', 'restrict']);
    refuseUnmodelledMembers(asked.to ?? {}, ['reporter', 'assignee', 'watchers', 'users']);
    refuseUnmodelledMembers(asked.restrict ?? {}, ['permissions']);
    const to = permitted(place, recipientsOf(call, place, asked.to), asked.restrict ?? {});
    if (to.length)
      site.putMail({
        id: String(site.next('mail', 9_999)),
        issueId: issue.id,
        issueKey: issue.key,
        to,
        sent: now,
        subject: asked.subject ?? `(${issue.key}) ${issue.summary}`,
        textBody: asked.textBody ?? '',
        htmlBody: asked.htmlBody ?? '',
      });
    return { status: 204 };
  },
};
