import type { Context } from '../context';
import { pushJobs } from '../forge/queue';
import type { Change } from '../records/change';
import type { IssueBody } from '../records/kinds';
import * as refs from '../records/refs';

const EMPTY: IssueBody = { links: [], mirror: { due: false } };

/** Changes an issue's list of scenarios and marks its search property as due. */
export async function changeLinks(
  change: Change,
  issue: { id: string; projectId: string },
  update: (links: IssueBody['links']) => IssueBody['links'],
): Promise<void> {
  const [record] = await change.read([refs.issue(issue.id)]);
  const before = record?.body ?? EMPTY;
  change.put(
    refs.issue(issue.id),
    { links: update(before.links), mirror: { ...before.mirror, due: true } },
    { projectId: issue.projectId },
  );
}

/**
 * Has the search properties of issues brought up to date in the background.
 * A failure is only logged: the issue stays marked as due, and opening its panel asks again.
 */
export async function queueMirror(context: Context, projectId: string, issueIds: string[]): Promise<void> {
  if (!issueIds.length) return;
  try {
    await pushJobs(projectId, 'mirror', [{ type: 'mirror-issues', projectId, issueIds }]);
  } catch (error) {
    context.log.warn('mirror not queued', {
      issues: issueIds.length,
      error: error instanceof Error ? error.name : 'unknown',
    });
  }
}
