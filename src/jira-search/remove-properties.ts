import { deleteIssueProperties, deleteIssueProperty, JiraError, readIssueProperty } from '../forge/jira';
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

/** What is left of properties that were to be removed. */
interface Left {
  /** Issues that Jira did not let the app take it off: another time it may. */
  refused: string[];
  /** Issues that are not there for the app: deleted, in the trash or closed to it. */
  unseen: string[];
}

/** Those of the issues that hold the property, and those that nobody shows the app. */
async function look(issueIds: readonly string[]): Promise<{ held: string[]; unseen: string[] }> {
  if (!issueIds.length) return { held: [], unseen: [] };
  const found = new Map(
    (await readIssueProperty(issueIds, PROPERTY)).map(({ id, properties }) => [id, properties]),
  );
  return {
    held: issueIds.filter((id) => found.get(id)?.[PROPERTY] !== undefined),
    unseen: issueIds.filter((id) => !found.has(id)),
  };
}

/**
 * The same, and looks whether it is gone: Jira leaves out of a request for many what may not be changed, and says nothing of it.
 * Never throws; where Jira does not answer, all of them are refused.
 */
export async function removePropertiesForSure(issueIds: readonly string[]): Promise<Left> {
  const refused = await removeProperties(issueIds);
  const done = issueIds.filter((id) => !refused.includes(id));
  try {
    const { held, unseen } = await look(done);
    for (const issueId of held) if (!(await alone(issueId))) refused.push(issueId);
    return { refused, unseen };
  } catch (error) {
    log.warn('search properties not looked at', { issues: done.length, error: nameOf(error) });
    return { refused: [...issueIds], unseen: [] };
  }
}
