import { emitDeleted } from '../../events/issue-events';
import { badRequest } from '../../rest/errors';
import { type Handler, pathValue } from '../../rest/handler';
import { byId, ISSUE_TYPES } from '../../site/workflow';
import { demand, visibleIssue } from '../lookup';

export const deleteIssue: Handler = {
  kind: 'write',
  honours: ['deleteSubtasks'],
  handle(call) {
    const { site, query } = call;
    const { issue, project } = visibleIssue(call, pathValue(call, 'issueIdOrKey'));
    demand(call, 'DELETE_ISSUES', project);
    const children = site.issues().filter(({ parentId }) => parentId === issue.id);
    const isSubtask = (issueTypeId: string): boolean => byId(ISSUE_TYPES, issueTypeId).hierarchyLevel < 0;
    const subtasks = children.filter(({ issueTypeId }) => isSubtask(issueTypeId));
    if (subtasks.length > 0 && query.text('deleteSubtasks') !== 'true') {
      throw badRequest(
        `The issue '${issue.key}' has subtasks. You must specify the 'deleteSubtasks' parameter.`,
      );
    }
    for (const child of children) {
      // As on Jira, subtasks that go with their parent send no events of their own.
      if (subtasks.includes(child)) site.removeIssue(child);
      else site.putIssue({ ...child, parentId: null });
    }
    site.removeIssue(issue);
    emitDeleted(call, issue);
    return { status: 204 };
  },
};
