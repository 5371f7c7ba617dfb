import type { JiraPermission } from '@behave-pro/core/rules';
import { asApp, asUser, NeedsAuthenticationError, type Route, route } from '@forge/api';
import { chunksOf } from '../lists';

/** On whose behalf Jira is asked: the person looking, with that person's rights, or the app itself. */
export type As = 'user' | 'app';

/** Jira said no. `status` is its HTTP status. */
export class JiraError extends Error {
  constructor(
    readonly status: number,
    readonly operation: string,
  ) {
    super(`Jira answered ${status} to ${operation}`);
    this.name = 'JiraError';
  }
}

/** The person has not yet agreed that the app acts for them: Jira asks them when this reaches the platform. */
export const isConsentNeeded = (error: unknown): boolean => error instanceof NeedsAuthenticationError;

interface Request {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
}

async function ask(as: As, path: Route, { method = 'GET', body }: Request = {}) {
  const requestJira = as === 'user' ? asUser().requestJira : asApp().requestJira;
  return requestJira(path, {
    method,
    headers: {
      Accept: 'application/json',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function askJson<T>(as: As, operation: string, path: Route, request?: Request): Promise<T> {
  const response = await ask(as, path, request);
  if (!response.ok) throw new JiraError(response.status, operation);
  return (await response.json()) as T;
}

export interface JiraIssue {
  id: string;
  key: string;
  fields: {
    summary?: string;
    project?: { id: string; key: string };
    status?: { id: string; statusCategory?: { key?: string } };
    assignee?: { displayName?: string; emailAddress?: string } | null;
    fixVersions?: { name?: string }[];
  };
}

/** One issue's project, as this person may see it. Throws JiraError 404 when not. `issueId` is an id or a key. */
export const readIssue = (issueId: string): Promise<JiraIssue> =>
  askJson('user', 'get issue', route`/rest/api/3/issue/${issueId}?fields=${'project'}`);

/** One project as this person, or the app, may see it. Throws JiraError 404 when not. `project` is an id or a key. */
export const readProject = (as: As, project: string): Promise<{ id: string; key: string; name: string }> =>
  askJson(as, 'get project', route`/rest/api/3/project/${project}`);

export interface PermissionQuestion {
  permissions: JiraPermission[];
  issues?: number[];
  projects?: number[];
}

export interface PermissionAnswer {
  globalPermissions?: JiraPermission[];
  projectPermissions: { permission: JiraPermission; issues: number[]; projects: number[] }[];
}

/** Which of the issues and projects this person holds each permission on. */
export const checkPermissions = (questions: PermissionQuestion[]): Promise<PermissionAnswer> =>
  askJson('user', 'check permissions', route`/rest/api/3/permissions/check`, {
    method: 'POST',
    body: { projectPermissions: questions },
  });

/** Which of these site-wide permissions this person holds. */
export async function heldGlobally(permissions: JiraPermission[]): Promise<JiraPermission[]> {
  const { globalPermissions = [] } = await askJson<PermissionAnswer>(
    'user',
    'check permissions',
    route`/rest/api/3/permissions/check`,
    { method: 'POST', body: { globalPermissions: permissions } },
  );
  return globalPermissions;
}

/** Issues Jira reads in one request. Source: POST /issue/bulkfetch. */
const BULK_ISSUES = 100;

async function fetchIssues(
  as: As,
  idsOrKeys: readonly string[],
  fields: readonly string[],
): Promise<JiraIssue[]> {
  const found: JiraIssue[] = [];
  for (const some of chunksOf(idsOrKeys, BULK_ISSUES)) {
    const { issues } = await askJson<{ issues?: JiraIssue[] }>(
      as,
      'fetch issues',
      route`/rest/api/3/issue/bulkfetch`,
      { method: 'POST', body: { issueIdsOrKeys: some, fields } },
    );
    found.push(...(issues ?? []));
  }
  return found;
}

/** Status, assignee and fix versions of issues, as the app sees them; unknown ids are left out. */
export const readIssueFacts = (issueIds: readonly string[]): Promise<JiraIssue[]> =>
  fetchIssues('app', issueIds, ['status', 'assignee', 'fixVersions']);

/** The project an issue is in, as the app sees it; `undefined` when there is no such issue. */
export async function readIssueProject(issueId: string): Promise<string | undefined> {
  const [issue] = await fetchIssues('app', [issueId], ['project']);
  return issue?.fields.project?.id;
}

/** Summary and project of issues by id or key, as this person may see them; the others are left out. */
export const readIssues = (idsOrKeys: readonly string[]): Promise<JiraIssue[]> =>
  fetchIssues('user', idsOrKeys, ['summary', 'project']);

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
    body: {
      issues: values.map(({ issueId, value }) => ({
        issueID: Number(issueId),
        properties: { [key]: value },
      })),
    },
  });
  return startedTask(response, 'set issue properties');
}

export interface JiraTask {
  status: 'ENQUEUED' | 'RUNNING' | 'COMPLETE' | 'FAILED' | 'CANCEL_REQUESTED' | 'CANCELLED' | 'DEAD';
  result?: unknown;
}

/** Where a long-running task of Jira stands. */
export const readTask = (taskId: string): Promise<JiraTask> =>
  askJson('app', 'get task', route`/rest/api/3/task/${taskId}`);

export interface JiraPerson {
  accountId: string;
  displayName: string;
}

/** Display name of an account, as this person may see it. */
export const readPerson = (accountId: string): Promise<JiraPerson> =>
  askJson('user', 'get user', route`/rest/api/3/user?accountId=${accountId}`);

/** Projects this person may see whose name or key holds `query`, in the order of names; at most 50. */
export async function searchProjects(
  query: string,
): Promise<{ projects: { id: string; key: string; name: string }[]; more: boolean }> {
  const { values, isLast } = await askJson<{
    values: { id: string; key: string; name: string }[];
    isLast?: boolean;
  }>(
    'user',
    'search projects',
    route`/rest/api/3/project/search?orderBy=${'name'}&maxResults=${50}&query=${query}`,
  );
  return { projects: values.map(({ id, key, name }) => ({ id, key, name })), more: isLast === false };
}
