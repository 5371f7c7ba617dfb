import type { TestHost } from '../../test-app/start';
import { ISSUE_CHECKS, PROJECT_CHECKS } from './app/src/cases/authorize';
import type { CaseName, METHODS, PackageName } from './table';

/** Cases of groups that answer; those of refused groups have nothing to say. */
type Answering<P extends PackageName> = {
  [N in CaseName<P>]: (typeof METHODS)[P][N] extends { how: 'refused' } ? never : N;
}[CaseName<P>];

type Backend = Exclude<PackageName, '@forge/bridge'>;

const time: unknown = expect.any(Number);
const text: unknown = expect.any(String);
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
const fields = (value: object): unknown => expect.objectContaining(value);
const refusal = (code: string, status: number): unknown =>
  fields({ code, responseDetails: fields({ status }) });
const failure = (message: string): unknown =>
  fields({ message: expect.stringContaining(message) as unknown });

const batchItem = { key: 'batch:3', entityName: 'thing' };
const ranks = {
  equalTo: [2],
  greaterThan: [3],
  greaterThanEqualTo: [2, 3],
  lessThan: [1],
  lessThanEqualTo: [1, 2],
  between: [2, 3],
};
const aris = [
  matching(/^ari:cloud:ecosystem::app\/77777777-/),
  matching(/^ari:cloud:ecosystem::environment\/77777777-[^/]+\/[\w-]{36}$/),
  matching(/^ari:cloud:ecosystem::installation\/[\w-]{36}$/),
];

