import { holds } from '../permissions/grants';
import { forbidden, notFound } from '../rest/errors';
import { type Call, type Handler, pathValue } from '../rest/handler';
import type { TaskRecord } from '../site/records';

/**
 * The first poll sees every task still running, so that a client which does not poll again never sees it complete.
 * `result` is Jira's to shape and its documentation does not say how; here it lists what was changed and what not.
 */
export const getTask: Handler = {
  kind: 'read',
  records: true,
  handle(call) {
    const id = pathValue(call, 'taskId');
    const task = call.site.task(id);
    // Its own operation tells of a move: GET /bulk/queue/{taskId}.
    if (!task || task.moves) throw notFound(`The task ${id} does not exist.`);
    const { principal } = call;
    if (task.submittedBy !== principal.accountId && !holds(principal, 'ADMINISTER')) {
      throw forbidden('Only its creator and administrators may see a task.');
    }
    if (!task.seenRunning) call.site.putTask({ ...task, seenRunning: true });
    return { status: 200, body: taskView(call, task), objects: 1 };
  },
};

function taskView({ baseUrl }: Call, task: TaskRecord): Record<string, unknown> {
  const { id, submitted, outcome, seenRunning, removal } = task;
  const done = seenRunning && outcome;
  return {
    self: `${baseUrl}/rest/api/3/task/${id}`,
    id,
    description: removal ? 'Bulk delete issue property' : 'Bulk set issue properties',
    status: done ? 'COMPLETE' : 'RUNNING',
    ...(done && { result: { updatedIssues: outcome.written, errors: outcome.errors } }),
    submittedBy: 10_000,
    progress: done ? 100 : 0,
    elapsedRuntime: done ? outcome.finished - submitted : 0,
    submitted,
    started: submitted,
    ...(done && { finished: outcome.finished }),
    lastUpdate: done ? outcome.finished : submitted,
  };
}
