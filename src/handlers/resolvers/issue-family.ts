import type { IssueFacts } from '../../context';
import type { JiraIssue } from '../../forge/jira';

/**
 * What Jira's clone names the link that it makes: the clone “clones” the original. An admin of Jira can give that type another
 * name. Clones are then not told from other linked issues and are offered nothing; what was taken over before stays.
 */
const CLONERS = 'Cloners';

function originalOf({ issuelinks = [] }: JiraIssue['fields']): Pick<IssueFacts, 'original'> {
  for (const { type, outwardIssue } of issuelinks) {
    const { id, key, fields } = outwardIssue ?? {};
    if (type.name === CLONERS && id && key) return { original: { id, key, summary: fields?.summary ?? '' } };
  }
  return {};
}

function childrenOf({ issuetype, subtasks = [] }: JiraIssue['fields']): Pick<IssueFacts, 'children'> {
  // Jira counts the levels from that of a story: an epic, and what a site has above it, are there for what is below.
  if ((issuetype?.hierarchyLevel ?? 0) > 0) return { children: 'issues' };
  return subtasks.length ? { children: 'subtasks' } : {};
}

/** The issues that an issue belongs to and that belong to it, as far as Jira tells with the issue itself. */
export const familyOf = (fields: JiraIssue['fields']): Pick<IssueFacts, 'original' | 'children'> => ({
  ...originalOf(fields),
  ...childrenOf(fields),
});
