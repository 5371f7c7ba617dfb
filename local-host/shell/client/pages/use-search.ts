import { useEffect, useState } from 'react';
import { TABLE_FIELDS } from '../components/IssueTable';
import { jira } from '../site/api';
import { useIssueChanges } from '../site/changes';
import type { Issue } from '../site/jira-types';
import { type Loaded, useLoad } from '../site/use-load';

const PAGE = 50;

interface Page {
  issues: Issue[];
  nextPageToken?: string;
}

export interface Found {
  issues: Issue[];
  /** There are further pages. */
  more: boolean;
}

/** Issues that match `jql`, page after page. */
export function useSearch(jql: string): Loaded<Found> & { loadMore(): void } {
  const ask = (nextPageToken?: string) => {
    const body = { jql, fields: TABLE_FIELDS, maxResults: PAGE, ...(nextPageToken && { nextPageToken }) };
    return jira<Page>('POST', 'search/jql', body);
  };
  const first = useLoad(jql, () => ask());
  useIssueChanges(first.reload);
  const [later, setLater] = useState<Page[]>([]);
  useEffect(() => setLater([]), [first.data]);
  const pages = first.data ? [first.data, ...later] : [];
  const next = pages.at(-1)?.nextPageToken;
  return {
    ...(first.error && { error: first.error }),
    reload: first.reload,
    ...(first.data && { data: { issues: pages.flatMap(({ issues }) => issues), more: next !== undefined } }),
    loadMore: () => void ask(next).then((page) => setLater((shown) => [...shown, page])),
  };
}
