import { isBeingCreated, withDefect, type Defect } from '@behave-pro/core/defects';
import type { IssueContext } from '../context';
import { changeAnew } from '../records/change';
import { defectIdFrom } from '../records/keys';
import * as refs from '../records/refs';
import { assertOnStory, putDefects, readDefects, secondsOf, type DefectStory } from './change-defects';

/** What is to be done. `created`: nothing, it is known; `others`: nothing, there are defects that nobody has been asked about. */
export type Step = 'create' | 'look' | 'created' | 'pending' | 'others';

/**
 * Notes that Jira is about to be told, before it is told. Under a mark of its own: two deliveries of one mutation are two
 * attempts, of which only one may create.
 */
export const claimDefect = (
  context: IssueContext,
  {
    writeId,
    scenarioId,
    anyway = false,
  }: { writeId: string; scenarioId: string; anyway?: boolean | undefined },
  asked: ReadonlySet<string>,
): Promise<{ story: DefectStory; step: Step; defect: Defect; before?: Defect }> =>
  changeAnew(context.now, async (records) => {
    const id = defectIdFrom(writeId);
    const now = secondsOf(context);
    const story = await readDefects(records, context);
    const before = story.defects.find((defect) => defect.id === id);
    const defect: Defect = before ? { ...before, again: now } : { id, scenarioId, at: now };
    const as = (step: Step) => ({ story, step, defect, ...(before && { before }) });
    // Created under this very mutation, and taken away since.
    const isOver = !before && (await records.changedBy(refs.issue(context.issue.id), [writeId]));
    if (isOver || before?.issueId !== undefined) return as('created');
    if (before && isBeingCreated(before, now)) return as('pending');
    assertOnStory(context, story, scenarioId);
    const unasked = story.defects.some((one) => one.scenarioId === scenarioId && !asked.has(one.id));
    if (!before && !anyway && unasked) return as('others');
    return {
      ...as(before ? 'look' : 'create'),
      story: putDefects(records, context, story, withDefect(story.defects, defect)),
    };
  });
