import { emitCommented } from '../events/issue-events';
import { badFields, notFound } from '../rest/errors';
import { type Call, type Handler, pathValue } from '../rest/handler';
import { isDocument } from '../site/adf';
import type { CommentRecord } from '../site/records';
import { window } from '../views/page';
import { jiraTime } from '../views/time';
import { accountView } from '../views/user';
import { demand, visibleIssue } from './lookup';
import { refuseExpand, refuseUnmodelledMembers } from './refuse';

function commentView({ baseUrl }: Call, comment: CommentRecord): Record<string, unknown> {
  const { id, issueId, author, body, created, updated = created, updateAuthor = author } = comment;
  return {
    self: `${baseUrl}/rest/api/3/issue/${issueId}/comment/${id}`,
    id,
    author: accountView(baseUrl, author),
    updateAuthor: accountView(baseUrl, updateAuthor),
    body,
    created: jiraTime(created),
    updated: jiraTime(updated),
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

/** The document a comment is to hold. @throws RestError 400 */
function askedBody(call: Call): unknown {
  const asked = call.body as { body?: unknown };
  refuseUnmodelledMembers(asked, ['body']);
  if (!isDocument(asked.body)) {
    throw badFields({ comment: 'Comment body is not valid! It must be an Atlassian Document.' });
  }
  return asked.body;
}

export const addComment: Handler = {
  kind: 'write',
  honours: ['expand'],
  handle(call) {
    refuseExpand(call);
    const { issue, project } = visibleIssue(call, pathValue(call, 'issueIdOrKey'));
    demand(call, 'ADD_COMMENTS', project);
    const comment: CommentRecord = {
      id: String(call.site.next('comment', 9_999)),
      issueId: issue.id,
      author: call.principal.accountId,
      body: askedBody(call),
      created: call.now,
    };
    call.site.putComment(comment);
    call.site.putIssue({ ...issue, updated: call.now });
    const view = commentView(call, comment);
    emitCommented(call, issue, view);
    return { status: 201, body: view };
  },
};

function commentOf(call: Call, issueId: string): CommentRecord {
  const id = pathValue(call, 'id');
  const comment = call.site.comments(issueId).find((one) => one.id === id);
  if (!comment) throw notFound(`Can not find a comment for the id: ${id}.`);
  return comment;
}

/** Who wrote a comment changes it with “Edit Own Comments”, anybody else needs “Edit All Comments”. */
export const updateComment: Handler = {
  kind: 'write',
  honours: ['expand'],
  harmless: ['notifyUsers'],
  handle(call) {
    refuseExpand(call);
    const { issue, project } = visibleIssue(call, pathValue(call, 'issueIdOrKey'));
    const comment = commentOf(call, issue.id);
    const { accountId } = call.principal;
    demand(call, comment.author === accountId ? 'EDIT_OWN_COMMENTS' : 'EDIT_ALL_COMMENTS', project);
    const changed = { ...comment, body: askedBody(call), updated: call.now, updateAuthor: accountId };
    call.site.putComment(changed);
    call.site.putIssue({ ...issue, updated: call.now });
    return { status: 200, body: commentView(call, changed) };
  },
};

export const deleteComment: Handler = {
  kind: 'write',
  handle(call) {
    const { issue, project } = visibleIssue(call, pathValue(call, 'issueIdOrKey'));
    const comment = commentOf(call, issue.id);
    const isOwn = comment.author === call.principal.accountId;
    demand(call, isOwn ? 'DELETE_OWN_COMMENTS' : 'DELETE_ALL_COMMENTS', project);
    call.site.removeComment(comment);
    call.site.putIssue({ ...issue, updated: call.now });
    return { status: 204 };
  },
};
