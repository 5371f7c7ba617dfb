import { LIMITS } from '../../limits';
import { badRequest, notModelled } from '../rest/errors';
import { type Answer, type Call, type Handler, pathValue } from '../rest/handler';
import type { TaskRecord } from '../site/records';
import { propertyKeyProblem, propertyProblem } from './property-values';
import { noteTask } from './submit-task';

interface MultiUpdate {
  issues?: { issueID?: number; properties?: Record<string, unknown> }[];
}

const MAX_ISSUES = LIMITS.jira.bulkIssues.value;
const MAX_DELETIONS = LIMITS.jira.bulkDeletions.value;
const MAX_PROPERTIES = LIMITS.jira.bulkProperties.value;

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
      return { issueId: String(issueID), properties, ...(call.fails?.() && { fails: true as const }) };
    });
    return submit(call, { issues: updates });
  },
};

interface RemovalFilter {
  entityIds?: number[];
  currentValue?: unknown;
}

/** Without a filter: from every issue. The request is noted, as one that writes is. */
export const bulkDeleteProperty: Handler = {
  kind: 'write',
  handle(call) {
    const propertyKey = pathValue(call, 'propertyKey');
    const problem = propertyKeyProblem(propertyKey);
    if (problem !== undefined) throw badRequest(problem);
    const { entityIds, currentValue } = call.body as RemovalFilter;
    if (entityIds && entityIds.length > MAX_DELETIONS)
      throw badRequest(`At most ${MAX_DELETIONS} issues can be specified.`);
    // Jira's documentation does not say whether this is the value null or no value.
    if (currentValue === null) throw notModelled("The request member 'currentValue' with null");
    const removal = {
      propertyKey,
      ...(entityIds && { issueIds: entityIds.map(String) }),
      ...(currentValue !== undefined && { currentValue: { is: currentValue } }),
    };
    return submit(call, { issues: [], removal });
  },
};

function submit(call: Call, work: Pick<TaskRecord, 'issues' | 'removal'>): Answer {
  return { status: 303, headers: { location: `/rest/api/3/task/${noteTask(call, work)}` } };
}
