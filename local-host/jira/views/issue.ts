import { mayBrowse, type Principal } from '../permissions/grants';
import type { IssueRecord, LinkRecord } from '../site/records';
import type { Site } from '../site/site';
import { byId, ISSUE_TYPES, LINK_TYPES, PRIORITIES, STATUSES } from '../site/workflow';
import { issueVersionView, projectSummary } from './project';
import { jiraTime } from './time';
import { accountView } from './user';
import { issueTypeView, linkTypeView, priorityView, statusCategoryView, statusView } from './workflow';

export interface Where {
  site: Site;
  baseUrl: string;
  /** Who looks: links to what one may not browse are left out. */
  principal: Principal;
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
    return parent && relatedIssue(parent, where);
  },
  subtasks: (issue, where) =>
    where.site
      .issues()
      .filter(
        ({ parentId, issueTypeId }) =>
          parentId === issue.id && byId(ISSUE_TYPES, issueTypeId).hierarchyLevel < 0,
      )
      .map((subtask) => relatedIssue(subtask, where)),
  issuelinks: (issue, where) => linksView(issue, where),
  watches: (issue, where) => watchesView(issue, where),
};

/** How many watch an issue, and whether who looks is among them. */
export function watchesView(
  { id }: IssueRecord,
  { site, baseUrl, principal }: Where,
): Record<string, unknown> {
  const watchers = site.watchers(id);
  return {
    self: `${baseUrl}/rest/api/3/issue/${id}/watchers`,
    watchCount: watchers.length,
    isWatching: watchers.includes(principal.accountId),
  };
}

/** An issue as it stands in another one's `parent`, `subtasks` and `issuelinks`. */
function relatedIssue(issue: IssueRecord, where: Where): Record<string, unknown> {
  return issueView(issue, where, ['summary', 'status', 'priority', 'issuetype']);
}

/** Each link names its other end alone: as `outwardIssue` where it comes from, as `inwardIssue` where it leads to. */
function linksView(issue: IssueRecord, where: Where): Record<string, unknown>[] {
  return where.site.links(issue.id).flatMap((link) => {
    const outward = link.inwardIssueId === issue.id;
    const other = where.site.issue(outward ? link.outwardIssueId : link.inwardIssueId);
    const project = other && where.site.project(other.projectId);
    if (!other || !project || !mayBrowse(where.principal, project)) return [];
    return [
      {
        ...linkHead(link, where),
        [outward ? 'outwardIssue' : 'inwardIssue']: relatedIssue(other, where),
      },
    ];
  });
}

/** A link with both its ends, as GET issueLink shows it. */
export function linkView(
  link: LinkRecord,
  ends: { inward: IssueRecord; outward: IssueRecord },
  where: Where,
): Record<string, unknown> {
  return {
    ...linkHead(link, where),
    inwardIssue: relatedIssue(ends.inward, where),
    outwardIssue: relatedIssue(ends.outward, where),
  };
}

const linkHead = ({ id, typeId }: LinkRecord, { baseUrl }: Where): Record<string, unknown> => ({
  id,
  self: `${baseUrl}/rest/api/3/issueLink/${id}`,
  type: linkTypeView(baseUrl, byId(LINK_TYPES, typeId)),
});

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
