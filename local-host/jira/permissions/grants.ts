import type { ProjectRecord } from '../site/records';
import { ADA, MIRA, PAUL, VIC } from '../site/people';
import { findPermission } from './catalogue';

/** Whose permissions count. `scopes` are the manifest's, and only the app's own account is bound by them here. */
export type Principal =
  { kind: 'person'; accountId: string } | { kind: 'app'; accountId: string; scopes: readonly string[] };

const VIEWER = new Set(['BROWSE_PROJECTS']);
const MEMBER = new Set([
  ...VIEWER,
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'TRANSITION_ISSUES',
  'CLOSE_ISSUES',
  'RESOLVE_ISSUES',
  'ADD_COMMENTS',
  'EDIT_OWN_COMMENTS',
  'ASSIGN_ISSUES',
  'VIEW_VOTERS_AND_WATCHERS',
  'ASSIGNABLE_USER',
  'LINK_ISSUES',
  'MOVE_ISSUES',
  'SCHEDULE_ISSUES',
  'CREATE_ATTACHMENTS',
  'EDIT_OWN_COMMENTS',
  'DELETE_OWN_COMMENTS',
  'DELETE_OWN_ATTACHMENTS',
]);

/** Who holds which role in a project that nobody has configured: its creator and lead administer it. */
export function defaultRoles(creator: string, lead: string): ProjectRecord['roles'] {
  return {
    administrators: [...new Set([creator, lead])],
    members: [MIRA.accountId],
    viewers: [VIC.accountId],
  };
}

/**
 * Whether a principal holds a permission: in `project`, or globally when the permission is a global one.
 * A project permission asked without a project is not held; ask for each project.
 */
export function holds(principal: Principal, permission: string, project?: ProjectRecord): boolean {
  const type = findPermission(permission)?.type;
  if (!type) return false;
  if (principal.kind === 'app') return appHolds(principal.scopes, permission);
  if (principal.accountId === ADA.accountId) return type === 'GLOBAL' || project !== undefined;
  // As on a new Jira site, everybody may make bulk changes: in what they may change one by one.
  if (permission === 'BULK_CHANGE') return true;
  if (type === 'GLOBAL') return permission === 'CREATE_PROJECT' && principal.accountId === PAUL.accountId;
  return project !== undefined && roleHolds(project, principal.accountId, permission);
}

export function mayBrowse(principal: Principal, project: ProjectRecord): boolean {
  return holds(principal, 'BROWSE_PROJECTS', project);
}

function roleHolds({ roles }: ProjectRecord, accountId: string, permission: string): boolean {
  if (roles.administrators.includes(accountId)) return true;
  if (roles.members.includes(accountId)) return MEMBER.has(permission);
  return roles.viewers.includes(accountId) && VIEWER.has(permission);
}

/** An app's account is in every project; what it may do there is what its scopes name. */
function appHolds(scopes: readonly string[], permission: string): boolean {
  if (permission === 'BROWSE_PROJECTS') return scopes.includes('read:jira-work');
  if (permission === 'ADMINISTER_PROJECTS') return scopes.includes('manage:jira-project');
  if (findPermission(permission)?.type === 'GLOBAL') return scopes.includes('manage:jira-configuration');
  return scopes.includes('write:jira-work');
}
