import type { CloneContext } from '../../context';
import { change } from '../../records/change';
import * as refs from '../../records/refs';
import { enabledProject } from '../../settings/project-state';
import { noteTaken } from './taken';

/**
 * Puts the offer of the original's scenarios away, or takes it out again: for everybody, since one answer is enough for a story.
 * Repeating it is harmless.
 */
export async function putAway(
  context: CloneContext,
  { writeId, away }: { writeId: string; away: boolean },
): Promise<Record<string, never>> {
  const { issue } = context;
  return change(writeId, context.now, async (records) => {
    await records.prefetch([refs.project(issue.projectId), refs.issue(issue.id)]);
    await enabledProject(records, issue.projectId);
    if (await records.alreadyIn(refs.issue(issue.id))) return {};
    await noteTaken(records, context, ({ from, copied }) => ({
      from,
      copied,
      ...(away && { putAway: true }),
    }));
    return {};
  });
}
