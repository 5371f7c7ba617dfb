import { emitProjectEvent } from '../events/project-events';
import { holds } from '../permissions/grants';
import { badRequest, forbidden, projectNotFound } from '../rest/errors';
import { type Call, type Handler, pathValue } from '../rest/handler';
import type { ProjectRecord } from '../site/records';
import { demand, visibleProject } from './lookup';
import { checkProject, MODELLED, type NewProject } from './project-input';
import { refuseProjectExpand, showProject } from './projects';
import { refuseUnmodelledMembers } from './refuse';

export const updateProject: Handler = {
  kind: 'write',
  honours: ['expand'],
  handle(call) {
    refuseProjectExpand(call);
    const project = visibleProject(call, pathValue(call, 'projectIdOrKey'));
    demand(call, 'ADMINISTER_PROJECTS', project);
    const asked = call.body as Partial<NewProject>;
    refuseUnmodelledMembers(asked, MODELLED);
    const { key = project.key, name, description, leadAccountId } = asked;
    if (key !== project.key && !holds(call.principal, 'ADMINISTER')) {
      throw forbidden('Only a Jira administrator can change the key of a project.');
    }
    checkProject(call, asked, project);
    const changed: ProjectRecord = {
      ...project,
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(leadAccountId !== undefined && { leadAccountId }),
    };
    const stored = key === project.key ? changed : withKey(call, changed, key);
    if (JSON.stringify(stored) !== JSON.stringify(project)) {
      call.site.putProject(stored);
      emitProjectEvent(call, 'updated', stored);
    }
    return { status: 200, body: showProject(call, stored) };
  },
};

/** Gives a project and its issues another key. As on Jira, the old ones go on leading there, and no event tells of the issues. */
function withKey({ site }: Call, project: ProjectRecord, key: string): ProjectRecord {
  const former = (keys: string[] = [], old: string, now: string): string[] =>
    [...new Set([...keys, old])].filter((candidate) => candidate !== now);
  for (const issue of site.issues()) {
    if (issue.projectId !== project.id) continue;
    const issueKey = issue.key.replace(/^.*-/, `${key}-`);
    site.putIssue({ ...issue, key: issueKey, formerKeys: former(issue.formerKeys, issue.key, issueKey) });
  }
  return { ...project, key, formerKeys: former(project.formerKeys, project.key, key) };
}

export const deleteProject: Handler = {
  kind: 'write',
  honours: ['enableUndo'],
  handle(call) {
    const { site, principal, query, now } = call;
    const idOrKey = pathValue(call, 'projectIdOrKey');
    const project = visibleProject(call, idOrKey);
    if (!holds(principal, 'ADMINISTER')) throw projectNotFound(idOrKey);
    if (project.archivedAt !== undefined)
      throw badRequest(`The project '${project.key}' is archived: restore it first.`);
    // As on Jira, the issues that go with a project send no events of their own.
    if (query.flag('enableUndo')) {
      site.putProject({ ...project, trashedAt: now });
      emitProjectEvent(call, 'softdeleted', project);
    } else {
      site.removeProject(project);
      emitProjectEvent(call, 'deleted', project);
    }
    return { status: 204 };
  },
};

/** Archives a project: it can be looked at, and is in no list. */
export const archiveProject: Handler = {
  kind: 'write',
  handle(call) {
    const { site, principal, now } = call;
    const idOrKey = pathValue(call, 'projectIdOrKey');
    const project = visibleProject(call, idOrKey);
    if (!holds(principal, 'ADMINISTER')) throw projectNotFound(idOrKey);
    if (project.archivedAt !== undefined)
      throw badRequest(`The project '${project.key}' is archived already.`);
    site.putProject({ ...project, archivedAt: now });
    emitProjectEvent(call, 'archived', project);
    return { status: 204 };
  },
};

/** Takes a project out of the trash or the archive. */
export const restoreProject: Handler = {
  kind: 'write',
  handle(call) {
    const { site, principal } = call;
    const idOrKey = pathValue(call, 'projectIdOrKey');
    const project = site.findProject(idOrKey, { inTrash: true });
    if (!project || !holds(principal, 'ADMINISTER')) throw projectNotFound(idOrKey);
    const { trashedAt, archivedAt, ...restored } = project;
    if (trashedAt === undefined && archivedAt === undefined)
      throw badRequest(`The project '${project.key}' is neither in the trash nor archived.`);
    site.putProject(restored);
    emitProjectEvent(call, 'restored', restored);
    return { status: 200, body: showProject(call, restored) };
  },
};
