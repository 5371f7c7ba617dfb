import { jira } from './api';
import { type Loaded, useLoad } from './use-load';

interface Permissions {
  permissions: Record<string, { havePermission: boolean }>;
}

/** Whether the signed-in person has a permission, in a project or, without one, globally. */
export function usePermission(permission: string, projectKey?: string): Loaded<boolean> {
  const query = new URLSearchParams({ permissions: permission, ...(projectKey && { projectKey }) });
  return useLoad(String(query), async () => {
    const { permissions } = await jira<Permissions>('GET', `mypermissions?${query}`);
    return permissions[permission]?.havePermission ?? false;
  });
}
