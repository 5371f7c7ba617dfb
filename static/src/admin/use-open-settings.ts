import { ApiFailure } from '../api';
import { useAction, type Action } from '../hooks/use-action';
import { useHostPage } from '../host-page';
import { strings } from '../strings';

/** Goes to the settings of a project; where the bridge cannot, says how a person can. */
export function useOpenSettings(projectKey: string): Action<[], void> {
  const { openProjectSettings } = useHostPage();
  return useAction(async () => {
    try {
      await openProjectSettings(projectKey);
    } catch {
      throw new ApiFailure('Unavailable', strings.admin.projects.noSettings(projectKey));
    }
  });
}
