import type { IssueRecord } from '../site/records';
import type { Site } from '../site/site';
import { byId, ISSUE_TYPES, PRIORITIES, STATUSES } from '../site/workflow';
import { issueVersionView, projectSummary } from './project';
import { jiraTime } from './time';
import { accountView } from './user';
import { issueTypeView, priorityView, statusCategoryView, statusView } from './workflow';

interface Where {
  site: Site;
  baseUrl: string;
}

type Show = (issue: IssueRecord, where: Where) => unknown;

/** How each field is shown. `undefined` leaves the field out, as Jira does with the parent of what has none. */
const SHOW: Record<string, Show> = {
  summary: (issue) => issue.summary,
  description: (issue) => issue.description,
  issuetype: (issue, { baseUrl }) => issueTypeView(baseUrl, byId(ISSUE_TYPES, issue.issueTypeId)),
  project: (issue, { site, baseUrl }) => {
    const project = site.project(issue.projectId);
    return project && projectSummary(baseUrl, project);
  },
  status: (issue, { baseUrl }) => statusView(baseUrl, byId(STATUSES, issue.statusId)),
  statusCategory: (issue, { baseUrl }) =>
    statusCategoryView(baseUrl, byId(STATUSES, issue.statusId).category),
  priority: (issue, { baseUrl }) => priorityView(baseUrl, byId(PRIORITIES, issue.priorityId)),
  assignee: (issue, { baseUrl }) => (issue.assignee === null ? null : accountView(baseUrl, issue.assignee)),
  reporter: (issue, { baseUrl }) => accountView(baseUrl, issue.reporter),
  creator: (issue, { baseUrl }) => accountView(baseUrl, issue.creator),
  labels: (issue) => issue.labels,
  fixVersions: (issue, { site, baseUrl }) =>
    issue.fixVersionIds.flatMap((id) => {
      const version = site.version(id);
      if (!version) return [];
      return [issueVersionView(baseUrl, version)];
    }),
  created: (issue) => jiraTime(issue.created),
  updated: (issue) => jiraTime(issue.updated),
  parent: (issue, where) => {
    const parent = issue.parentId === null ? undefined : where.site.issue(issue.parentId);
    return parent && issueView(parent, where, ['summary', 'status', 'priority', 'issuetype']);
  },
};

/** An issue with the given fields, as GET issue and search show it. */
export function issueView(issue: IssueRecord, where: Where, fields: string[]): Record<string, unknown> {
  return {
    id: issue.id,
    key: issue.key,
    self: `${where.baseUrl}/rest/api/3/issue/${issue.id}`,
    fields: Object.fromEntries(fields.map((field) => [field, SHOW[field]?.(issue, where)])),
  };
}

/** The chosen properties of an issue by key, for the `properties` parameter. */
export function propertiesView(site: Site, issueId: string, asked: string[]): Record<string, unknown> {
  const excluded = asked.filter((key) => key.startsWith('-')).map((key) => key.slice(1));
  const chosen = site
    .properties(issueId)
    .filter(({ key }) => !excluded.includes(key) && (asked.includes('*all') || asked.includes(key)));
  return Object.fromEntries(chosen.map(({ key, value }) => [key, value]));
}
