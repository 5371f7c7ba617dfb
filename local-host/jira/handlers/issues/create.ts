import { emitCreated } from '../../events/issue-events';
import { holds } from '../../permissions/grants';
import { badFields, badRequest } from '../../rest/errors';
import type { Call, Handler } from '../../rest/handler';
import { missingFields } from '../../site/issue-types';
import type { IssueRecord, ProjectRecord } from '../../site/records';
import { DEFAULT_PRIORITY, ISSUE_TYPES, STATUSES } from '../../site/workflow';
import { findVisibleProject } from '../lookup';
import { setProperty } from '../property-values';
import { applyUpdate, type IssueUpdate } from './issue-input';

export const createIssue: Handler = {
  kind: 'write',
  harmless: ['updateHistory'],
  handle(call) {
    const { site, principal, baseUrl, now } = call;
    const body = call.body as IssueUpdate;
    const fields = body.fields ?? {};
    const project = projectOf(call, fields.project);
    const missing: Record<string, string> = {};
    if (fields.issuetype === undefined) missing.issuetype = 'Specify an issue type';
    if (fields.summary === undefined) missing.summary = 'You must specify a summary of the issue.';
    if (Object.keys(missing).length > 0) throw badFields(missing);

    const blank: IssueRecord = {
      id: '',
      key: '',
      projectId: project.id,
      summary: '',
      description: null,
      statusId: STATUSES[0]?.id ?? '',
      issueTypeId: ISSUE_TYPES[1]?.id ?? '',
      priorityId: DEFAULT_PRIORITY,
      assignee: null,
      reporter: principal.accountId,
      creator: principal.accountId,
      labels: [],
      fixVersionIds: [],
      parentId: null,
      created: now,
      updated: now,
    };
    const filled = applyUpdate(blank, body, { call, project }, ['project']);
    const required = missingFields(project, filled.issueTypeId);
    if (Object.keys(required).length > 0) throw badFields(required);
    const issue: IssueRecord = {
      ...filled,
      id: String(site.next('issue', 9_999)),
      key: `${project.key}-${site.next(`issues of ${project.id}`, 0)}`,
    };
    site.putIssue(issue);
    // As Jira does unless a person's own settings say otherwise.
    if (principal.kind === 'person') site.putWatcher({ issueId: issue.id, accountId: principal.accountId });
    for (const { key, value } of body.properties ?? []) setProperty(site, issue.id, key ?? '', value);
    emitCreated(call, issue);
    const self = `${baseUrl}/rest/api/3/issue/${issue.id}`;
    return { status: 201, body: { id: issue.id, key: issue.key, self } };
  },
};

function projectOf(call: Call, value: unknown): ProjectRecord {
  const { id, key } = (value ?? {}) as { id?: unknown; key?: unknown };
  if (id === undefined && key === undefined)
    throw badFields({ project: 'Specify a valid project ID or key' });
  const project = findVisibleProject(call, String(id ?? key));
  if (!project) throw badFields({ project: 'valid project is required' });
  if (!holds(call.principal, 'CREATE_ISSUES', project)) {
    throw badRequest('You do not have permission to create issues in this project.');
  }
  return project;
}