/** What each case answers on the host, as matchers. */
export const expected = (host: TestHost): { [P in Backend]: Record<Answering<P>, unknown> } => ({
  '@forge/api': {
    'Jira, as the app and as the person': ['Behave Pro', 'Paul Projectlead'],
    'another installation to ask': [
      expect.arrayContaining(['requestJira']),
      expect.arrayContaining(['requestJira']),
    ],
    'Atlassian’s gateway, as the app': [200, 200, 200, 200],
    'accounts at other services': failure('Bad provider or missing config for provider service'),
    'the outside world': fields({ name: 'REQUEST_EGRESS_ALLOWLIST_ERR' }),
    'what a person may do in Jira': {
      inJira: [{ permission: 'EDIT_ISSUES', issues: [expect.any(Number)], projects: [] }],
      onIssue: ISSUE_CHECKS,
      inProject: PROJECT_CHECKS,
    },
    'Confluence content to ask about': ['canRead', 'canUpdate', 'canDelete'],
    'personal data': [],
    'URLs of web triggers': {
      url: host.hook,
      same: host.hook,
      listed: [{ moduleKey: 'hook', url: host.hook }],
      changed: true,
      left: [],
      undeclared: failure('Failed to get web trigger URL'),
      secret: failure('Failed to get web trigger URL'),
    },
    'where and as what the app runs': {
      aris,
      same: aris,
      environment: 'PRODUCTION',
      moduleKey: 'panel',
      remaining: time,
      permissions: 'Scopes: storage:app, read:jira-work, read:jira-user, report:personal-data',
    },
    'the runtime below the packages': { person: text, remaining: time, flag: false },
    'work that keeps its invocation': true,
    'permissions the app was granted': {
      missing: 'Scopes: write:jira-work',
      scopes: [true, false],
      fetch: false,
      fonts: false,
    },
    translations: [failure('Failed to get i18n info config'), failure('Failed to get i18n info config')],
    'addresses within Jira': [
      '/rest/api/3/issue/A-1?jql=a%20%3D%20%22b%22',
      '/rest/x?y=1',
      '/rest/../x',
      failure('path manipulation'),
    ],
    'kinds of errors': [true, true, false],
  },
  '@forge/kvs': {
    'a value by its key': {
      read: { a: 1 },
      described: {
        key: 'one',
        value: { a: 1 },
        createdAt: time,
        updatedAt: time,
        expireTime: matching(/^\d{4}-\d\d-\d\dT/),
      },
      replaced: { key: 'one', value: { a: 1 }, createdAt: time },
      conflict: refusal('KEY_CONFLICT', 409),
      gone: true,
    },
    'options of a write and of a read': [true, false],
    'a secret by its key': { read: 's3cret', asValue: null, gone: true },
    'batches, each item for itself': {
      set: {
        successfulKeys: [{ key: 'batch:1' }, batchItem],
        failedKeys: [{ key: 'batch/2', error: fields({ code: 'INVALID_KEY' }) }],
      },
      got: {
        successfulKeys: [
          { key: 'batch:1', value: 1 },
          { ...batchItem, value: { owner: 'batch', rank: 3 } },
        ],
        failedKeys: [{ key: 'batch:9', error: fields({ code: 'KEY_NOT_FOUND' }) }],
      },
      deleted: { successfulKeys: [{ key: 'batch:1' }, batchItem], failedKeys: [] },
      gone: true,
    },
    'keys by their beginning': {
      first: [
        { key: 'k:1', value: 'k:1' },
        { key: 'k:2', value: 'k:2' },
      ],
      rest: { results: [{ key: 'k:3', value: 'k:3' }] },
      one: { key: 'k:1', value: 'k:1' },
      described: [{ key: 'l:1', value: 'l:1', createdAt: time }],
    },
    'an entity by its key': {
      read: { key: 'e', value: { owner: 'e', rank: 1 }, updatedAt: time },
      wrong: refusal('INVALID_ENTITY_VALUE', 400),
      replaced: { key: 'e', value: { owner: 'e', rank: 2 } },
      gone: true,
    },
    'entities by an index': {
      down: ['i4', 'i3'],
      further: ['i2', 'i1'],
      some: ['i2', 'i4'],
      described: { key: 'i1', value: { owner: 'index', rank: 1 }, createdAt: time },
    },
    'all or none': {
      stopped: refusal('CONDITIONAL_CHECK_FAILED', 400),
      before: [null, 1],
      after: [1, null],
    },
    'each condition of a range': { ...ranks, beginsWith: 3 },
    'each condition of a filter': {
      ...ranks,
      notEqualTo: [1, 3],
      beginsWith: [1],
      contains: [2],
      notContains: [1, 3],
      exists: [1, 2, 3],
      notExists: [],
    },
    'filters by and, by or': {
      both: [2],
      either: [1, 3],
      operators: ['and', 'or', 'or'],
      sizes: [2, 2, 0],
    },
  },
  '@forge/object-store': {
    'an object, up and down': {
      stored: 200,
      described: {
        key: 'inside',
        size: 5,
        checksum: 'J3CJ2RwL308uaGK6fkoHYFEZQx9dE/cm3TUrBvGyBqk=',
        contentType: matching(/^text\/plain/),
        createdAt: matching(/^\d{4}-/),
      },
      text: 'bytes',
      gone: true,
      byNetwork: refusal('NOT_MODELLED', 501),
    },
    'an object, by URLs for everybody': { stored: 200, text: 'bytes', url: matching(/^http.*\/public\//) },
  },
  '@forge/events': {
    'a job and its events': {
      waiting: { success: 0, inProgress: 2, failed: 0 },
      cancelled: { success: 0, inProgress: 0, failed: 2 },
      unheard: failure('No consumer listens to queue nobody'),
      misnamed: failure('Queue names can only contain'),
    },
    'a job, looked at by itself': {
      waiting: { success: 0, inProgress: 1, failed: 0 },
      cancelled: { success: 0, inProgress: 0, failed: 1 },
      unknown: failure('was not found'),
    },
    'an answer that asks for a retry': [
      { _retry: true, retryOptions: { retryAfter: 1, retryReason: 'FUNCTION_RETRY_REQUEST' } },
      { _retry: true, retryOptions: { retryAfter: 30, retryReason: 'FUNCTION_UPSTREAM_RATE_LIMITED' } },
    ],
    'the answer of an old consumer': '{"_retry":true}',
  },
  '@forge/resolver': {
    'functions defined one by one': {
      who: {
        payload: { a: 1 },
        context: { accountId: 'paul', installContext: 'ari:site', moduleKey: 'panel' },
      },
      unknown: failure('no definition for'),
      twice: failure('already exists'),
    },
    'functions defined all at once': { accountId: 'paul', installContext: 'ari:site', moduleKey: 'panel' },
  },
});
