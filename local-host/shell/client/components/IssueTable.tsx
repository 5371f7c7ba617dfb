import type { Issue } from '../site/jira-types';
import { Avatar } from './Avatar';
import { IssueType } from './IssueType';
import { StatusLozenge } from './Lozenge';

/** What the table reads of an issue: the `fields` to ask Jira for. */
export const TABLE_FIELDS = ['summary', 'status', 'issuetype', 'assignee', 'project'];

/** Issues as rows, each opening its issue. */
export function IssueTable({ issues, caption }: { issues: Issue[]; caption: string }) {
  if (issues.length === 0) return <p className="empty">No issues were found.</p>;
  return (
    <div className="table-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">Summary</th>
            <th scope="col">Status</th>
            <th scope="col">Assignee</th>
          </tr>
        </thead>
        <tbody>
          {issues.map(({ key, fields }) => (
            <tr key={key}>
              <td className="cell-key">
                <IssueType name={fields.issuetype.name} />
                <a href={`/browse/${key}`}>{key}</a>
              </td>
              <td className="cell-summary">
                <a href={`/browse/${key}`}>{fields.summary}</a>
              </td>
              <td>
                <StatusLozenge status={fields.status} />
              </td>
              <td className="cell-person">
                <Avatar name={fields.assignee?.displayName} />
                <span>{fields.assignee?.displayName ?? 'Unassigned'}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
