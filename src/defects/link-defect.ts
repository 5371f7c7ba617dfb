import { sameDefect, withDefect, withoutDefect } from '@behave-pro/core/defects';
import type { IssueContext } from '../context';
import { AppError } from '../errors';
import { readIssueStates } from '../forge/jira';
import type { DefectsReply } from '../invoke-api';
import { change, changeAnew } from '../records/change';
import { defectIdFrom } from '../records/keys';
import * as refs from '../records/refs';
import {
  assertOnStory,
  defectOf,
  noteDefect,
  putDefects,
  readDefects,
  replyWith,
  secondsOf,
  type DefectStory,
} from './change-defects';
import { isRelated, NOT_RELATED } from './issue-of-defect';

export interface OnDefect {
  writeId: string;
  defectId: string;
}

/** Throws NotFound unless this person may see the issue, Invalid for the story itself. */
async function assertCanBeDefect({ issue }: IssueContext, issueId: string): Promise<void> {
  if (issueId === issue.id)
    throw new AppError('Invalid', 'This is the issue itself. Choose the issue that describes the defect.');
  const [found] = await readIssueStates([issueId]);
  if (found?.id !== issueId)
    throw new AppError('NotFound', 'There is no such issue that you may see. Search for it again.');
}

/** Makes the link in Jira that a known defect lacks, and notes that it has it. */
async function related(
  context: IssueContext,
  story: DefectStory,
  defectId: string,
): Promise<{ story: DefectStory; note?: string }> {
  const { notLinked, ...defect } = defectOf(story, defectId);
  if (!notLinked || defect.issueId === undefined) return { story };
  if (!(await isRelated(context, defect.issueId))) return { story, note: NOT_RELATED };
  return { story: await changeAnew(context.now, (records) => noteDefect(records, context, defect)) };
}

/**
 * Notes an issue that this person may see as a defect of a scenario, once, and links it to the story in Jira. Throws NotFound,
 * Invalid, Forbidden, TooLarge.
 */
export async function linkDefect(
  context: IssueContext,
  { writeId, scenarioId, issueId }: { writeId: string; scenarioId: string; issueId: string },
): Promise<DefectsReply & { defectId: string }> {
  await assertCanBeDefect(context, issueId);
  const { story, defectId } = await change(writeId, context.now, async (records) => {
    const before = await readDefects(records, context);
    const known = sameDefect(before.defects, { scenarioId, issueId });
    const id = known?.id ?? defectIdFrom(writeId);
    if (known || (await records.alreadyIn(refs.issue(context.issue.id))))
      return { story: before, defectId: id };
    assertOnStory(context, before, scenarioId);
    // Until Jira has said that it has the link.
    const defect = { id, scenarioId, at: secondsOf(context), issueId, notLinked: true as const };
    return {
      story: putDefects(records, context, before, withDefect(before.defects, defect)),
      defectId: id,
    };
  });
  const isThere = story.defects.some(({ id }) => id === defectId);
  const after = isThere ? await related(context, story, defectId) : { story };
  return { ...(await replyWith(context, after.story, 'note' in after ? after.note : undefined)), defectId };
}

/**
 * Takes a defect off its scenario; in Jira nothing changes. One that is not there is off already. Throws Conflict while nobody knows
 * whether Jira has created it.
 */
export async function unlinkDefect(
  context: IssueContext,
  { writeId, defectId }: OnDefect,
): Promise<DefectsReply> {
  const story = await change(writeId, context.now, async (records) => {
    const before = await readDefects(records, context);
    const defect = before.defects.find(({ id }) => id === defectId);
    if (!defect || (await records.alreadyIn(refs.issue(context.issue.id)))) return before;
    if (defect.issueId === undefined)
      throw new AppError(
        'Conflict',
        'Nobody knows yet whether Jira has created this defect. Look for it first.',
      );
    return putDefects(records, context, before, withoutDefect(before.defects, defectId));
  });
  return replyWith(context, story);
}

/** Makes the link in Jira between a defect and the story that is missing. Throws NotFound. */
export async function relateDefect(context: IssueContext, { defectId }: OnDefect): Promise<DefectsReply> {
  const story = await changeAnew(context.now, (records) => readDefects(records, context));
  const after = await related(context, story, defectId);
  return replyWith(context, after.story, after.note);
}
