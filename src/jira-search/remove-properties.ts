import { deleteIssueProperties } from '../forge/jira';
import { isTaskDone, PROPERTY } from './property';

/** Takes the app's search property off issues. Throws when Jira has not confirmed in time: repeat it then. */
export async function removeProperties(issueIds: readonly string[]): Promise<void> {
  if (!issueIds.length) return;
  for (const task of await deleteIssueProperties(PROPERTY, issueIds))
    if (!(await isTaskDone(task))) throw new Error('Jira has not confirmed the removal of search properties');
}
