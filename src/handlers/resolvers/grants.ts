import type { JiraPermission } from '@behave-pro/core/rules';
import type { PermissionAnswer } from '../../forge/jira';

/** What Jira grants on each of these projects. */
export const grantsByProject = (
  answer: PermissionAnswer,
  projectIds: readonly string[],
): [string, ReadonlySet<JiraPermission>][] =>
  projectIds.map((id) => [
    id,
    new Set(
      answer.projectPermissions
        .filter(({ projects }) => projects.includes(Number(id)))
        .map(({ permission }) => permission),
    ),
  ]);
