import { badRequest } from '../../rest/errors';
import { type Call, type Handler, pathValue } from '../../rest/handler';
import type { IssueRecord } from '../../site/records';
import { chosenFields } from '../../views/field-choice';
import { issueView, propertiesView } from '../../views/issue';
import { findVisibleIssue, visibleIssue } from '../lookup';
import { refuseExpand, refuseUnmodelledMembers } from '../refuse';

/** An issue with chosen fields and, when some are asked for, properties. */
export function showIssue(
  call: Call,
  issue: IssueRecord,
  fields: string[],
  properties: string[],
): Record<string, unknown> {
  return {
    ...issueView(issue, call, fields),
    ...(properties.length > 0 && { properties: propertiesView(call.site, issue.id, properties) }),
  };
}

export const getIssue: Handler = {
  kind: 'read',
  honours: ['fields', 'properties', 'expand'],
  harmless: ['fieldsByKeys', 'updateHistory', 'failFast'],
  handle(call) {
    refuseExpand(call);
    const { issue } = visibleIssue(call, pathValue(call, 'issueIdOrKey'));
    const fields = chosenFields(call.query.list('fields'), '*all');
    return { status: 200, body: showIssue(call, issue, fields, call.query.list('properties')), objects: 1 };
  },
};

interface BulkFetch {
  issueIdsOrKeys: string[];
  fields?: string[];
  properties?: string[];
}

/** Source: POST /issue/bulkfetch. */
const MAX_FETCHED = 100;

export const bulkFetchIssues: Handler = {
  kind: 'read',
  handle(call) {
    const body = call.body as BulkFetch;
    refuseUnmodelledMembers(body, ['issueIdsOrKeys', 'fields', 'properties', 'fieldsByKeys']);
    if (body.issueIdsOrKeys.length === 0) throw badRequest('At least one issue ID or key is required.');
    if (body.issueIdsOrKeys.length > MAX_FETCHED) {
      throw badRequest(`At most ${MAX_FETCHED} issues can be fetched at once.`);
    }
    const found = new Map<string, IssueRecord>();
    const issueErrors: { id: string; errorMessage: string }[] = [];
    for (const id of body.issueIdsOrKeys) {
      const issue = findVisibleIssue(call, id)?.issue;
      if (issue) found.set(issue.id, issue);
      else issueErrors.push({ id, errorMessage: 'Issue not found' });
    }
    const fields = chosenFields(body.fields ?? [], '*all');
    const issues = [...found.values()]
      .sort((a, b) => Number(a.id) - Number(b.id))
      .map((issue) => showIssue(call, issue, fields, body.properties ?? []));
    return { status: 200, body: { issues, issueErrors }, objects: issues.length };
  },
};
