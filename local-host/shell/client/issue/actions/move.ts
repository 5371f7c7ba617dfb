import { jira } from '../../site/api';
import type { Issue } from '../../site/jira-types';

interface Progress {
  status: 'ENQUEUED' | 'RUNNING' | 'COMPLETE' | 'FAILED' | 'CANCELLED' | 'DEAD' | 'CANCEL_REQUESTED';
  failedAccessibleIssues?: Record<string, string[]>;
}

/** Between two looks at a move that is under way, in milliseconds. */
const PAUSE = 250;

/** Moves an issue, with its subtasks, to a project and type; resolves with its key there. Throws when Jira will not. */
export async function moveIssue(issue: Issue, projectKey: string, issueTypeId: string): Promise<string> {
  const mapping = {
    issueIdsOrKeys: [issue.key],
    inferClassificationDefaults: true,
    inferFieldDefaults: true,
    inferStatusDefaults: true,
    inferSubtaskTypeDefault: true,
  };
  const { taskId } = await jira<{ taskId: string }>('POST', 'bulk/issues/move', {
    targetToSourcesMapping: { [`${projectKey},${issueTypeId}`]: mapping },
    sendBulkNotification: false,
  });
  const { status, failedAccessibleIssues = {} } = await ended(taskId);
  const reasons = Object.values(failedAccessibleIssues).flat();
  if (status !== 'COMPLETE' || reasons.length > 0)
    throw new Error(reasons.join(' ') || `The move: ${status}`);
  return (await jira<Issue>('GET', `issue/${issue.id}?fields=summary`)).key;
}

async function ended(taskId: string): Promise<Progress> {
  for (;;) {
    const progress = await jira<Progress>('GET', `bulk/queue/${taskId}`);
    if (progress.status !== 'RUNNING' && progress.status !== 'ENQUEUED') return progress;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
