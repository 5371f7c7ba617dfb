/** Permissions of Jira that the app asks for: on projects and issues, and one that is held for the whole site. */
export type JiraPermission = 'BROWSE_PROJECTS' | 'EDIT_ISSUES' | 'ADMINISTER_PROJECTS' | 'ADMINISTER';

/**
 * What a person does in the app, and the permission Jira must grant that person for it: on the issue at hand, and on
 * every project whose features the action touches. `see` is needed for everything else too, except `govern`, which
 * concerns the site and no project of it.
 */
export const PERMISSION_FOR = {
  see: 'BROWSE_PROJECTS',
  edit: 'EDIT_ISSUES',
  administer: 'ADMINISTER_PROJECTS',
  govern: 'ADMINISTER',
} as const satisfies Record<string, JiraPermission>;

export type Action = keyof typeof PERMISSION_FOR;

/** All permissions an action needs, without repetition. */
export function permissionsFor(action: Action): JiraPermission[] {
  if (action === 'govern') return [PERMISSION_FOR.govern];
  return [...new Set<JiraPermission>([PERMISSION_FOR.see, PERMISSION_FOR[action]])];
}

/** Whether what Jira granted is enough for the action. */
export function isAllowed(action: Action, granted: ReadonlySet<JiraPermission>): boolean {
  return permissionsFor(action).every((permission) => granted.has(permission));
}
