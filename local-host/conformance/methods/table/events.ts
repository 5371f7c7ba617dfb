import { under, type Group } from './group';

export const events = {
  'a job and its events': {
    how: 'modelled',
    methods: ['new Queue', ...under('Queue', 'push', 'getJob', 'getStats', 'cancel')],
  },
  'a job, looked at by itself': {
    how: 'modelled',
    methods: [
      'new JobProgress',
      ...under('JobProgress', 'getStats', 'cancel'),
      ...under('Queue.getJob()', 'getStats', 'cancel'),
    ],
  },
  'an answer that asks for a retry': {
    how: 'package',
    why: 'the consumer returns it, and its event comes again',
    methods: ['new InvocationError'],
  },
  'the answer of an old consumer': {
    how: 'package',
    why: 'a consumer that returns it after `retry()` gets its event again',
    methods: ['new QueueResponse', 'QueueResponse.retry'],
  },
  'events for other apps': {
    how: 'refused',
    why: 'no other app is installed here; the package puts the 501 into what it answers',
    methods: ['appEvents.publish'],
  },
} as const satisfies Record<string, Group>;
