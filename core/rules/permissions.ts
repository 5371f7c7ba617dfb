/** Permissions of Jira that the app asks for: on projects and issues, and one that is held for the whole site. */
export type JiraPermission =
  'BROWSE_PROJECTS' | 'ADD_COMMENTS' | 'EDIT_ISSUES' | 'ADMINISTER_PROJECTS' | 'ADMINISTER';

/**
 * What a person does in the app, and the permission Jira must grant that person for it: on the issue at hand, and on
 * every project whose features the action touches. `see` is needed for everything else too, except `govern`, which
 * concerns the site and no project of it.
 *
 * `discuss` is to vote that a story is ready, to ask a question about it, to settle one. It goes by the permission to comment:
 * a vote and a question are words in the conversation about an issue, and that permission is how an admin of Jira has said
 * already who takes part in it. People who test or order a story often may not edit it, and their word is the one that counts.
 * So is it with a defect of a scenario: to note one says something of a story and changes none of its scenarios. Whether a person may
 * create the issue, or link it, Jira decides besides.
 */
export const PERMISSION_FOR = {
  see: 'BROWSE_PROJECTS',
  discuss: 'ADD_COMMENTS',
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
