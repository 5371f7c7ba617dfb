import { PERMISSION_FOR, type JiraPermission } from '@behave-pro/core/rules';
import { z } from 'zod';
import type { Context, IssueContext } from '../../context';
import { AppError } from '../../errors';
import { linkedProjects } from '../../features/linked-scenarios';
import { checkPermissions, readIssue } from '../../forge/jira';
import { consult } from '../../records/change';
import { grantsByProject } from './grants';
import { idFrom } from './ids';

const claim = z.object({ extension: z.object({ issue: z.object({ id: idFrom }) }) });

/**
 * The context of a call from an issue. The issue is the client's word: Jira says whether this person may see it,
 * which project it is in, and what they may do there and in the projects of the features linked to it.
 * Two Jira requests. Throws Invalid, NotFound.
 */
export async function issueContext(
  context: Omit<Context, 'permissions'>,
  claimed: unknown,
): Promise<IssueContext> {
  const parsed = claim.safeParse(claimed);
  if (!parsed.success) throw new AppError('Invalid', 'Open this from an issue.');
  const issueId = parsed.data.extension.issue.id;
  const [issue, linked] = await Promise.all([
    readIssue(issueId),
    consult((records) => linkedProjects(records, issueId)),
  ]);
  const own = issue.fields.project;
  if (!own) throw new AppError('NotFound');
  const others = linked.filter((id) => id !== own.id);
  const answer = await checkPermissions([
    {
      permissions: [PERMISSION_FOR.see, PERMISSION_FOR.edit],
      issues: [Number(issue.id)],
      ...(others.length && { projects: others.map(Number) }),
    },
  ]);
  const onIssue = answer.projectPermissions.filter(({ issues }) => issues.includes(Number(issue.id)));
  const permissions = new Map<string, ReadonlySet<JiraPermission>>([
    [own.id, new Set(onIssue.map(({ permission }) => permission))],
    ...grantsByProject(answer, others),
  ]);
  return {
    ...context,
    permissions,
    issue: { id: issue.id, key: issue.key, projectId: own.id, projectKey: own.key },
  };
}
