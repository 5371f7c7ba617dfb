import { isBeingCreated } from '@behave-pro/core/defects';
import type { IssueContext } from '../context';
import type { DefectsReply } from '../invoke-api';
import { changeAnew } from '../records/change';
import { defectOf, forgetDefect, readDefects, replyWith, secondsOf } from './change-defects';
import { keepCreated, leftBehind } from './issue-of-defect';
import type { OnDefect } from './link-defect';

const NOT_CREATED =
  'Jira has no such issue: the defect was not created. Create it again if it is still needed.';
const STILL = 'The defect may still be being created. Look again in a minute.';

/**
 * Looks in Jira for a defect of which nobody knows whether it was created. One that is there is kept, one that is not is
 * forgotten. Throws NotFound, and whatever Jira answers where it cannot be looked for.
 */
export async function lookForDefect(
  context: IssueContext,
  { writeId, defectId }: OnDefect,
): Promise<DefectsReply> {
  const story = await changeAnew(context.now, (records) => readDefects(records, context));
  const defect = defectOf(story, defectId);
  if (defect.issueId !== undefined) return replyWith(context, story);
  if (isBeingCreated(defect, secondsOf(context))) return replyWith(context, story, STILL);
  const issueId = await leftBehind(context, defect);
  if (issueId === undefined) return replyWith(context, await forgetDefect(context, defect), NOT_CREATED);
  const kept = await keepCreated(context, defect, issueId, writeId);
  return replyWith(context, kept.story, kept.note);
}
