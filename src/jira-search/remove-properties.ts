import { deleteIssueProperties, deleteIssueProperty } from '../forge/jira';
import { log } from '../forge/log';
import { isTaskDone, PROPERTY } from './property';

async function together(issueIds: readonly string[]): Promise<boolean> {
  try {
    for (const task of await deleteIssueProperties(PROPERTY, issueIds))
      if (!(await isTaskDone(task))) return false;
    return true;
  } catch (error) {
    log.warn('search properties not removed together', {
      issues: issueIds.length,
      error: error instanceof Error ? error.name : 'unknown',
    });
    return false;
  }
}

/**
 * Takes the app's search property off issues. One that Jira has no more could spoil the request for all; whatever Jira
 * does not confirm is done again one by one. Throws when that fails too: repeat it then.
 */
export async function removeProperties(issueIds: readonly string[]): Promise<void> {
  if (!issueIds.length || (await together(issueIds))) return;
  for (const issueId of issueIds) await deleteIssueProperty(PROPERTY, issueId);
}
