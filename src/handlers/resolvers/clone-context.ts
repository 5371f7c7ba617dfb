import { PERMISSION_FOR } from '@behave-pro/core/rules';
import { isShut, type CloneContext, type IssueContext } from '../../context';
import { AppError } from '../../errors';
import { linkedProjects } from '../../features/linked-scenarios';
import { checkPermissions } from '../../forge/jira';
import { consult } from '../../records/change';
import { grantsByProject } from './grants';

/**
 * The context of a call about what a clone takes from its original, with what Jira grants on the projects of the original's
 * scenarios: one storage request, and one Jira request where any of them is another than those of the clone. Throws NotFound where
 * the issue is no clone, or its original is closed to this person.
 */
export async function onClone(context: IssueContext): Promise<CloneContext> {
  const { original } = context.issue;
  if (!original)
    throw new AppError(
      'NotFound',
      'This issue is not linked as a clone to an issue that you may see. Reload the panel.',
    );
  const projects = await consult((records) => linkedProjects(records, original.id));
  const others = projects.filter((id) => !context.permissions.has(id) && !isShut(context, id));
  const clone = { ...context, issue: { ...context.issue, original } };
  if (!others.length) return clone;
  const answer = await checkPermissions([
    { permissions: [PERMISSION_FOR.see, PERMISSION_FOR.edit], projects: others.map(Number) },
  ]);
  return {
    ...clone,
    permissions: new Map([...context.permissions, ...grantsByProject(answer, others)]),
  };
}
