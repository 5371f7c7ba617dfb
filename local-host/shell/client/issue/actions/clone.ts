import { jira } from '../../site/api';
import type { Issue, IssueLink } from '../../site/jira-types';

export interface CloneChoice {
  summary: string;
  subtasks: boolean;
  links: boolean;
}

type Link = Pick<IssueLink, 'type' | 'inwardIssue' | 'outwardIssue'>;

const CLONERS = { name: 'Cloners' };

/**
 * Makes a new issue with the fields of another and links the two, as Jira's own dialog does; answers its key. Status,
 * comments and what apps keep of the issue stay with the original: the clone is an issue of its own.
 */
export async function cloneIssue(issue: Issue, { summary, subtasks, links }: CloneChoice): Promise<string> {
  const { parent, issuelinks = [] } = issue.fields;
  const key = await copy(issue, summary, parent?.key);
  await link({ type: CLONERS, inwardIssue: { key }, outwardIssue: { key: issue.key } });
  for (const { type, inwardIssue, outwardIssue } of links ? issuelinks.filter(isNoClone) : []) {
    await link({
      type: { name: type.name },
      inwardIssue: { key: inwardIssue?.key ?? key },
      outwardIssue: { key: outwardIssue?.key ?? key },
    });
  }
  for (const subtask of subtasks ? (issue.fields.subtasks ?? []) : []) {
    const original = await jira<Issue>('GET', `issue/${subtask.key}`);
    await copy(original, original.fields.summary, key);
  }
  return key;
}

/** What the original was cloned from or to says nothing of the clone. */
const isNoClone = ({ type }: Link): boolean => type.name !== CLONERS.name;

interface Ends {
  type: { name: string };
  inwardIssue: { key: string };
  outwardIssue: { key: string };
}

const link = (ends: Ends): Promise<unknown> => jira('POST', 'issueLink', ends);

async function copy({ fields }: Issue, summary: string, parent: string | undefined): Promise<string> {
  const { project, issuetype, description, priority, assignee, labels, fixVersions } = fields;
  const body = {
    project: { key: project.key },
    issuetype: { id: issuetype.id },
    summary,
    ...(description && { description }),
    ...(priority && { priority: { id: priority.id } }),
    ...(assignee && { assignee: { accountId: assignee.accountId } }),
    ...(labels && { labels }),
    ...(fixVersions && { fixVersions: fixVersions.map(({ id }) => ({ id })) }),
    ...(parent && { parent: { key: parent } }),
  };
  return (await jira<{ key: string }>('POST', 'issue', { fields: body })).key;
}
