import { mayBrowse } from '../permissions/grants';
import { badRequest } from '../rest/errors';
import type { IssueRecord } from '../site/records';
import { compileClause } from './compile';
import { compileOrder } from './order';
import { parseJql } from './parse';
import type { SearchContext } from './search-field';

/**
 * The issues that a query finds and the caller may browse, in the query's order. Jira's index lags behind writes
 * for up to seconds; that is not modelled: what was written is found at once.
 * @throws RestError 400 for a query that Jira refuses (without a restriction, too), 501 for what is not modelled.
 */
export function searchIssues(jql: string, context: SearchContext): IssueRecord[] {
  const query = parseJql(jql);
  const order = compileOrder(query.orderBy || undefined, context);
  if (!query.where) {
    throw badRequest(
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    );
  }
  const matches = compileClause(query.where, context);
  const { site, principal } = context;
  const visible = new Set(
    site
      .projects()
      .filter((project) => mayBrowse(principal, project))
      .map(({ id }) => id),
  );
  return site
    .issues()
    .filter((issue) => visible.has(issue.projectId) && matches(issue))
    .sort(order);
}
