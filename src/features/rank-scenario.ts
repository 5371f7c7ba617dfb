import { ranked, type RankPlace } from '@behave-pro/core/rules';
import { may, type IssueContext } from '../context';
import { AppError } from '../errors';
import { change, type Change } from '../records/change';
import * as refs from '../records/refs';
import { enabledProject } from '../settings/project-state';

export interface RankScenario extends RankPlace {
  writeId: string;
  scenarioId: string;
}

/** Puts a scenario elsewhere in an issue's list, whose order is the rank. */
export async function rankLink(
  records: Change,
  issueId: string,
  scenarioId: string,
  place: RankPlace,
): Promise<void> {
  const [list] = await records.read([refs.issue(issueId)]);
  if (!list) return;
  const links = ranked(list.body.links, (link) => link.scenarioId, scenarioId, place);
  if (links.every((link, n) => link === list.body.links[n])) return;
  records.put(refs.issue(issueId), { ...list.body, links }, { projectId: list.projectId });
}

/**
 * Puts a scenario before or behind another on the issue. Those that this person may not see stay where they are among the
 * others; where the neighbour is no longer there, nothing changes. Answers the order there is now, of those the person may see.
 * Repeating it is harmless. Throws NotFound.
 */
export function rankScenario(
  context: IssueContext,
  { writeId, scenarioId, ...place }: RankScenario,
): Promise<{ order: string[] }> {
  const { issue } = context;
  const ref = refs.issue(issue.id);
  return change(writeId, context.now, async (records) => {
    await records.prefetch([refs.project(issue.projectId), ref]);
    await enabledProject(records, issue.projectId);
    const order = async (): Promise<string[]> => {
      const [list] = await records.read([ref]);
      const links = list?.body.links ?? [];
      return links.flatMap((link) => (may(context, 'see', link.projectId) ? link.scenarioId : []));
    };
    if (await records.alreadyIn(ref)) return { order: await order() };
    if (!(await order()).includes(scenarioId))
      throw new AppError(
        'NotFound',
        'This scenario is no longer on this issue. Reload the panel to see what is.',
      );
    await rankLink(records, issue.id, scenarioId, place);
    return { order: await order() };
  });
}
