import type { Act } from '../rest/handler';
import type { IssueRecord } from '../site/records';
import { byId, ISSUE_TYPES, STATUSES } from '../site/workflow';
import { projectSummary } from '../views/project';
import { jiraTime } from '../views/time';
import { issueTypeView, statusView } from '../views/workflow';
import type { ChangelogItem } from './changelog';

/**
 * Payloads of issue events, in the shape of Atlassian's reference
 * (https://developer.atlassian.com/platform/forge/events-reference/jira/).
 */
export function emitCreated(act: Act, issue: IssueRecord): void {
  emitIssueEvent(act, 'avi:jira:created:issue', issue);
}

export function emitDeleted(act: Act, issue: IssueRecord): void {
  emitIssueEvent(act, 'avi:jira:deleted:issue', issue);
}

/** An `updated` event, and `assigned` too when the assignee changed; nothing when nothing did. */
export function emitUpdated(act: Act, issue: IssueRecord, items: ChangelogItem[]): void {
  if (items.length === 0) return;
  const assignment = items.find(({ field }) => field === 'assignee');
  const people = [assignment?.from, assignment?.to].filter((id): id is string => typeof id === 'string');
  const statuses = items.find(({ field }) => field === 'status');
  const more = {
    changelog: { items },
    ...(statuses && { associatedStatuses: [statuses.from, statuses.to].map((id) => shownStatus(act, id)) }),
  };
  emitIssueEvent(act, 'avi:jira:updated:issue', issue, more, people);
  if (assignment) {
    const only = { changelog: { items: [assignment] } };
    emitIssueEvent(act, 'avi:jira:assigned:issue', issue, only, people);
  }
}

export function emitCommented(act: Act, issue: IssueRecord, comment: Record<string, unknown>): void {
  emitIssueEvent(act, 'avi:jira:commented:issue', issue, { comment });
}

function emitIssueEvent(
  act: Act,
  event: string,
  issue: IssueRecord,
  more: Record<string, unknown> = {},
  people: string[] = [],
): void {
  const { accountId } = act.principal;
  const associated = [...new Set([accountId, ...people])].map((id) => ({ accountId: id }));
  act.emit(event, {
    eventType: event,
    issue: { id: issue.id, key: issue.key, fields: eventFields(act, issue) },
    atlassianId: accountId,
    // The reference's type wraps this list once more; its examples, and apps in the field, read it bare.
    associatedUsers: associated,
    selfGenerated: act.fromApp,
    ...more,
  });
}

/** Events carry fewer fields than REST and of people the account id alone. */
function eventFields({ site, baseUrl }: Act, issue: IssueRecord): Record<string, unknown> {
  const project = site.project(issue.projectId);
  return {
    summary: issue.summary,
    issuetype: issueTypeView(baseUrl, byId(ISSUE_TYPES, issue.issueTypeId)),
    creator: { accountId: issue.creator },
    created: jiraTime(issue.created),
    project: project && projectSummary(baseUrl, project),
    reporter: { accountId: issue.reporter },
    assignee: issue.assignee === null ? null : { accountId: issue.assignee },
    updated: jiraTime(issue.updated),
    status: statusView(baseUrl, byId(STATUSES, issue.statusId)),
  };
}

const shownStatus = ({ baseUrl }: Act, id: string | null): Record<string, unknown> =>
  statusView(baseUrl, byId(STATUSES, id ?? ''));
