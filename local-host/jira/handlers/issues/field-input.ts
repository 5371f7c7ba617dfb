import { holds } from '../../permissions/grants';
import { notModelled } from '../../rest/errors';
import type { Call } from '../../rest/handler';
import { documentText, isDocument } from '../../site/adf';
import { findAccount } from '../../site/people';
import { typesOf } from '../../site/issue-types';
import type { IssueRecord, ProjectRecord } from '../../site/records';
import { PRIORITIES } from '../../site/workflow';
import { isUnmodelledField } from '../../views/fields';
import { findVisibleIssue } from '../lookup';

/** Why one field's value is refused; the message stands under the field's name in the answer. */
export class FieldError extends Error {}

export interface InputPlace {
  call: Call;
  project: ProjectRecord;
}

type ReadField = (value: unknown, place: InputPlace) => Partial<IssueRecord>;

const MAX_SUMMARY = 255;
const MAX_DESCRIPTION = 32_767;

/** How each field that create and edit may set is read from its REST form. */
const READ: Record<string, ReadField> = {
  summary(value) {
    if (typeof value !== 'string' || value.trim() === '') {
      throw new FieldError('You must specify a summary of the issue.');
    }
    if (value.length > MAX_SUMMARY) {
      throw new FieldError(`Summary must be less than or equal to ${MAX_SUMMARY} characters.`);
    }
    if (/[\r\n]/.test(value)) {
      throw new FieldError('The summary is invalid because it contains newline characters.');
    }
    return { summary: value };
  },
  description(value) {
    if (value !== null && !isDocument(value)) {
      throw new FieldError(
        'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
      );
    }
    if (documentText(value).length > MAX_DESCRIPTION) {
      throw new FieldError(
        'The entered text is too long. It exceeds the allowed limit of 32,767 characters.',
      );
    }
    return { description: value };
  },
  labels(value) {
    const labels = texts(value);
    const spaced = labels.find((label) => /\s/.test(label) || label === '' || label.length > 255);
    if (spaced !== undefined) throw new FieldError(`The label '${spaced}' contains spaces which is invalid.`);
    return { labels: [...new Set(labels)].sort() };
  },
  issuetype(value, { project }) {
    const type = typesOf(project).find(named(value));
    if (!type) throw new FieldError('Specify a valid issue type');
    return { issueTypeId: type.id };
  },
  priority(value) {
    const priority = PRIORITIES.find(named(value));
    if (!priority) throw new FieldError('The priority selected is invalid.');
    return { priorityId: priority.id };
  },
  assignee(value, { call, project }) {
    const accountId = accountIdOf(value);
    if (!holds(call.principal, 'ASSIGN_ISSUES', project)) throw cannotBeSet('assignee');
    if (accountId === null) return { assignee: null };
    if (!findAccount(accountId) || !holds({ kind: 'person', accountId }, 'ASSIGNABLE_USER', project)) {
      throw new FieldError(`User '${accountId}' cannot be assigned issues.`);
    }
    return { assignee: accountId };
  },
  reporter(value, { call, project }) {
    const accountId = accountIdOf(value);
    if (!holds(call.principal, 'MODIFY_REPORTER', project)) throw cannotBeSet('reporter');
    if (accountId === null) throw new FieldError('Reporter is required.');
    if (!findAccount(accountId)) throw new FieldError('The reporter specified is not a user.');
    return { reporter: accountId };
  },
  fixVersions(value, { call, project }) {
    if (!Array.isArray(value)) throw new FieldError('data was not an array');
    const versions = call.site.versions(project.id);
    const ids = value.map((wanted) => {
      const version = versions.find(named(wanted));
      if (!version) throw new FieldError(`Version ${JSON.stringify(wanted)} is not valid`);
      return version.id;
    });
    return { fixVersionIds: [...new Set(ids)] };
  },
  parent(value, { call }) {
    if (value === null) return { parentId: null };
    const { id, key } = member(value);
    const parent = findVisibleIssue(call, String(id ?? key ?? ''));
    if (!parent) throw new FieldError('Could not find issue by id or key.');
    return { parentId: parent.issue.id };
  },
};

/**
 * Reads one field of a create or edit request.
 * @throws FieldError when the value is refused; RestError 501 for a field that only Jira has.
 */
export function readField(name: string, value: unknown, place: InputPlace): Partial<IssueRecord> {
  const read = READ[name];
  if (read) return read(value, place);
  if (isUnmodelledField(name)) throw notModelled(`The issue field '${name}'`);
  throw cannotBeSet(name);
}

function cannotBeSet(name: string): FieldError {
  return new FieldError(`Field '${name}' cannot be set. It is not on the appropriate screen, or unknown.`);
}

const member = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Matches `{id}` or `{name}`; an id wins. */
function named(value: unknown): (candidate: { id: string; name: string }) => boolean {
  const { id, name } = member(value);
  return (candidate) => (id === undefined ? candidate.name === name : candidate.id === String(id));
}

/** `{accountId}` or `{id}`, or nobody: `null` or a member that is `null`. */
function accountIdOf(value: unknown): string | null {
  if (value === null) return null;
  const { id, accountId = id } = member(value);
  if (accountId === null) return null;
  if (typeof accountId !== 'string') throw new FieldError('accountId is required.');
  return accountId;
}

function texts(value: unknown): string[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new FieldError('string expected at index 0');
  }
  return value as string[];
}
