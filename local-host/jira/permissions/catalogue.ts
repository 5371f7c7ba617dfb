/** Jira's permission keys that the stand-in grants. Source: GET /rest/api/3/permissions. */

export interface PermissionDefinition {
  key: string;
  id: string;
  name: string;
  type: 'GLOBAL' | 'PROJECT';
}

const define = (type: PermissionDefinition['type'], rows: [key: string, id: string, name: string][]) =>
  rows.map(([key, id, name]) => ({ key, id, name, type }));

export const PERMISSIONS: readonly PermissionDefinition[] = [
  ...define('GLOBAL', [
    ['ADMINISTER', '0', 'Administer Jira'],
    ['SYSTEM_ADMIN', '44', 'System Administrators'],
    ['CREATE_PROJECT', '45', 'Create team-managed projects'],
    ['USER_PICKER', '27', 'Browse users and groups'],
    ['CREATE_SHARED_OBJECTS', '22', 'Share dashboards and filters'],
    ['MANAGE_GROUP_FILTER_SUBSCRIPTIONS', '24', 'Manage group filter subscriptions'],
    ['BULK_CHANGE', '33', 'Make bulk changes'],
  ]),
  ...define('PROJECT', [
    ['ADMINISTER_PROJECTS', '23', 'Administer Projects'],
    ['BROWSE_PROJECTS', '10', 'Browse Projects'],
    ['CREATE_ISSUES', '11', 'Create Issues'],
    ['EDIT_ISSUES', '12', 'Edit Issues'],
    ['ASSIGN_ISSUES', '13', 'Assign Issues'],
    ['ADD_COMMENTS', '15', 'Add Comments'],
    ['EDIT_ALL_COMMENTS', '34', 'Edit All Comments'],
    ['EDIT_OWN_COMMENTS', '35', 'Edit Own Comments'],
    ['DELETE_ISSUES', '16', 'Delete Issues'],
    ['ASSIGNABLE_USER', '17', 'Assignable User'],
    ['CLOSE_ISSUES', '18', 'Close Issues'],
    ['CREATE_ATTACHMENTS', '19', 'Create Attachments'],
    ['LINK_ISSUES', '21', 'Link Issues'],
    ['MOVE_ISSUES', '25', 'Move Issues'],
    ['SCHEDULE_ISSUES', '28', 'Schedule Issues'],
    ['MODIFY_REPORTER', '30', 'Modify Reporter'],
    ['VIEW_VOTERS_AND_WATCHERS', '31', 'View Voters and Watchers'],
    ['MANAGE_WATCHERS', '32', 'Manage Watchers'],
    ['TRANSITION_ISSUES', '46', 'Transition Issues'],
    ['RESOLVE_ISSUES', '14', 'Resolve Issues'],
    ['EDIT_ALL_COMMENTS', '34', 'Edit All Comments'],
    ['EDIT_OWN_COMMENTS', '35', 'Edit Own Comments'],
    ['DELETE_ALL_COMMENTS', '36', 'Delete All Comments'],
    ['DELETE_OWN_COMMENTS', '37', 'Delete Own Comments'],
    ['DELETE_ALL_ATTACHMENTS', '38', 'Delete All Attachments'],
    ['DELETE_OWN_ATTACHMENTS', '39', 'Delete Own Attachments'],
  ]),
];

const BY_KEY = new Map(PERMISSIONS.map((permission) => [permission.key, permission]));

export function findPermission(key: string): PermissionDefinition | undefined {
  return BY_KEY.get(key);
}
