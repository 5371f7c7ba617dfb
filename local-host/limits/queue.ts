import { answers, DAY, effect, KB, MINUTE, rows, SECOND } from './row';

/** Async events. The codes are the errors that `@forge/events` makes of the answers, or throws before it asks. */
export const queue = rows({
  eventsPerPush: {
    what: 'Events of a push',
    value: 50,
    unit: 'events',
    source: 'code',
    over: answers(400, 'TooManyEventsError', 'code'),
  },
  pushBytes: {
    what: 'The events of a push, as JSON',
    value: 200 * KB,
    unit: 'bytes',
    source: 'code',
    over: answers(413, 'PayloadTooBigError', 'code'),
  },
  delay: {
    what: 'Delay of an event',
    value: 900 * SECOND,
    unit: 'ms',
    source: 'code',
    over: answers(400, 'InvalidPushSettingsError', 'code'),
  },
  eventRate: {
    what: 'Events an installation pushes',
    value: 500,
    unit: 'events',
    per: MINUTE,
    source: '2nd',
    over: answers(429, 'RateLimitError', 'code'),
  },
  longConsumer: {
    what: 'A consumer counts as short up to a timeout of',
    value: 55 * SECOND,
    unit: 'ms',
    source: 'doc',
    over: effect('its events may be smaller only', '2nd'),
  },
  longConsumerEventBytes: {
    what: 'An event for a consumer that is not short, as JSON',
    value: 100 * KB,
    unit: 'bytes',
    source: '2nd',
    over: answers(413, 'PayloadTooBigError', 'code'),
  },
  attempts: {
    what: 'Deliveries of an event whose consumer fails',
    value: 4,
    unit: 'deliveries',
    source: 'doc',
    over: effect('the event is given up and counts as failed', 'doc'),
  },
  retryAfter: {
    what: 'Wait a consumer may ask for',
    value: 900 * SECOND,
    unit: 'ms',
    source: 'doc',
    over: effect('it waits this long and no longer', 'ours'),
  },
  retryDataBytes: {
    what: 'Data a consumer hands to its next try, as JSON',
    value: 4 * KB,
    unit: 'bytes',
    source: 'doc',
    over: effect('the data is dropped', 'ours'),
  },
  retention: {
    what: 'How long an event is tried',
    value: DAY,
    unit: 'ms',
    source: 'doc',
    over: effect('the event is given up and counts as failed', 'doc'),
  },
  backoff: {
    what: 'First wait after a consumer failed; doubled with each further time',
    value: 5 * SECOND,
    unit: 'ms',
    source: 'ours',
    over: effect('the event is delivered again', 'ours'),
  },
});
