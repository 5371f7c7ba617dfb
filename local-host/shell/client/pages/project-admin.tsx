import { PageHeader } from '../components/PageHeader';
import { jira } from '../site/api';
import { type Loaded, useLoad } from '../site/use-load';

interface Permissions {
  permissions: Record<string, { havePermission: boolean }>;
}

/** Whether the signed-in person administers a project: only then does Jira show its settings. */
export function useIsProjectAdmin(projectKey: string): Loaded<boolean> {
  const query = new URLSearchParams({ projectKey, permissions: 'ADMINISTER_PROJECTS' });
  return useLoad(`admin of ${projectKey}`, async () => {
    const { permissions } = await jira<Permissions>('GET', `mypermissions?${query}`);
    return permissions.ADMINISTER_PROJECTS?.havePermission ?? false;
  });
}

export function NoAccess({ projectKey }: { projectKey: string }) {
  return (
    <>
      <PageHeader title="You can't change these settings" />
      <p>
        Only an administrator of the project {projectKey} can. Switch the user in the upper right corner, or
        go back to <a href={`/projects/${projectKey}`}>the project</a>.
      </p>
    </>
  );
}
