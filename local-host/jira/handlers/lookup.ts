import { findPermission } from '../permissions/catalogue';
import { holds, mayBrowse } from '../permissions/grants';
import { forbidden, issueNotFound, notModelled, projectNotFound } from '../rest/errors';
import type { Call } from '../rest/handler';
import type { IssueRecord, ProjectRecord } from '../site/records';

export interface Place {
  issue: IssueRecord;
  project: ProjectRecord;
}

/** The issue with this id or key, if the caller may browse it. */
export function findVisibleIssue({ site, principal }: Call, idOrKey: string): Place | undefined {
  const issue = site.findIssue(idOrKey);
  const project = issue && site.project(issue.projectId);
  return issue && project && mayBrowse(principal, project) ? { issue, project } : undefined;
}

/** @throws RestError 404 alike when the issue is not there and when it may not be seen. */
export function visibleIssue(call: Call, idOrKey: string): Place {
  const place = findVisibleIssue(call, idOrKey);
  if (!place) throw issueNotFound();
  return place;
}

export function findVisibleProject({ site, principal }: Call, idOrKey: string): ProjectRecord | undefined {
  const project = site.findProject(idOrKey);
  return project && mayBrowse(principal, project) ? project : undefined;
}

/** @throws RestError 404 alike when the project is not there and when it may not be seen. */
export function visibleProject(call: Call, idOrKey: string): ProjectRecord {
  const project = findVisibleProject(call, idOrKey);
  if (!project) throw projectNotFound(idOrKey);
  return project;
}

/** @throws RestError 403 when the caller does not hold the permission; 501 in an archived project, where Jira changes nothing. */
export function demand({ principal }: Call, permission: string, project: ProjectRecord): void {
  if (project.archivedAt !== undefined) throw notModelled('Changing anything in an archived project');
  if (holds(principal, permission, project)) return;
  const name = findPermission(permission)?.name ?? permission;
  throw forbidden(`You do not have the permission '${name}' in the project '${project.key}'.`);
}
