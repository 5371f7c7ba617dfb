import type { AdminProject } from '../../../src/invoke-api';
import { useAction, type Action } from '../hooks/use-action';
import { useOnce } from '../hooks/use-once';
import type { AdminCall } from './admin';

/** Enables the app in a project. */
export function useEnable(
  call: AdminCall,
  onEnabled: (project: AdminProject) => void,
): Action<[projectId: string], void> {
  const once = useOnce();
  return useAction(async (projectId) => {
    const { project } = await once((request) => call('enable', request), { projectId });
    onEnabled(project);
  });
}
