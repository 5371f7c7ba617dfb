import { emitProjectEvent } from '../events/project-events';
import { defaultRoles, holds, mayBrowse } from '../permissions/grants';
import { forbidden, notModelled } from '../rest/errors';
import { type Call, type Handler, pathValue } from '../rest/handler';
import { typesOf } from '../site/issue-types';
import type { ProjectRecord } from '../site/records';
import { STATUSES } from '../site/workflow';
import { page } from '../views/page';
import { projectView } from '../views/project';
import { issueTypeView, statusView } from '../views/workflow';
import { visibleProject } from './lookup';
import { checkProject, MODELLED, type NewProject } from './project-input';
import { refuseUnmodelledMembers } from './refuse';

const visibleProjects = ({ site, principal }: Call): ProjectRecord[] =>
  site.projects().filter((project) => mayBrowse(principal, project));

export const showProject = ({ site, baseUrl }: Call, project: ProjectRecord): Record<string, unknown> =>
  projectView(baseUrl, project, site.versions(project.id));

/** What `expand` may name without changing anything: a project is always shown whole. */
const SHOWN_ANYWAY = new Set(['', 'description', 'lead', 'issueTypes', 'url', 'projectKeys']);

/** @throws RestError 501 */
export function refuseProjectExpand({ query }: Call): void {
  const unmodelled = (query.text('expand') ?? '').split(',').find((name) => !SHOWN_ANYWAY.has(name.trim()));
  if (unmodelled) throw notModelled(`The expansion '${unmodelled}'`);
}

export const getProjects: Handler = {
  kind: 'read',
  honours: ['expand'],
  handle(call) {
    refuseProjectExpand(call);
    const body = visibleProjects(call).map((project) => showProject(call, project));
    return { status: 200, body, objects: body.length };
  },
};

const PAGE_OF_PROJECTS = 100;
const ORDERS: Record<string, (project: ProjectRecord) => string> = {
  key: ({ key }) => key,
  name: ({ name }) => name.toLowerCase(),
};

export const searchProjects: Handler = {
  kind: 'read',
  honours: ['startAt', 'maxResults', 'orderBy', 'id', 'keys', 'query', 'typeKey', 'action', 'expand'],
  handle(call) {
    refuseProjectExpand(call);
    const { query, principal, baseUrl } = call;
    const orderBy = query.text('orderBy') ?? 'key';
    const order = ORDERS[orderBy.replace(/^[-+]/, '')];
    if (!order) throw notModelled(`The order of projects '${orderBy}'`);
    const action = { view: 'BROWSE_PROJECTS', browse: 'BROWSE_PROJECTS', edit: 'ADMINISTER_PROJECTS' }[
      query.text('action') ?? 'view'
    ];
    const ids = query.list('id');
    const keys = query.list('keys');
    const text = (query.text('query') ?? '').toLowerCase();
    const types = (query.text('typeKey') ?? '').split(',').filter(Boolean);
    const found = visibleProjects(call)
      .filter((project) => holds(principal, action ?? 'CREATE_ISSUES', project))
      .filter(({ id }) => ids.length === 0 || ids.includes(id))
      .filter(({ key }) => keys.length === 0 || keys.includes(key))
      .filter(({ projectTypeKey }) => types.length === 0 || types.includes(projectTypeKey))
      .filter(({ key, name }) => `${key}\n${name}`.toLowerCase().includes(text))
      .sort((a, b) => (order(a) < order(b) ? -1 : 1));
    if (orderBy.startsWith('-')) found.reverse();
    const url = `${baseUrl}/rest/api/3/project/search`;
    const body = page(url, query, found, PAGE_OF_PROJECTS, (project) => showProject(call, project));
    return { status: 200, body, objects: body.values.length };
  },
};

export const getProject: Handler = {
  kind: 'read',
  honours: ['expand'],
  handle(call) {
    refuseProjectExpand(call);
    const project = visibleProject(call, pathValue(call, 'projectIdOrKey'));
    return { status: 200, body: showProject(call, project), objects: 1 };
  },
};

export const createProject: Handler = {
  kind: 'write',
  handle(call) {
    const { site, principal, baseUrl } = call;
    if (!holds(principal, 'ADMINISTER') && !holds(principal, 'CREATE_PROJECT')) {
      throw forbidden('You are not permitted to create projects.');
    }
    const asked = call.body as NewProject;
    refuseUnmodelledMembers(asked, [...MODELLED, 'projectTypeKey', 'projectTemplateKey']);
    checkProject(call, asked);
    const { key, name, description = '', projectTypeKey = 'software' } = asked;
    const leadAccountId = asked.leadAccountId ?? principal.accountId;
    const project: ProjectRecord = {
      id: String(site.next('project', 9_999)),
      key,
      name,
      description,
      leadAccountId,
      projectTypeKey,
      roles: defaultRoles(principal.accountId, leadAccountId),
    };
    site.putProject(project);
    emitProjectEvent(call, 'created', project);
    const self = `${baseUrl}/rest/api/3/project/${project.id}`;
    return { status: 201, body: { self, id: Number(project.id), key } };
  },
};

export const getProjectStatuses: Handler = {
  kind: 'read',
  handle(call) {
    const project = visibleProject(call, pathValue(call, 'projectIdOrKey'));
    const { baseUrl } = call;
    const body = typesOf(project).map((type) => {
      const { self, id, name, subtask } = issueTypeView(baseUrl, type);
      return { self, id, name, subtask, statuses: STATUSES.map((status) => statusView(baseUrl, status)) };
    });
    return { status: 200, body, objects: body.length };
  },
};
