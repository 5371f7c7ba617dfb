import { AppError } from '../errors';
import type { LintSettings } from '../invoke-api';
import type { ProjectBody } from '../records/kinds';
import type { Reader } from '../records/change';
import * as refs from '../records/refs';

/** What a project that nobody enabled yet looks like. */
export const NEW_PROJECT = {
  state: 'disabled',
  defaultTestType: 'automated',
  defaultLanguage: 'en',
  lint: {} as LintSettings,
} as const;

/** An admin enabled it, and Jira has it. */
export const isOpen = ({ state, away }: Pick<ProjectBody, 'state' | 'away'>): boolean =>
  state === 'enabled' && away === undefined;

/** Throws Forbidden, with what to do, unless an admin enabled the project. */
export async function enabledProject(records: Reader, projectId: string): Promise<ProjectBody> {
  const [record] = await records.read([refs.project(projectId)]);
  if (!record || !isOpen(record.body))
    throw new AppError(
      'Forbidden',
      'Behave Pro is not enabled for this project. A project admin can enable it in Project settings → Behave Pro.',
    );
  return record.body;
}
