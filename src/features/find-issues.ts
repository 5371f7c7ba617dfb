import { issueSearch } from '@behave-pro/core/rules';
import { readIssues, searchIssues, type JiraIssue } from '../forge/jira';
import type { FoundIssue } from '../invoke-api';

/** As many as a list below a field shows. */
const SHOWN = 10;

const shown = (issues: readonly JiraIssue[]): FoundIssue[] =>
  issues.slice(0, SHOWN).map(({ key, fields }) => ({ key, summary: fields.summary ?? '' }));

/** Issues that a text may mean, as this person may see them: at most 10, those of the project first. One or two Jira requests. */
export async function findIssues(
  project: { id: string; key: string },
  query: string,
): Promise<{ issues: FoundIssue[] }> {
  const search = issueSearch(query, project);
  if ('keys' in search) {
    const found = new Map((await readIssues(search.keys)).map((issue) => [issue.key, issue]));
    // One that was moved answers under its present key: it is meant by the one it had.
    const known = search.keys.flatMap((key) => found.get(key) ?? []);
    return { issues: shown([...new Set([...known, ...found.values()])]) };
  }
  const own = await searchIssues(search.own, SHOWN);
  if (!search.others || own.length >= SHOWN) return { issues: shown(own) };
  return { issues: shown([...own, ...(await searchIssues(search.others, SHOWN - own.length))]) };
}
