import { isShut, type Context } from '../context';
import { PERMISSION_FOR } from '@behave-pro/core/rules';
import { checkPermissions, readIssues } from '../forge/jira';
import { chunksOf } from '../lists';
import type { IssuePlace } from '../records/kinds';

/** Issues one permission check may name. Source: POST /permissions/check. */
const CHECKED_AT_ONCE = 1000;

/** An issue and what it is called now. */
export interface NamedIssue extends IssuePlace {
  key: string;
}

/** Those of the issues, by ids or keys, that this person may edit; those of a project that is shut are left out. */
export async function editableAmong(
  context: Pick<Context, 'removals'>,
  idsOrKeys: readonly string[],
): Promise<NamedIssue[]> {
  if (!idsOrKeys.length) return [];
  const found = await readIssues(idsOrKeys);
  const editable = new Set<number>();
  for (const some of chunksOf(found, CHECKED_AT_ONCE)) {
    const { projectPermissions } = await checkPermissions([
      { permissions: [PERMISSION_FOR.edit], issues: some.map(({ id }) => Number(id)) },
    ]);
    for (const { issues } of projectPermissions) for (const id of issues) editable.add(id);
  }
  return found.flatMap(({ id, key, fields: { project } }) =>
    project && editable.has(Number(id)) && !isShut(context, project.id)
      ? [{ id, key, projectId: project.id }]
      : [],
  );
}

/**
 * The issues by their keys that this person may edit; keys of no issue, of one closed to them, or of one in a project that is
 * shut are left out.
 */
export const editableIssues = async (
  context: Pick<Context, 'removals'>,
  keys: readonly string[],
): Promise<Map<string, IssuePlace>> =>
  new Map(
    (await editableAmong(context, keys)).map(({ id, key, projectId }) => [key, { id, projectId }] as const),
  );
