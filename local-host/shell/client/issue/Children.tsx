import { jira } from '../site/api';
import { useIssueChanges } from '../site/changes';
import type { Issue, RelatedIssue } from '../site/jira-types';
import { useLoad } from '../site/use-load';
import { RelatedIssues } from './RelatedIssues';

/** Most of them that are shown; the search finds all. */
const SHOWN = 50;

/** The stories of an epic, the subtasks of another issue; nothing when there are none. */
export function Children({ issue: { key, fields } }: { issue: Issue }) {
  const { hierarchyLevel } = fields.issuetype;
  const query = { jql: `parent = ${key} ORDER BY created ASC`, maxResults: SHOWN };
  const children = useLoad(`children of ${key}`, () =>
    jira<{ issues: RelatedIssue[]; nextPageToken?: string }>('POST', 'search/jql', {
      ...query,
      fields: ['summary', 'status', 'issuetype'],
    }),
  );
  useIssueChanges(children.reload);
  const { issues = [], nextPageToken } = children.data ?? {};
  if (issues.length === 0) return null;
  const title = hierarchyLevel > 0 ? 'Child issues' : 'Subtasks';
  return (
    <section>
      <header className="section-header">
        <h2>{title}</h2>
      </header>
      <RelatedIssues label={title} issues={issues} />
      {nextPageToken && (
        <a href={`/issues/?${new URLSearchParams({ jql: `parent = ${key}` })}`}>Show all of them</a>
      )}
    </section>
  );
}
