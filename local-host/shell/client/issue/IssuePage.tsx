import { Loading } from '../components/Loading';
import { NotFound } from '../pages/NotFound';
import { CallError, jira } from '../site/api';
import type { Issue } from '../site/jira-types';
import { useLoad } from '../site/use-load';
import { IssueView } from './IssueView';

/** One issue, laid out as in Jira's issue view. */
export function IssuePage({ issueKey }: { issueKey: string }) {
  const path = `issue/${encodeURIComponent(issueKey)}`;
  const issue = useLoad(path, () => jira<Issue>('GET', path));
  if (issue.error instanceof CallError && [403, 404].includes(issue.error.status)) {
    return <NotFound what={`The issue ${issueKey}`} />;
  }
  return <Loading of={issue}>{(found) => <IssueView issue={found} reload={issue.reload} />}</Loading>;
}
