import { holds, mayBrowse } from '../permissions/grants';
import { badRequest, notFound } from '../rest/errors';
import { type Call, type Handler, pathValue } from '../rest/handler';
import { APP, findAccount } from '../site/people';
import { watchesView } from '../views/issue';
import { accountView } from '../views/user';
import { demand, type Place, visibleIssue } from './lookup';

/** Who does not hold “View Voters and Watchers” is told of nobody but themselves. */
export const getWatchers: Handler = {
  kind: 'read',
  handle(call) {
    const { site, principal, baseUrl } = call;
    const { issue, project } = visibleIssue(call, pathValue(call, 'issueIdOrKey'));
    const sees = holds(principal, 'VIEW_VOTERS_AND_WATCHERS', project);
    const named = site.watchers(issue.id).filter((one) => sees || one === principal.accountId);
    const watchers = named.map((accountId) => accountView(baseUrl, accountId));
    return { status: 200, body: { ...watchesView(issue, call), watchers }, objects: 1 };
  },
};

/** Whom a change of the list is about. @throws RestError 403 or 404 */
function subjectOf(call: Call, { project }: Place, accountId: string): string {
  if (accountId !== call.principal.accountId) demand(call, 'MANAGE_WATCHERS', project);
  if (!findAccount(accountId)) throw notFound(`The user with the account id ${accountId} does not exist.`);
  return accountId;
}

export const addWatcher: Handler = {
  kind: 'write',
  bodyOptional: true,
  handle(call) {
    const place = visibleIssue(call, pathValue(call, 'issueIdOrKey'));
    const accountId = subjectOf(call, place, (call.body as string | undefined) ?? call.principal.accountId);
    if (accountId !== APP.accountId && !mayBrowse({ kind: 'person', accountId }, place.project))
      throw notFound('The user does not have permission to view the issue.');
    call.site.putWatcher({ issueId: place.issue.id, accountId });
    return { status: 204 };
  },
};

export const removeWatcher: Handler = {
  kind: 'write',
  honours: ['accountId'],
  handle(call) {
    const place = visibleIssue(call, pathValue(call, 'issueIdOrKey'));
    const asked = call.query.text('accountId');
    if (!asked) throw badRequest('The query parameter accountId must be provided.');
    call.site.removeWatcher({ issueId: place.issue.id, accountId: subjectOf(call, place, asked) });
    return { status: 204 };
  },
};
