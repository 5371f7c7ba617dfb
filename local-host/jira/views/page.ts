import { badRequest } from '../rest/errors';
import type { Query } from '../rest/query';

export interface Page {
  self: string;
  maxResults: number;
  startAt: number;
  total: number;
  isLast: boolean;
  values: unknown[];
}

/** The slice of `items` that `startAt` and `maxResults` (capped at `most`) ask for. @throws RestError 400 */
export function window<T>(
  query: Query,
  items: T[],
  most: number,
): { startAt: number; maxResults: number; items: T[] } {
  const startAt = query.number('startAt') ?? 0;
  const asked = query.number('maxResults') ?? most;
  if (startAt < 0) throw badRequest('The startAt parameter must not be negative.');
  if (asked < 0) throw badRequest('The maxResults parameter must not be negative.');
  const maxResults = Math.min(asked, most);
  return { startAt, maxResults, items: items.slice(startAt, startAt + maxResults) };
}

/** One page in the shape of Jira's `PageBean…` schemas. */
export function page<T>(
  url: string,
  query: Query,
  items: T[],
  most: number,
  show: (item: T) => unknown,
): Page {
  const { startAt, maxResults, items: shown } = window(query, items, most);
  return {
    self: `${url}?maxResults=${maxResults}&startAt=${startAt}`,
    maxResults,
    startAt,
    total: items.length,
    isLast: startAt + shown.length >= items.length,
    values: shown.map(show),
  };
}
