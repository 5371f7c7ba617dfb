import { changelogOf } from '../../events/changelog';
import { emitUpdated } from '../../events/issue-events';
import { badFields, badRequest } from '../../rest/errors';
import { type Act, type Handler, pathValue } from '../../rest/handler';
import type { IssueRecord } from '../../site/records';
import { byId, ISSUE_TYPES } from '../../site/workflow';
import { demand, visibleIssue } from '../lookup';
import { setProperty } from '../property-values';
import { FieldError, readField } from './field-input';
import { applyUpdate, type IssueUpdate } from './issue-input';

/** Stores a changed issue and tells who listens; an edit that changes nothing leaves `updated` as it was. */
export function storeChange(act: Act, before: IssueRecord, after: IssueRecord): void {
  const items = changelogOf(before, after, act.site);
  if (items.length === 0) return;
  const stored = { ...after, updated: act.now };
  act.site.putIssue(stored);
  emitUpdated(act, stored, items);
}

export const editIssue: Handler = {
  kind: 'write',
  harmless: ['notifyUsers'],
  handle(call) {
    const { issue, project } = visibleIssue(call, pathValue(call, 'issueIdOrKey'));
    demand(call, 'EDIT_ISSUES', project);
    const body = call.body as IssueUpdate;
    if (body.fields?.project !== undefined) {
      throw badFields({ project: 'An issue is moved to another project by the move operation only.' });
    }
    const changed = applyUpdate(issue, body, { call, project });
    checkTypeChange(issue, changed);
    storeChange(call, issue, changed);
    for (const { key, value } of body.properties ?? []) setProperty(call.site, issue.id, key ?? '', value);
    return { status: 204 };
  },
};

/** Between subtasks and the others an issue is converted, not edited. */
function checkTypeChange(before: IssueRecord, after: IssueRecord): void {
  const isSubtask = ({ issueTypeId }: IssueRecord): boolean =>
    byId(ISSUE_TYPES, issueTypeId).hierarchyLevel < 0;
  if (isSubtask(before) !== isSubtask(after)) {
    throw badFields({ issuetype: 'The issue type selected is invalid.' });
  }
}

export const assignIssue: Handler = {
  kind: 'write',
  handle(call) {
    const { issue, project } = visibleIssue(call, pathValue(call, 'issueIdOrKey'));
    demand(call, 'ASSIGN_ISSUES', project);
    const { accountId } = call.body as { accountId?: string | null };
    // "-1" asks for the project's default assignee, which is nobody in every project of the stand-in.
    const wanted = accountId === '-1' ? null : accountId;
    if (wanted === undefined) throw badRequest('accountId is required.');
    try {
      const change = readField('assignee', { accountId: wanted }, { call, project });
      storeChange(call, issue, { ...issue, ...change });
    } catch (error) {
      if (error instanceof FieldError) throw badFields({ assignee: error.message });
      throw error;
    }
    return { status: 204 };
  },
};
