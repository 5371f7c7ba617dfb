/** Project permissions of Jira that the app asks for. */
export type JiraPermission = 'BROWSE_PROJECTS' | 'EDIT_ISSUES' | 'ADMINISTER_PROJECTS';

/**
 * What a person does in the app, and the permission Jira must grant that person for it: on the issue at hand, and on
 * every project whose features the action touches. `see` is needed for everything else too.
 */
export const PERMISSION_FOR = {
  see: 'BROWSE_PROJECTS',
  edit: 'EDIT_ISSUES',
  administer: 'ADMINISTER_PROJECTS',
} as const satisfies Record<string, JiraPermission>;

export type Action = keyof typeof PERMISSION_FOR;

/** All permissions an action needs, without repetition. */
export function permissionsFor(action: Action): JiraPermission[] {
  return [...new Set<JiraPermission>([PERMISSION_FOR.see, PERMISSION_FOR[action]])];
}

/** Whether what Jira granted is enough for the action. */
export function isAllowed(action: Action, granted: ReadonlySet<JiraPermission>): boolean {
  return permissionsFor(action).every((permission) => granted.has(permission));
}
