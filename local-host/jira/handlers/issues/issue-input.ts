import { badFields } from '../../rest/errors';
import type { IssueRecord } from '../../site/records';
import { byId, ISSUE_TYPES } from '../../site/workflow';
import { refuseUnmodelledMembers } from '../refuse';
import { FieldError, type InputPlace, readField } from './field-input';
import { type Operations, readUpdate } from './update-input';

export interface IssueUpdate {
  fields?: Record<string, unknown>;
  update?: Record<string, Operations>;
  properties?: { key?: string; value?: unknown }[];
}

/**
 * The issue after a create's or edit's `fields` and `update`, all problems collected before any is answered.
 * `skip` names fields that the caller has read itself.
 * @throws RestError 400 with messages by field, 501 for what is not modelled.
 */
export function applyUpdate(
  issue: IssueRecord,
  body: IssueUpdate,
  place: InputPlace,
  skip: string[] = [],
): IssueRecord {
  refuseUnmodelledMembers(body, ['fields', 'update', 'properties']);
  const errors: Record<string, string> = {};
  const changed: IssueRecord = { ...issue };
  const attempt = (name: string, read: () => Partial<IssueRecord>): void => {
    try {
      Object.assign(changed, read());
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      errors[name] = error.message;
    }
  };
  for (const [name, value] of Object.entries(body.fields ?? {})) {
    if (!skip.includes(name)) attempt(name, () => readField(name, value, place));
  }
  for (const [name, operations] of Object.entries(body.update ?? {})) {
    if (body.fields?.[name] !== undefined) {
      errors[name] = `Field '${name}' cannot appear in both 'fields' and 'update'`;
    } else {
      attempt(name, () => readUpdate(name, operations, issue, place));
    }
  }
  attempt('parent', () => checkParent(changed, place));
  if (Object.keys(errors).length > 0) throw badFields(errors);
  return changed;
}

/** A parent stands exactly one level above, in the hierarchy epic – standard – subtask. */
function checkParent(issue: IssueRecord, { call, project }: InputPlace): Partial<IssueRecord> {
  const level = byId(ISSUE_TYPES, issue.issueTypeId).hierarchyLevel;
  if (issue.parentId === null) {
    if (level < 0) throw new FieldError('Issue type is a sub-task but parent issue key or id not specified.');
    return {};
  }
  const parent = call.site.issue(issue.parentId);
  const fits = parent !== undefined && byId(ISSUE_TYPES, parent.issueTypeId).hierarchyLevel === level + 1;
  const sameProject = level >= 0 || parent?.projectId === project.id;
  if (!fits || !sameProject) throw new FieldError('Please select valid parent issue.');
  return {};
}
