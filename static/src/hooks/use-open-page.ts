import { ApiFailure } from '../api';
import { useHostPage, type ProjectPage } from '../host-page';
import { strings } from '../strings';
import { useAction, type Action } from './use-action';

/** Goes to a page of a project; where the bridge cannot, says how a person can. */
export function useOpenPage(page: ProjectPage, projectKey: string): Action<[], void> {
  const { openProjectPage } = useHostPage();
  return useAction(async () => {
    try {
      await openProjectPage(page, projectKey);
    } catch {
      throw new ApiFailure('Unavailable', strings.projectPages[page].byHand(projectKey));
    }
  });
}
