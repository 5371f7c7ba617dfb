import type { JiraPermission } from '@behave-pro/core/rules';
import { asApp, asUser, NeedsAuthenticationError, type Route, route } from '@forge/api';

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
  method?: 'GET' | 'POST' | 'PUT';
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
  projectPermissions: { permission: JiraPermission; issues: number[]; projects: number[] }[];
}

/** Which of the issues and projects this person holds each permission on. */
export const checkPermissions = (questions: PermissionQuestion[]): Promise<PermissionAnswer> =>
  askJson('user', 'check permissions', route`/rest/api/3/permissions/check`, {
    method: 'POST',
    body: { projectPermissions: questions },
  });

/** Issues Jira reads in one request. Source: POST /issue/bulkfetch. */
const BULK_ISSUES = 100;

/** Status, assignee and fix versions of issues, as the app sees them; unknown ids are left out. */
export async function readIssueFacts(issueIds: readonly string[]): Promise<JiraIssue[]> {
  const facts: JiraIssue[] = [];
  for (let start = 0; start < issueIds.length; start += BULK_ISSUES) {
    const { issues } = await askJson<{ issues?: JiraIssue[] }>(
      'app',
      'fetch issues',
      route`/rest/api/3/issue/bulkfetch`,
      {
        method: 'POST',
        body: {
          issueIdsOrKeys: issueIds.slice(start, start + BULK_ISSUES),
          fields: ['status', 'assignee', 'fixVersions'],
        },
      },
    );
    facts.push(...(issues ?? []));
  }
  return facts;
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
  // Jira answers 303 to the task; a client that follows redirects sees the task itself.
  const location = response.headers.get('location');
  const fromLocation = location?.match(/\/task\/([^/?]+)/)?.[1];
  if (response.status === 303 && fromLocation) return fromLocation;
  if (!response.ok) throw new JiraError(response.status, 'set issue properties');
  const { id } = (await response.json()) as { id?: string };
  if (!id) throw new JiraError(response.status, 'set issue properties');
  return id;
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
