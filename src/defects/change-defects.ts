import {
  fittingDefects,
  MOST_DEFECTS,
  withDefect,
  withoutDefect,
  type Defect,
} from '@behave-pro/core/defects';
import { readStoryRecord } from '../approvals/change-agreement';
import { may, type IssueContext } from '../context';
import { AppError } from '../errors';
import type { DefectsReply } from '../invoke-api';
import { changeAnew, type Change } from '../records/change';
import type { IssueBody, ProjectBody } from '../records/kinds';
import * as refs from '../records/refs';
import { defectsView } from './defects-view';

/** What was read of a story in order to change its defects. */
export interface DefectStory {
  project: ProjectBody;
  body: IssueBody;
  defects: readonly Defect[];
}

export const secondsOf = ({ now }: IssueContext): number => Math.floor(now / 1000);

/** Reads a story's defects, as they are now. Throws Forbidden where the project is not enabled, NotFound for a deleted issue. */
export async function readDefects(records: Change, context: IssueContext): Promise<DefectStory> {
  const { project, body } = await readStoryRecord(records, context);
  return { project, body, defects: body.defects ?? [] };
}

/** Links of a story to scenarios in projects that this person may see: of others nothing is said, nor done with them. */
const seenLinks = (context: IssueContext, { body }: Pick<DefectStory, 'body'>): IssueBody['links'] =>
  body.links.filter(({ projectId }) => may(context, 'see', projectId));

/** Throws NotFound unless the scenario is on the story, as this person sees it. */
export function assertOnStory(
  context: IssueContext,
  story: Pick<DefectStory, 'body'>,
  scenarioId: string,
): void {
  if (!seenLinks(context, story).some((link) => link.scenarioId === scenarioId))
    throw new AppError(
      'NotFound',
      'The scenario is no longer on this issue. Reload the page to see what is.',
    );
}

/** Writes a story's defects; its search property says nothing of them. Answers the story with them. Throws TooLarge. */
export function putDefects(
  records: Change,
  { issue }: IssueContext,
  { project, body }: Pick<DefectStory, 'project' | 'body'>,
  defects: readonly Defect[],
): DefectStory {
  const fitting = fittingDefects(defects, new Set(body.links.map(({ scenarioId }) => scenarioId)));
  if (!fitting)
    throw new AppError(
      'TooLarge',
      `An issue has at most ${MOST_DEFECTS} defects here. Nothing was changed. Unlink some that are resolved, or split the issue.`,
    );
  records.put(refs.issue(issue.id), { ...body, defects: [...fitting] }, { projectId: issue.projectId });
  // A deletion of the issue that comes now must not be followed by a record of it.
  records.check(refs.gone('issue', issue.id));
  return { project, body: { ...body, defects: [...fitting] }, defects: fitting };
}

/** A defect of a story. Throws NotFound. */
export function defectOf({ defects }: Pick<DefectStory, 'defects'>, defectId: string): Defect {
  const defect = defects.find(({ id }) => id === defectId);
  if (!defect) throw new AppError('NotFound', 'This defect is no longer noted here. Reload the page.');
  return defect;
}

/** Notes what is known of a defect by now, unless somebody has taken it away meanwhile. */
export const noteDefect = (records: Change, context: IssueContext, defect: Defect): Promise<DefectStory> =>
  readDefects(records, context).then((story) =>
    story.defects.some(({ id }) => id === defect.id)
      ? putDefects(records, context, story, withDefect(story.defects, defect))
      : story,
  );

/** Forgets one that was not created, unless somebody has set out to create it again meanwhile. */
export const forgetDefect = (context: IssueContext, attempt: Defect): Promise<DefectStory> =>
  changeAnew(context.now, async (records) => {
    const story = await readDefects(records, context);
    const present = story.defects.find(({ id }) => id === attempt.id);
    const isSame = present?.issueId === undefined && present?.again === attempt.again;
    return present && isSame
      ? putDefects(records, context, story, withoutDefect(story.defects, attempt.id))
      : story;
  });

/** What a change of defects answers. */
export async function replyWith(
  context: IssueContext,
  { project, body, defects }: DefectStory,
  note?: string,
): Promise<DefectsReply> {
  const scenarioIds = seenLinks(context, { body }).map(({ scenarioId }) => scenarioId);
  return {
    defects: await defectsView(context, { defects, scenarioIds, project }),
    ...(note !== undefined && { note }),
  };
}
