import { defectSearch } from '@behave-pro/core/rules';
import type { IssueContext } from '../context';
import { JiraError, readIssueStates, searchIssues, type JiraIssue } from '../forge/jira';
import type { DefectIssue } from '../invoke-api';
import { defectIssue } from './defects-view';

/** As many as a list below a field shows. */
const SHOWN = 10;

/**
 * Issues that a text may mean, as this person may see them, but for the story itself: at most 10, those of the type in this project first.
 * One or two Jira requests.
 */
export async function findDefects(
  { issue }: Pick<IssueContext, 'issue'>,
  { query, typeId }: { query: string; typeId?: string | undefined },
): Promise<{ issues: DefectIssue[] }> {
  const shown = (found: readonly JiraIssue[]): { issues: DefectIssue[] } => ({
    issues: found
      .filter(({ id }) => id !== issue.id)
      .slice(0, SHOWN)
      .map(defectIssue),
  });
  const search = defectSearch(query, { id: issue.projectId, key: issue.projectKey }, typeId);
  if ('keys' in search) return shown(await readIssueStates(search.keys));
  const own = await searchIssues(search.own, SHOWN + 1).catch((error: unknown) => {
    // Jira refuses a query for a type that it has no longer.
    if (typeId !== undefined && error instanceof JiraError && error.status === 400) return undefined;
    throw error;
  });
  if (!own) return findDefects({ issue }, { query });
  if (!search.others || own.length >= SHOWN) return shown(own);
  return shown([...own, ...(await searchIssues(search.others, SHOWN + 1 - own.length))]);
}
