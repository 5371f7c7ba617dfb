import { IssueTable } from '../components/IssueTable';
import { Loading } from '../components/Loading';
import { PageHeader } from '../components/PageHeader';
import { useSearch } from './use-search';

/** Search over all projects with JQL, at Jira's address: `/issues/?jql=…`. */
export function SearchPage() {
  const jql = new URLSearchParams(window.location.search).get('jql') ?? '';
  return (
    <>
      <PageHeader title="Issues" />
      <form className="jql" role="search" aria-label="Issues" action="/issues/">
        <input
          name="jql"
          defaultValue={jql}
          aria-label="JQL"
          placeholder="project = SHOP AND bddFailed > 0"
        />
        <button type="submit" className="button button-primary">
          Search
        </button>
      </form>
      {jql ? <Results jql={jql} /> : <p className="empty">Write a JQL query and press Enter.</p>}
    </>
  );
}

function Results({ jql }: { jql: string }) {
  const search = useSearch(jql);
  return (
    <Loading of={search}>
      {({ issues, more }) => (
        <>
          <IssueTable issues={issues} caption="Issues found" />
          {more && (
            <button type="button" className="button" onClick={search.loadMore}>
              Show more
            </button>
          )}
        </>
      )}
    </Loading>
  );
}
