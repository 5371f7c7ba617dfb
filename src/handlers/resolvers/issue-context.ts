import { z } from 'zod';
import type { Context, IssueContext } from '../../context';
import { AppError } from '../../errors';
import { linkedProjects } from '../../features/linked-scenarios';
import { checkPermissions, readIssue, type PermissionAnswer } from '../../forge/jira';
import { consult } from '../../records/change';
import { idFrom } from './ids';

const claim = z.object({ extension: z.object({ issue: z.object({ id: idFrom }) }) });

const grants = (answer: PermissionAnswer, permission: string) => {
  const grant = answer.projectPermissions.find((entry) => entry.permission === permission);
  return {
    onIssue: (id: string): boolean => grant?.issues.includes(Number(id)) ?? false,
    onProject: (id: string): boolean => grant?.projects.includes(Number(id)) ?? false,
  };
};

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
      permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES'],
      issues: [Number(issue.id)],
      ...(others.length && { projects: others.map(Number) }),
    },
  ]);
  const granted = (permission: string): Set<string> => {
    const { onIssue, onProject } = grants(answer, permission);
    return new Set([...(onIssue(issue.id) ? [own.id] : []), ...others.filter(onProject)]);
  };
  return {
    ...context,
    permissions: { browse: granted('BROWSE_PROJECTS'), edit: granted('EDIT_ISSUES'), administer: new Set() },
    issue: { id: issue.id, key: issue.key, projectId: own.id, projectKey: own.key },
  };
}
