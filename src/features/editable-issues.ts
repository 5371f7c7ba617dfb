import { isShut, type Context } from '../context';
import { PERMISSION_FOR } from '@behave-pro/core/rules';
import { checkPermissions, readIssues } from '../forge/jira';
import { chunksOf } from '../lists';
import type { IssuePlace } from '../records/kinds';

/** Issues one permission check may name. Source: POST /permissions/check. */
const CHECKED_AT_ONCE = 1000;

/**
 * The issues by their keys that this person may edit; keys of no issue, of one closed to them, or of one in a project that is
 * shut are left out.
 */
export async function editableIssues(
  context: Pick<Context, 'removals'>,
  keys: readonly string[],
): Promise<Map<string, IssuePlace>> {
  if (!keys.length) return new Map();
  const found = await readIssues(keys);
  const editable = new Set<number>();
  for (const some of chunksOf(found, CHECKED_AT_ONCE)) {
    const { projectPermissions } = await checkPermissions([
      { permissions: [PERMISSION_FOR.edit], issues: some.map(({ id }) => Number(id)) },
    ]);
    for (const { issues } of projectPermissions) for (const id of issues) editable.add(id);
  }
  return new Map(
    found.flatMap(({ id, key, fields: { project } }) =>
      project && editable.has(Number(id)) && !isShut(context, project.id)
        ? [[key, { id, projectId: project.id }] as const]
        : [],
    ),
  );
}
