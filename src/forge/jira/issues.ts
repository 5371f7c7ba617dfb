import { route } from '@forge/api';
import { chunksOf } from '../../lists';
import { askJson, type As } from './request';

export interface JiraIssue {
  id: string;
  key: string;
  fields: {
    summary?: string;
    project?: { id: string; key: string };
    status?: { id: string; name?: string; statusCategory?: { key?: string } };
    assignee?: { displayName?: string; emailAddress?: string } | null;
    fixVersions?: { name?: string }[];
    issuetype?: { id: string; hierarchyLevel?: number };
    subtasks?: { id: string }[];
    issuelinks?: IssueLink[];
  };
  /** By key, of those that were asked for. */
  properties?: Record<string, unknown>;
}

/** One end of a link: the other issue is `outwardIssue` where this one, say, clones it. */
interface IssueLink {
  type: { name?: string };
  outwardIssue?: { id?: string; key?: string; fields?: { summary?: string } };
}

/** What tells where an issue stands: its project, its level, what is below it, what it is linked to. */
const STANDING = 'project,issuetype,subtasks,issuelinks';

/**
 * One issue's project and family, as this person may see them: Jira leaves out links to issues that are closed to them. Throws
 * JiraError 404 when the issue itself is. `issueId` is an id or a key.
 */
export const readIssue = (issueId: string): Promise<JiraIssue> =>
  askJson('user', 'get issue', route`/rest/api/3/issue/${issueId}?fields=${STANDING}`);

/** Issues Jira reads in one request. Source: POST /issue/bulkfetch. */
const BULK_ISSUES = 100;

async function fetchIssues(
  as: As,
  idsOrKeys: readonly string[],
  fields: readonly string[],
  properties?: readonly string[],
): Promise<JiraIssue[]> {
  const found: JiraIssue[] = [];
  for (const some of chunksOf(idsOrKeys, BULK_ISSUES)) {
    const { issues } = await askJson<{ issues?: JiraIssue[] }>(
      as,
      'fetch issues',
      route`/rest/api/3/issue/bulkfetch`,
      { method: 'POST', harmless: true, body: { issueIdsOrKeys: some, fields, properties } },
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
  const [issue] = await readIssueProjects([issueId]);
  return issue?.fields.project?.id;
}

/** The key and project of issues, as the app sees them; those that are not there are left out. */
export const readIssueProjects = (issueIds: readonly string[]): Promise<JiraIssue[]> =>
  fetchIssues('app', issueIds, ['project']);

/** One property of issues, as the app sees them; those that are not there for it are left out. */
export const readIssueProperty = (issueIds: readonly string[], property: string): Promise<JiraIssue[]> =>
  fetchIssues('app', issueIds, ['project'], [property]);

/** Summary and project of issues by id or key, as this person may see them; the others are left out. */
export const readIssues = (idsOrKeys: readonly string[]): Promise<JiraIssue[]> =>
  fetchIssues('user', idsOrKeys, ['summary', 'project']);

/** Summary and status of issues by id or key, as this person may see them; the others are left out. */
export const readIssueStates = (idsOrKeys: readonly string[]): Promise<JiraIssue[]> =>
  fetchIssues('user', idsOrKeys, ['summary', 'status']);

/** Those of the issues that are there for the app. */
export async function issuesThere(issueIds: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await fetchIssues('app', issueIds, ['project'])).map(({ id }) => id));
}

/** The first issues a query finds with summary and status, as this person may see them; at most 100. */
export async function searchIssues(jql: string, most: number): Promise<JiraIssue[]> {
  const { issues } = await askJson<{ issues?: JiraIssue[] }>(
    'user',
    'search issues',
    route`/rest/api/3/search/jql?jql=${jql}&maxResults=${most}&fields=${'summary,status'}`,
  );
  return issues ?? [];
}

/** Issues with fields that Jira answers in one page. Source: GET /search/jql. */
const PAGE_ISSUES = 100;

/**
 * Summary, status and one property of the issues below an issue, the oldest first, as this person may see them: at most 100, and
 * whether there are more. Throws JiraError 400 where there is no such issue, or it is closed to the person.
 */
export async function searchChildren(
  parentId: string,
  property: string,
): Promise<{ issues: JiraIssue[]; more: boolean }> {
  const jql = `parent = ${parentId} ORDER BY created ASC`;
  const { issues = [], nextPageToken } = await askJson<{ issues?: JiraIssue[]; nextPageToken?: string }>(
    'user',
    'search issues',
    route`/rest/api/3/search/jql?jql=${jql}&maxResults=${PAGE_ISSUES}&fields=${'summary,status'}&properties=${property}`,
  );
  return { issues, more: nextPageToken !== undefined };
}

/**
 * Of the issues a query finds, the one whose property has this value, as this person may see it: its id. Jira is asked for page after
 * page, of at most 100 issues, until it is found: `undefined` says that it is not among them.
 */
export async function findByProperty(jql: string, key: string, value: string): Promise<string | undefined> {
  let page: string | undefined;
  do {
    const further = new URLSearchParams(page === undefined ? [] : [['nextPageToken', page]]);
    const { issues = [], nextPageToken } = await askJson<{
      issues?: { id: string; properties?: Record<string, unknown> }[];
      nextPageToken?: string;
    }>(
      'user',
      'search issues',
      route`/rest/api/3/search/jql?jql=${jql}&maxResults=${PAGE_ISSUES}&fields=${'summary'}&properties=${key}&${further}`,
    );
    const found = issues.find(({ properties }) => properties?.[key] === value);
    if (found) return found.id;
    page = nextPageToken;
  } while (page !== undefined);
  return undefined;
}
