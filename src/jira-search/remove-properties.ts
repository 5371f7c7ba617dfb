import { deleteIssueProperties, deleteIssueProperty, JiraError } from '../forge/jira';
import { log } from '../forge/log';
import { PROPERTY, resultOfTask } from './property';

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

async function together(issueIds: readonly string[]): Promise<boolean> {
  try {
    for (const task of await deleteIssueProperties(PROPERTY, issueIds))
      if (!(await resultOfTask(task))) return false;
    return true;
  } catch (error) {
    log.warn('search properties not removed together', { issues: issueIds.length, error: nameOf(error) });
    return false;
  }
}

async function alone(issueId: string): Promise<boolean> {
  try {
    await deleteIssueProperty(PROPERTY, issueId);
    return true;
  } catch (error) {
    log.warn('search property not removed', {
      issueId,
      error: nameOf(error),
      ...(error instanceof JiraError && { status: error.status }),
    });
    return false;
  }
}

/**
 * Takes the app's search property off issues. One that Jira has no more could spoil the request for all; whatever Jira
 * does not confirm is done again one by one. Answers the issues whose property is still there for all anybody knows.
 * Never throws.
 */
export async function removeProperties(issueIds: readonly string[]): Promise<string[]> {
  if (!issueIds.length || (await together(issueIds))) return [];
  const left: string[] = [];
  for (const issueId of issueIds) if (!(await alone(issueId))) left.push(issueId);
  return left;
}
