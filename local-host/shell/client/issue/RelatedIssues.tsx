import type { ReactNode } from 'react';
import { IssueType } from '../components/IssueType';
import { StatusLozenge } from '../components/Lozenge';
import type { RelatedIssue } from '../site/jira-types';

interface Props {
  issues: RelatedIssue[];
  label: string;
  /** What stands at the end of an issue's row. */
  action?: (issue: RelatedIssue, index: number) => ReactNode;
}

/** Issues that belong to another one, a row each. */
export function RelatedIssues({ issues, label, action }: Props) {
  return (
    <ul className="related" aria-label={label}>
      {issues.map((issue, index) => (
        <li key={issue.key}>
          <IssueType name={issue.fields.issuetype.name} />
          <a className="related-key" href={`/browse/${issue.key}`}>
            {issue.key}
          </a>
          <span className="related-summary">{issue.fields.summary}</span>
          <StatusLozenge status={issue.fields.status} />
          {action?.(issue, index)}
        </li>
      ))}
    </ul>
  );
}
