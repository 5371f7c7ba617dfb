import type { JiraUser } from '../../contract';
import { badRequest, notFound } from '../rest/errors';
import type { Handler } from '../rest/handler';
import { findAccount } from '../site/people';
import { userView } from '../views/user';
import { page } from '../views/page';
import { refuseExpand } from './refuse';

export const getMyself: Handler = {
  kind: 'read',
  honours: ['expand'],
  handle(call) {
    refuseExpand(call);
    const account = findAccount(call.principal.accountId);
    if (!account) throw notFound('The caller has no account on this site.');
    return { status: 200, body: userView(call.baseUrl, account), objects: 1 };
  },
};

export const getUser: Handler = {
  kind: 'read',
  honours: ['accountId', 'expand'],
  handle(call) {
    refuseExpand(call);
    const accountId = call.query.text('accountId');
    if (!accountId) throw badRequest('The query parameter accountId must be provided.');
    const account = findAccount(accountId);
    if (!account) throw notFound('Specified user does not exist or you do not have required permissions');
    return { status: 200, body: userView(call.baseUrl, account), objects: 1 };
  },
};

/** Jira answers at most this many users a page, whatever `maxResults` says. */
const MAX_USERS = 200;

export const bulkGetUsers: Handler = {
  kind: 'read',
  honours: ['accountId', 'startAt', 'maxResults'],
  handle({ query, baseUrl }) {
    const known = query
      .list('accountId')
      .map(findAccount)
      .filter((account): account is JiraUser => account !== undefined);
    const url = `${baseUrl}/rest/api/3/user/bulk`;
    const body = page(url, query, [...new Set(known)], MAX_USERS, (user) => userView(baseUrl, user));
    return { status: 200, body, objects: body.values.length };
  },
};
