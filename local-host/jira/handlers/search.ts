import { createHash } from 'node:crypto';
import { searchIssues } from '../jql/search';
import { badRequest } from '../rest/errors';
import type { Answer, Call, Handler } from '../rest/handler';
import { asksIdsOnly, chosenFields } from '../views/field-choice';
import { showIssue } from './issues/read';
import { refuseExpand, refuseUnmodelledMembers } from './refuse';

interface Search {
  jql?: string;
  nextPageToken?: string;
  maxResults?: number;
  fields?: string[];
  properties?: string[];
  reconcileIssues?: number[];
}

/** Source: GET /search/jql. With fields Jira answers at most 100 issues a page, whatever is asked. */
const MOST_IDS = 5000;
const MOST_ISSUES = 100;
const DEFAULT_PAGE = 50;
const MOST_PROPERTIES = 5;
const MOST_RECONCILED = 50;

export const searchByGet: Handler = {
  kind: 'read',
  honours: ['jql', 'nextPageToken', 'maxResults', 'fields', 'properties', 'expand', 'reconcileIssues'],
  harmless: ['fieldsByKeys', 'failFast'],
  handle(call) {
    refuseExpand(call);
    const { query } = call;
    return search(call, {
      jql: query.text('jql'),
      nextPageToken: query.text('nextPageToken'),
      maxResults: query.number('maxResults'),
      fields: query.list('fields'),
      properties: query.list('properties'),
      reconcileIssues: query.list('reconcileIssues').map(Number),
    });
  },
};

const MODELLED = [
  'jql',
  'nextPageToken',
  'maxResults',
  'fields',
  'properties',
  'fieldsByKeys',
  'reconcileIssues',
];

export const searchByPost: Handler = {
  kind: 'read',
  handle(call) {
    refuseUnmodelledMembers(call.body as object, MODELLED);
    return search(call, call.body as Search);
  },
};

function search(call: Call, asked: Search): Answer {
  const { jql = '', fields = [], properties = [], maxResults = DEFAULT_PAGE } = asked;
  if (maxResults < 1) throw badRequest('The maxResults parameter must be positive.');
  if (properties.length > MOST_PROPERTIES) throw badRequest(`At most ${MOST_PROPERTIES} properties.`);
  if ((asked.reconcileIssues?.length ?? 0) > MOST_RECONCILED) {
    throw badRequest(`At most ${MOST_RECONCILED} issues can be reconciled.`);
  }
  const start = positionOf(asked.nextPageToken, jql);
  const found = searchIssues(jql, call);
  const idsOnly = asksIdsOnly(fields) && properties.length === 0;
  const end = start + Math.min(maxResults, idsOnly ? MOST_IDS : MOST_ISSUES);
  const shown = chosenFields(fields, 'id');
  const issues = found
    .slice(start, end)
    .map((issue) => (idsOnly ? { id: issue.id } : showIssue(call, issue, shown, properties)));
  const isLast = end >= found.length;
  const body = { issues, isLast, ...(!isLast && { nextPageToken: tokenFor(end, jql) }) };
  return { status: 200, body, objects: issues.length };
}

/** Tokens are bound to their query: Jira refuses one that came with another. */
const digest = (jql: string): string => createHash('sha256').update(jql).digest('hex').slice(0, 16);

const tokenFor = (position: number, jql: string): string =>
  Buffer.from(`${digest(jql)}:${position}`).toString('base64url');

function positionOf(token: string | undefined, jql: string): number {
  if (!token) return 0;
  const [query, position] = Buffer.from(token, 'base64url').toString().split(':');
  if (query !== digest(jql) || !/^\d+$/.test(position ?? '')) {
    throw badRequest('The nextPageToken is invalid or does not belong to this query.');
  }
  return Number(position);
}
