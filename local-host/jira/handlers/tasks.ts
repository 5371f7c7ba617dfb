import { APP } from '../site/people';
import { holds, type Principal } from '../permissions/grants';
import { badRequest, forbidden, notFound } from '../rest/errors';
import { type Call, type Handler, pathValue } from '../rest/handler';
import type { TaskRecord } from '../site/records';
import type { Site } from '../site/site';
import { propertyProblem } from './property-values';

interface MultiUpdate {
  issues?: { issueID?: number; properties?: Record<string, unknown> }[];
}

/** Source: POST /issue/properties/multi. */
const MAX_ISSUES = 100;
const MAX_PROPERTIES = 10;

/** The request is checked and noted; the task that writes runs after the answer, as on Jira. */
export const bulkSetPropertiesByIssue: Handler = {
  kind: 'write',
  handle(call) {
    const { issues = [] } = call.body as MultiUpdate;
    if (issues.length === 0) throw badRequest('At least one issue must be specified.');
    if (issues.length > MAX_ISSUES) throw badRequest(`At most ${MAX_ISSUES} issues can be specified.`);
    const updates = issues.map(({ issueID, properties = {} }) => {
      if (issueID === undefined) throw badRequest('Each issue needs an issueID.');
      if (Object.keys(properties).length > MAX_PROPERTIES) {
        throw badRequest(`At most ${MAX_PROPERTIES} properties can be specified for the issue ${issueID}.`);
      }
      for (const [key, value] of Object.entries(properties)) {
        const problem = propertyProblem(key, value);
        if (problem !== undefined) throw badRequest(problem);
      }
      return { issueId: String(issueID), properties };
    });
    const task: TaskRecord = {
      id: String(call.site.next('task', 9_999)),
      submittedBy: call.principal.accountId,
      byApp: call.principal.kind === 'app',
      submitted: call.now,
      issues: updates,
      seenRunning: false,
    };
    call.site.putTask(task);
    call.afterwards(task.id);
    return { status: 303, headers: { location: `/rest/api/3/task/${task.id}` } };
  },
};

/**
 * Writes what a task holds, issue by issue: one that is not there or may not be edited fails alone.
 * Call inside a transaction; a task that has run is left as it is.
 */
export function runTask(site: Site, id: string, scopes: readonly string[], now: number): void {
  const task = site.task(id);
  if (!task || task.outcome) return;
  const { submittedBy: accountId } = task;
  const principal: Principal = task.byApp
    ? { kind: 'app', accountId: APP.accountId, scopes }
    : { kind: 'person', accountId };
  const written: string[] = [];
  const errors: Record<string, string[]> = {};
  for (const { issueId, properties } of task.issues) {
    const issue = site.issue(issueId);
    const project = issue && site.project(issue.projectId);
    if (!project || !holds(principal, 'EDIT_ISSUES', project)) {
      errors[issueId] = ['Issue does not exist or you do not have permission to edit it.'];
      continue;
    }
    for (const [key, value] of Object.entries(properties)) site.putProperty({ issueId, key, value });
    written.push(issueId);
  }
  site.putTask({ ...task, outcome: { finished: now, written, errors } });
}

/**
 * The first poll sees every task still running, so that a client which does not poll again never sees it complete.
 * `result` is Jira's to shape and its documentation does not say how; here it lists what was written and what not.
 */
export const getTask: Handler = {
  kind: 'read',
  records: true,
  handle(call) {
    const id = pathValue(call, 'taskId');
    const task = call.site.task(id);
    if (!task) throw notFound(`The task ${id} does not exist.`);
    const { principal } = call;
    if (task.submittedBy !== principal.accountId && !holds(principal, 'ADMINISTER')) {
      throw forbidden('Only its creator and administrators may see a task.');
    }
    if (!task.seenRunning) call.site.putTask({ ...task, seenRunning: true });
    return { status: 200, body: taskView(call, task), objects: 1 };
  },
};

function taskView({ baseUrl }: Call, task: TaskRecord): Record<string, unknown> {
  const { id, submitted, outcome, seenRunning } = task;
  const done = seenRunning && outcome;
  return {
    self: `${baseUrl}/rest/api/3/task/${id}`,
    id,
    description: 'Bulk set issue properties',
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
