import { createdWithin, refusalWords, type Defect } from '@behave-pro/core/defects';
import type { IssueContext } from '../context';
import { AppError } from '../errors';
import {
  createIssue,
  deleteIssueProperty,
  findByProperty,
  isConsentNeeded,
  JiraError,
  relateIssues,
  type NewIssue,
} from '../forge/jira';
import { change } from '../records/change';
import { noteDefect, secondsOf, type DefectStory } from './change-defects';

/** Set with the issue, so that it is found again should the answer be lost; taken off once its id is known. */
const PROPERTY = 'behave-pro-defect';

/** Jira has understood, and has not done it. */
const isRefusal = (error: unknown): boolean =>
  isConsentNeeded(error) || (error instanceof JiraError && error.status < 500);

/** Why Jira did not create it, in words that say what to do. */
function refused(error: unknown, typeName: string, { issue }: IssueContext): unknown {
  if (!(error instanceof JiraError) || error.status === 429) return error;
  if (error.status === 401 || error.status === 403)
    return new AppError(
      'Forbidden',
      `Jira does not let you create a ${typeName} in ${issue.projectKey}. Ask an admin of the project for the permission to create issues, or link one that somebody else has created.`,
    );
  return new AppError('Invalid', refusalWords(error.said, typeName));
}

/** The issue that an attempt has left, if it has. Its index may be a moment late. A Jira request for each 100 issues of those minutes. Throws what Jira answers. */
export function leftBehind(context: IssueContext, defect: Defect): Promise<string | undefined> {
  const { from, to } = createdWithin(defect, secondsOf(context));
  const until = to > 0 ? ` AND created <= -${to}m` : '';
  const jql = `project = ${context.issue.projectId} AND created >= -${from}m${until} ORDER BY created DESC`;
  return findByProperty(jql, PROPERTY, defect.id);
}

/** What came of an attempt: an issue, a refusal to tell people of, or nobody knows. */
export type Outcome = { issueId: string } | { refusal: unknown } | 'unknown';

/** Tells Jira to create it. Where nobody knows whether Jira did it, looks, and never creates a second one. */
export async function createFor(
  context: IssueContext,
  defect: Defect,
  issue: Omit<NewIssue, 'property'> & { typeName: string },
): Promise<Outcome> {
  const { typeName, ...fields } = issue;
  try {
    return { issueId: await createIssue({ ...fields, property: { key: PROPERTY, value: defect.id } }) };
  } catch (error) {
    if (isRefusal(error)) return { refusal: refused(error, typeName, context) };
    const issueId = await leftBehind(context, defect).catch(() => undefined);
    return issueId === undefined ? 'unknown' : { issueId };
  }
}

/** Says in Jira that defect and story belong together. Answers whether it is so. */
export async function isRelated(context: IssueContext, issueId: string): Promise<boolean> {
  try {
    await relateIssues(issueId, context.issue.id);
    return true;
  } catch (error) {
    context.log.warn('defect not linked', {
      error: error instanceof Error ? error.name : 'unknown',
      ...(error instanceof JiraError && { status: error.status }),
    });
    return false;
  }
}

export const NOT_RELATED =
  'The defect is kept. Jira has no link between it and this issue: linking may be off, or need a permission that you do not have.';

/** Links the issue that was created to the story and notes it, under the mark of the mutation that made it. */
export async function keepCreated(
  context: IssueContext,
  { again: _attempt, ...defect }: Defect,
  issueId: string,
  writeId: string,
): Promise<{ story: DefectStory; note?: string }> {
  const related = await isRelated(context, issueId);
  const known: Defect = { ...defect, issueId, ...(!related && { notLinked: true }) };
  const story = await change(writeId, context.now, (records) => noteDefect(records, context, known));
  // It has done its service; one that stays says nothing to anybody.
  await deleteIssueProperty(PROPERTY, issueId).catch(() => undefined);
  return { story, ...(!related && { note: NOT_RELATED }) };
}
