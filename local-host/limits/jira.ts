import { answers, HOUR, rows, SECOND, type Answer } from './row';

/** Answered with `Retry-After`, `X-RateLimit-…` and this as `RateLimit-Reason`. */
const tooFast = (reason: string): Answer => answers(429, reason, 'doc');
const burst = tooFast('jira-burst-based');
const perIssue = tooFast('jira-per-issue-on-write');
/** Jira gives a sentence and no code. */
const badRequest: Answer = answers(400, '', 'doc');

/** Jira's REST API. The rates hold for what the app asks, in its own name or a person's; people have others. */
export const jira = rows({
  pointRate: {
    what: 'Points of the app, shared by all its tenants',
    value: 65_000,
    unit: 'points',
    per: HOUR,
    source: 'doc',
    over: tooFast('jira-quota-global-based'),
  },
  getRate: {
    what: '`GET` of one endpoint, by tenant',
    value: 100,
    unit: 'requests',
    per: SECOND,
    source: 'doc',
    over: burst,
  },
  issueGetRate: {
    what: '`GET` of an issue or a user, by tenant',
    value: 150,
    unit: 'requests',
    per: SECOND,
    source: 'doc',
    over: burst,
  },
  postRate: {
    what: '`POST` to one endpoint, by tenant',
    value: 100,
    unit: 'requests',
    per: SECOND,
    source: 'doc',
    over: burst,
  },
  putRate: {
    what: '`PUT` to one endpoint, by tenant',
    value: 50,
    unit: 'requests',
    per: SECOND,
    source: 'doc',
    over: burst,
  },
  deleteRate: {
    what: '`DELETE` at one endpoint, by tenant',
    value: 50,
    unit: 'requests',
    per: SECOND,
    source: 'doc',
    over: burst,
  },
  issueWriteRate: {
    what: 'Writes to one issue, short window',
    value: 20,
    unit: 'writes',
    per: 2 * SECOND,
    source: 'doc',
    over: perIssue,
  },
  issueWriteRateLong: {
    what: 'Writes to one issue, long window',
    value: 100,
    unit: 'writes',
    per: 30 * SECOND,
    source: 'doc',
    over: perIssue,
  },
  propertyKeyLength: {
    what: 'The key of an entity property',
    value: 255,
    unit: 'characters',
    source: 'doc',
    over: badRequest,
  },
  propertyValueLength: {
    what: 'The value of an entity property, as JSON',
    value: 32_768,
    unit: 'characters',
    source: 'doc',
    over: badRequest,
  },
  bulkIssues: {
    what: 'Issues of one bulk write of properties',
    value: 100,
    unit: 'issues',
    source: 'doc',
    over: badRequest,
  },
  bulkDeletions: {
    what: 'Issues that one bulk deletion of a property names',
    value: 10_000,
    unit: 'issues',
    source: 'doc',
    over: badRequest,
  },
  bulkProperties: {
    what: 'Properties of an issue in a bulk write',
    value: 10,
    unit: 'properties',
    source: 'doc',
    over: badRequest,
  },
});
