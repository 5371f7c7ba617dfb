import { holds } from '../../permissions/grants';
import { type Call, type Handler, pathValue } from '../../rest/handler';
import type { IssueMove, TaskRecord } from '../../site/records';
import { findVisibleIssue } from '../lookup';

/** As with other tasks, the first poll sees it still running. */
export const getBulkProgress: Handler = {
  kind: 'read',
  records: true,
  handle(call) {
    const task = call.site.task(pathValue(call, 'taskId'));
    if (!task?.moves) return refused('The task associated with this taskId is not a bulk operation task');
    if (task.submittedBy !== call.principal.accountId && !holds(call.principal, 'ADMINISTER')) {
      return refused('Only its creator and administrators may see a task.');
    }
    if (!task.seenRunning) call.site.putTask({ ...task, seenRunning: true });
    return { status: 200, body: progressView(call, task, task.moves), objects: 1 };
  },
};

const refused = (message: string) => ({ status: 400, body: { errors: [{ message }] } });

function progressView(call: Call, task: TaskRecord, moves: IssueMove[]): Record<string, unknown> {
  const { id: taskId, submitted, submittedBy, seenRunning } = task;
  const outcome = seenRunning ? task.outcome : undefined;
  const head = { taskId, submittedBy: { accountId: submittedBy }, created: submitted, started: submitted };
  if (!outcome) return { ...head, status: 'RUNNING', progressPercent: 0, updated: submitted };
  const { written, errors, finished } = outcome;
  const seen = (id: string): boolean => findVisibleIssue(call, id) !== undefined;
  const failed = Object.entries(errors).filter(([id]) => seen(id));
  const processed = written.filter(seen);
  const total = new Set([...moves.flatMap(({ issueIds }) => issueIds), ...written]).size;
  return {
    ...head,
    status: 'COMPLETE',
    progressPercent: 100,
    updated: finished,
    processedAccessibleIssues: processed.map(Number),
    ...(failed.length > 0 && { failedAccessibleIssues: Object.fromEntries(failed) }),
    invalidOrInaccessibleIssueCount: total - processed.length - failed.length,
    totalIssueCount: total,
  };
}
