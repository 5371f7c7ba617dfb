import { findPermission } from '../permissions/catalogue';
import { ADA, findAccount } from '../site/people';
import { holds, type Principal } from '../permissions/grants';
import { badFields, badRequest, forbidden, notModelled } from '../rest/errors';
import type { Call, Handler } from '../rest/handler';
import type { ProjectRecord } from '../site/records';
import { visibleIssue, visibleProject } from './lookup';

/** Where `mypermissions` is asked: an issue's project, a project, or, with neither, any project. */
function placeOf(call: Call): ProjectRecord | undefined {
  const { query } = call;
  const issue = query.text('issueId') ?? query.text('issueKey');
  if (issue !== undefined) return visibleIssue(call, issue).project;
  const project = query.text('projectId') ?? query.text('projectKey');
  return project === undefined ? undefined : visibleProject(call, project);
}

export const getMyPermissions: Handler = {
  kind: 'read',
  honours: ['permissions', 'projectKey', 'projectId', 'issueKey', 'issueId'],
  handle(call) {
    const { site, principal, query } = call;
    const keys = (query.text('permissions') ?? '')
      .split(',')
      .map((key) => key.trim())
      .filter(Boolean);
    if (keys.length === 0) {
      throw badRequest("The 'permissions' query parameter is required.");
    }
    checkKnown(keys);
    const place = placeOf(call);
    const permissions = keys.map((key) => {
      const definition = findPermission(key);
      // Asked without a place, a project permission is reported when it is held anywhere.
      const places = place || definition?.type === 'GLOBAL' ? [place] : site.projects();
      const havePermission = places.some((project) => holds(principal, key, project));
      return [key, { ...definition, description: '', havePermission }];
    });
    return { status: 200, body: { permissions: Object.fromEntries(permissions) }, objects: 1 };
  },
};

interface Question {
  accountId?: string;
  globalPermissions?: string[];
  projectPermissions?: { permissions: string[]; issues?: number[]; projects?: number[] }[];
}

/** Issues and projects that one check may name. Source: POST /permissions/check. */
const MAX_CHECKED = 1000;

export const checkPermissions: Handler = {
  kind: 'read',
  handle(call) {
    const { site } = call;
    const { accountId, globalPermissions = [], projectPermissions = [] } = call.body as Question;
    const subject = subjectOf(call, accountId);
    checkKnown(globalPermissions, 'GLOBAL');
    const answers = projectPermissions.flatMap((question) => {
      const permissions = question.permissions.filter(Boolean);
      if (permissions.length === 0) throw badRequest('At least one project permission must be provided.');
      checkKnown(permissions, 'PROJECT');
      const issues = question.issues ?? [];
      const projects = question.projects ?? [];
      if (issues.length > MAX_CHECKED || projects.length > MAX_CHECKED) {
        throw badRequest(`At most ${MAX_CHECKED} projects and ${MAX_CHECKED} issues can be checked.`);
      }
      return permissions.map((permission) => ({
        permission,
        issues: issues.filter((id) => {
          const issue = site.issue(String(id));
          return issue !== undefined && held(subject, permission, site.project(issue.projectId));
        }),
        projects: projects.filter((id) => held(subject, permission, site.project(String(id)))),
      }));
    });
    const body = {
      globalPermissions: globalPermissions.filter((permission) => holds(subject, permission)),
      projectPermissions: answers,
    };
    return { status: 200, body, objects: distinct(answers) };
  },
};

const held = (subject: Principal, permission: string, project: ProjectRecord | undefined): boolean =>
  project !== undefined && holds(subject, permission, project);

/** The issues and projects that the answer speaks of, each once: the objects that points are counted by. */
function distinct(answers: { issues: number[]; projects: number[] }[]): number {
  const issues = new Set(answers.flatMap((answer) => answer.issues));
  const projects = new Set(answers.flatMap((answer) => answer.projects));
  return issues.size + projects.size;
}

/** Only administrators ask for others; an app asks for anyone from its server, as the operation's notes say. */
function subjectOf({ principal, site }: Call, accountId: string | undefined): Principal {
  if (accountId === undefined || accountId === principal.accountId) return principal;
  if (principal.kind === 'person' && principal.accountId !== ADA.accountId) {
    throw forbidden('Only Jira administrators can perform this operation.');
  }
  const account = findAccount(accountId);
  if (!account) throw badRequest(`The account ID '${accountId}' is not valid on ${site.installation}.`);
  if (account.name === 'app') throw notModelled("Checking the app's own account for someone else");
  return { kind: 'person', accountId };
}

export const getPermittedProjects: Handler = {
  kind: 'read',
  handle({ site, principal, body }) {
    const { permissions } = body as { permissions: string[] };
    checkKnown(permissions, 'PROJECT');
    const projects = site
      .projects()
      .filter((project) => permissions.every((permission) => holds(principal, permission, project)))
      .map(({ id, key }) => ({ id: Number(id), key }));
    return { status: 200, body: { projects }, objects: projects.length };
  },
};

function checkKnown(keys: string[], type?: 'GLOBAL' | 'PROJECT'): void {
  const unknown = keys.filter((key) => {
    const permission = findPermission(key);
    return !permission || (type !== undefined && permission.type !== type);
  });
  if (unknown.length > 0) {
    throw badFields(Object.fromEntries(unknown.map((key) => [key, 'Unrecognized permission'])));
  }
}
