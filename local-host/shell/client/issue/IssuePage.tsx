import { useEffect } from 'react';
import { Loading } from '../components/Loading';
import { NotFound } from '../pages/NotFound';
import { CallError, jira } from '../site/api';
import { useIssueChanges } from '../site/changes';
import type { Issue } from '../site/jira-types';
import { useLoad } from '../site/use-load';
import { usePermissions } from '../site/use-permission';
import { IssueView } from './IssueView';
import { ISSUE_RIGHTS, IssueRights } from './use-issue-rights';

/** One issue, laid out as in Jira's issue view. */
export function IssuePage({ issueKey }: { issueKey: string }) {
  const path = `issue/${encodeURIComponent(issueKey)}`;
  const issue = useLoad(path, () => jira<Issue>('GET', path));
  const key = issue.data?.key;
  useIssueChanges(issue.reload);
  // An issue that was moved is found by its old key; the address and the navigation say the new one.
  useEffect(() => {
    if (key !== undefined && key !== issueKey) window.location.replace(`/browse/${key}`);
  }, [key, issueKey]);
  if (issue.error instanceof CallError && [403, 404].includes(issue.error.status)) {
    return <NotFound what={`The issue ${issueKey}`} />;
  }
  return <Loading of={issue}>{(found) => <Rightful issue={found} reload={issue.reload} />}</Loading>;
}

/** The issue, once it is known what one may do to it. */
function Rightful({ issue, reload }: { issue: Issue; reload: () => void }) {
  const rights = usePermissions(ISSUE_RIGHTS, { issueKey: issue.key });
  return (
    <Loading of={rights}>
      {(held) => (
        <IssueRights value={held}>
          <IssueView issue={issue} reload={reload} />
        </IssueRights>
      )}
    </Loading>
  );
}
