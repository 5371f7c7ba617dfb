import { PERMISSION_FOR, type JiraPermission } from '@behave-pro/core/rules';
import { z } from 'zod';
import type { IssueContext } from '../../context';
import { AppError } from '../../errors';
import { linkedProjects } from '../../features/linked-scenarios';
import { checkPermissions, readIssue } from '../../forge/jira';
import * as refs from '../../records/refs';
import { grantsByProject } from './grants';
import { familyOf } from './issue-family';
import { idFrom } from './payloads';
import { place, type Place } from './place';

const claim = z.object({ extension: z.object({ issue: z.object({ id: idFrom }) }) });

/** What people do on an issue; its project's admins settle what others asked. */
const ASKED: JiraPermission[] = [
  PERMISSION_FOR.see,
  PERMISSION_FOR.discuss,
  PERMISSION_FOR.edit,
  PERMISSION_FOR.administer,
];

/**
 * A call from an issue. The issue is the client's word: Jira says whether this person may see it, which project it is
 * in, and what they may do there and in the projects of the features linked to it. Two Jira requests.
 */
export const onIssue = (name: string): Place<IssueContext> =>
  place({
    name,
    claim,
    hint: 'Open this from an issue.',
    refs: ({ extension }) => [refs.issue(extension.issue.id)],
    early: (records, { extension }) => linkedProjects(records, extension.issue.id),
    async context(base, { extension }, linked) {
      const issue = await readIssue(extension.issue.id);
      const own = issue.fields.project;
      if (!own) throw new AppError('NotFound');
      const others = linked.filter((id) => id !== own.id);
      const answer = await checkPermissions([
        {
          permissions: ASKED,
          issues: [Number(issue.id)],
          ...(others.length && { projects: others.map(Number) }),
        },
      ]);
      const granted = answer.projectPermissions.filter(({ issues }) => issues.includes(Number(issue.id)));
      const permissions = new Map<string, ReadonlySet<JiraPermission>>([
        [own.id, new Set(granted.map(({ permission }) => permission))],
        ...grantsByProject(answer, others),
      ]);
      return {
        ...base,
        permissions,
        issue: {
          id: issue.id,
          key: issue.key,
          projectId: own.id,
          projectKey: own.key,
          ...familyOf(issue.fields),
        },
      };
    },
    projectOf: ({ issue }) => issue.projectId,
  });
