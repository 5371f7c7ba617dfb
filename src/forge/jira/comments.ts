import { route } from '@forge/api';
import { askJson } from './request';

/** A comment on an issue. `body` is a document of Atlassian's rich text. */
export interface JiraComment {
  id: string;
  author?: { accountId?: string };
  body?: unknown;
}

/** Comments that are looked through: what one page of Jira holds with ease. */
const LOOKED_THROUGH = 100;

/**
 * Writes a comment as this person; answers its id. Not repeatable: each call writes one. Throws JiraError, and whatever the
 * network throws when nobody knows whether it was written.
 */
export async function addComment(issueId: string, body: unknown): Promise<string> {
  const { id } = await askJson<JiraComment>(
    'user',
    'add comment',
    route`/rest/api/3/issue/${issueId}/comment`,
    { method: 'POST', body: { body } },
  );
  return id;
}

/** Gives a comment another text as this person. Repeating it is harmless. Throws JiraError. */
export async function changeComment(issueId: string, commentId: string, body: unknown): Promise<void> {
  await askJson('user', 'change comment', route`/rest/api/3/issue/${issueId}/comment/${commentId}`, {
    method: 'PUT',
    body: { body },
  });
}

/** The newest comments on an issue, the newest first, as this person may see them; at most 100. Throws JiraError. */
export async function readComments(issueId: string): Promise<JiraComment[]> {
  const { comments } = await askJson<{ comments: JiraComment[] }>(
    'user',
    'get comments',
    route`/rest/api/3/issue/${issueId}/comment?orderBy=${'-created'}&maxResults=${LOOKED_THROUGH}`,
  );
  return comments;
}
