import { route } from '@forge/api';
import { chunksOf } from '../../lists';
import { askJson, type As } from './request';

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
      { method: 'POST', harmless: true, body: { issueIdsOrKeys: some, fields } },
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

/** Summary and project of issues by id or key, as this person may see them; the others are left out. */
export const readIssues = (idsOrKeys: readonly string[]): Promise<JiraIssue[]> =>
  fetchIssues('user', idsOrKeys, ['summary', 'project']);

/** The first issues a query finds with their summaries, as this person may see them; at most 100. */
export async function searchIssues(jql: string, most: number): Promise<JiraIssue[]> {
  const { issues } = await askJson<{ issues?: JiraIssue[] }>(
    'user',
    'search issues',
    route`/rest/api/3/search/jql?jql=${jql}&maxResults=${most}&fields=${'summary'}`,
  );
  return issues ?? [];
}
