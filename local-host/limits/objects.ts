import { answers, DAY, effect, HOUR, KB, MB, MINUTE, rows, SECOND, type Answer } from './row';

/** What stands in the answer; `@forge/object-store` tells the app `RATE_LIMIT_EXCEEDED` whatever it says. */
const tooFast: Answer = answers(429, 'TOO_MANY_REQUESTS', 'doc');

/** The Object Store. */
export const objects = rows({
  requestBytes: {
    what: 'A request, without the bytes of the object',
    value: KB,
    unit: 'bytes',
    source: 'doc',
    over: answers(413, 'PAYLOAD_TOO_LARGE', 'ours'),
  },
  keyLength: {
    what: 'A key has at most',
    value: 500,
    unit: 'characters',
    source: 'ours',
    over: answers(400, 'INVALID_REQUEST', 'ours'),
  },
  objectBytes: {
    what: 'An object',
    value: 1024 * MB,
    unit: 'bytes',
    source: 'doc',
    over: answers(400, 'INVALID_REQUEST', 'ours'),
  },
  urlLifetime: {
    what: 'How long a presigned URL works',
    value: HOUR,
    unit: 'ms',
    source: 'doc',
    over: answers(403, '', 'ours'),
  },
  defaultTtl: {
    what: 'What an object lives when its upload named no `ttlSeconds`',
    value: 90 * DAY,
    unit: 'ms',
    source: 'doc',
    over: effect('the object is gone', 'doc'),
  },
  requestRate: {
    what: 'Requests of an installation',
    value: 5000,
    unit: 'requests',
    per: MINUTE,
    source: 'doc',
    over: tooFast,
  },
  urlRate: {
    what: 'Presigned URLs an installation asks for',
    value: 1000,
    unit: 'requests',
    per: SECOND,
    source: 'doc',
    over: tooFast,
  },
});
