import { jira } from './api';
import { type Loaded, useLoad } from './use-load';

interface Permissions {
  permissions: Record<string, { havePermission: boolean }>;
}

/** Which of these permissions the signed-in person holds: on an issue, in a project or, without either, globally. */
export function usePermissions(
  permissions: readonly string[],
  place: { issueKey?: string; projectKey?: string },
): Loaded<ReadonlySet<string>> {
  const query = new URLSearchParams({ permissions: permissions.join(','), ...place });
  return useLoad(String(query), async () => {
    const answer = await jira<Permissions>('GET', `mypermissions?${query}`);
    return new Set(permissions.filter((key) => answer.permissions[key]?.havePermission));
  });
}

/** Whether the signed-in person has a permission, in a project or, without one, globally. */
export function usePermission(permission: string, projectKey?: string): Loaded<boolean> {
  const { data, error, reload } = usePermissions([permission], projectKey ? { projectKey } : {});
  return { ...(data && { data: data.has(permission) }), ...(error && { error }), reload };
}
