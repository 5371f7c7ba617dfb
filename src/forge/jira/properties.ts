import { route } from '@forge/api';
import { chunksOf } from '../../lists';
import { ask, askJson, JiraError } from './request';

/**
 * The task that a request has started. Jira answers 303 to it; a client that follows redirects sees the task itself.
 * Throws JiraError.
 */
async function startedTask(response: Awaited<ReturnType<typeof ask>>, operation: string): Promise<string> {
  const location = response.headers.get('location');
  const fromLocation = location?.match(/\/task\/([^/?]+)/)?.[1];
  if (response.status === 303 && fromLocation) return fromLocation;
  if (!response.ok) throw new JiraError(response.status, operation);
  const { id } = (await response.json()) as { id?: string };
  if (!id) throw new JiraError(response.status, operation);
  return id;
}

/**
 * Takes one property off issues, 10,000 a request. Answers the ids of Jira's tasks: gone only when those say so.
 * Source: DELETE /issue/properties/{propertyKey}.
 */
export async function deleteIssueProperties(key: string, issueIds: readonly string[]): Promise<string[]> {
  const tasks: string[] = [];
  for (const some of chunksOf(issueIds, 10_000)) {
    const response = await ask('app', route`/rest/api/3/issue/properties/${key}`, {
      method: 'DELETE',
      body: { entityIds: some.map(Number) },
    });
    tasks.push(await startedTask(response, 'delete issue properties'));
  }
  return tasks;
}

/** Takes one property off an issue; where either is not there, that is done already. Throws JiraError. */
export async function deleteIssueProperty(key: string, issueId: string): Promise<void> {
  const response = await ask('app', route`/rest/api/3/issue/${issueId}/properties/${key}`, {
    method: 'DELETE',
  });
  if (!response.ok && response.status !== 404) throw new JiraError(response.status, 'delete issue property');
}

/** Sets one property on up to 100 issues. Answers the id of Jira's task: written only when that task says so. */
export async function setIssueProperties(
  key: string,
  values: readonly { issueId: string; value: unknown }[],
): Promise<string> {
  const response = await ask('app', route`/rest/api/3/issue/properties/multi`, {
    method: 'POST',
    harmless: true,
    body: {
      issues: values.map(({ issueId, value }) => ({
        issueID: Number(issueId),
        properties: { [key]: value },
      })),
    },
  });
  return startedTask(response, 'set issue properties');
}

/** Sets one property on one issue, written when this resolves. Throws JiraError. */
export async function setIssueProperty(key: string, issueId: string, value: unknown): Promise<void> {
  const response = await ask('app', route`/rest/api/3/issue/${issueId}/properties/${key}`, {
    method: 'PUT',
    body: value,
  });
  if (!response.ok) throw new JiraError(response.status, 'set issue property');
}

export interface JiraTask {
  status: 'ENQUEUED' | 'RUNNING' | 'COMPLETE' | 'FAILED' | 'CANCEL_REQUESTED' | 'CANCELLED' | 'DEAD';
  result?: unknown;
}

/** Where a long-running task of Jira stands. */
export const readTask = (taskId: string): Promise<JiraTask> =>
  askJson('app', 'get task', route`/rest/api/3/task/${taskId}`);
