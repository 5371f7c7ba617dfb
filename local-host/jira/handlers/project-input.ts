import { badFields } from '../rest/errors';
import type { Call } from '../rest/handler';
import { findAccount } from '../site/people';
import type { ProjectRecord } from '../site/records';

export interface NewProject {
  key: string;
  name: string;
  description?: string;
  leadAccountId?: string;
  projectTypeKey?: ProjectRecord['projectTypeKey'];
}

/**
 * What create and update honour, and what they accept without effect (`assigneeType`, `url`): every project of the
 * stand-in has one configuration and no default assignee.
 */
export const MODELLED = ['key', 'name', 'description', 'leadAccountId', 'assigneeType', 'url'];
const MAX_KEY = 10;
const MAX_NAME = 80;

/** Checks the values of a new project, or of `present` when it is changed. @throws RestError 400 by field */
export function checkProject(
  { site }: Call,
  { key, name, leadAccountId }: Partial<NewProject>,
  present?: ProjectRecord,
): void {
  const errors: Record<string, string> = {};
  if (key !== undefined && (!/^[A-Z][A-Z0-9]+$/.test(key) || key.length > MAX_KEY)) {
    errors.projectKey = `Project keys must start with an uppercase letter, followed by one or more uppercase alphanumeric characters, at most ${MAX_KEY} in all.`;
  } else if (key !== undefined && (site.projectIdByKey(key) ?? present?.id) !== present?.id) {
    errors.projectKey = `A project with the key '${key}' exists already.`;
  }
  if (name !== undefined && (name.trim() === '' || name.length > MAX_NAME)) {
    errors.projectName = `The project name must have 1 to ${MAX_NAME} characters.`;
  } else if (site.projects().some((project) => project.name === name && project.id !== present?.id)) {
    errors.projectName = 'A project with that name already exists.';
  }
  if (leadAccountId !== undefined && !findAccount(leadAccountId)) {
    errors.projectLead = 'You must specify a valid project lead.';
  }
  if (Object.keys(errors).length > 0) throw badFields(errors);
}
