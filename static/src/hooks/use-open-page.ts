import { ApiFailure } from '../api';
import { useHostPage, type ProjectPage } from '../host-page';
import { strings } from '../strings';
import { leaveFor, type SettingsSection } from '../wanted-section';
import { useAction, type Action } from './use-action';

/** Goes to a page of a project, the settings to one of their sections; where the bridge cannot, says how a person can. */
export function useOpenPage(
  page: ProjectPage,
  projectKey: string,
  section?: SettingsSection,
): Action<[], void> {
  const { openProjectPage } = useHostPage();
  return useAction(async () => {
    if (section) leaveFor(section);
    try {
      await openProjectPage(page, projectKey);
    } catch {
      leaveFor(undefined);
      throw new ApiFailure('Unavailable', strings.projectPages[page].byHand(projectKey));
    }
  });
}
