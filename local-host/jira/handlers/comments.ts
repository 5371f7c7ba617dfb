import { emitCommented } from '../events/issue-events';
import { badFields } from '../rest/errors';
import { type Call, type Handler, pathValue } from '../rest/handler';
import { isDocument } from '../site/adf';
import type { CommentRecord } from '../site/records';
import { window } from '../views/page';
import { jiraTime } from '../views/time';
import { accountView } from '../views/user';
import { demand, visibleIssue } from './lookup';
import { refuseExpand, refuseUnmodelledMembers } from './refuse';

function commentView({ baseUrl }: Call, comment: CommentRecord): Record<string, unknown> {
  const { id, issueId, author, body, created } = comment;
  return {
    self: `${baseUrl}/rest/api/3/issue/${issueId}/comment/${id}`,
    id,
    author: accountView(baseUrl, author),
    updateAuthor: accountView(baseUrl, author),
    body,
    created: jiraTime(created),
    updated: jiraTime(created),
    jsdPublic: true,
  };
}

const PAGE_OF_COMMENTS = 5000;

export const getComments: Handler = {
  kind: 'read',
  honours: ['startAt', 'maxResults', 'orderBy', 'expand'],
  handle(call) {
    refuseExpand(call);
    const { issue } = visibleIssue(call, pathValue(call, 'issueIdOrKey'));
    const comments = call.site.comments(issue.id);
    if (call.query.text('orderBy')?.startsWith('-')) comments.reverse();
    const { startAt, maxResults, items } = window(call.query, comments, PAGE_OF_COMMENTS);
    const body = {
      startAt,
      maxResults,
      total: comments.length,
      comments: items.map((comment) => commentView(call, comment)),
    };
    return { status: 200, body, objects: items.length };
  },
};

export const addComment: Handler = {
  kind: 'write',
  honours: ['expand'],
  handle(call) {
    refuseExpand(call);
    const { issue, project } = visibleIssue(call, pathValue(call, 'issueIdOrKey'));
    demand(call, 'ADD_COMMENTS', project);
    const asked = call.body as { body?: unknown };
    refuseUnmodelledMembers(asked, ['body']);
    if (!isDocument(asked.body)) {
      throw badFields({ comment: 'Comment body is not valid! It must be an Atlassian Document.' });
    }
    const comment: CommentRecord = {
      id: String(call.site.next('comment', 9_999)),
      issueId: issue.id,
      author: call.principal.accountId,
      body: asked.body,
      created: call.now,
    };
    call.site.putComment(comment);
    call.site.putIssue({ ...issue, updated: call.now });
    const view = commentView(call, comment);
    emitCommented(call, issue, view);
    return { status: 201, body: view };
  },
};
