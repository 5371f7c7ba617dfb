import type { JiraPermission } from '@behave-pro/core/rules';
import { route } from '@forge/api';
import { askJson } from './request';

export interface PermissionQuestion {
  permissions: JiraPermission[];
  issues?: number[];
  projects?: number[];
}

export interface PermissionAnswer {
  globalPermissions?: JiraPermission[];
  projectPermissions: { permission: JiraPermission; issues: number[]; projects: number[] }[];
}

/** Which of the issues and projects this person holds each permission on. */
export const checkPermissions = (questions: PermissionQuestion[]): Promise<PermissionAnswer> =>
  askJson('user', 'check permissions', route`/rest/api/3/permissions/check`, {
    method: 'POST',
    harmless: true,
    body: { projectPermissions: questions },
  });

/** Which of these site-wide permissions this person holds. */
export async function heldGlobally(permissions: JiraPermission[]): Promise<JiraPermission[]> {
  const { globalPermissions = [] } = await askJson<PermissionAnswer>(
    'user',
    'check permissions',
    route`/rest/api/3/permissions/check`,
    { method: 'POST', harmless: true, body: { globalPermissions: permissions } },
  );
  return globalPermissions;
}
