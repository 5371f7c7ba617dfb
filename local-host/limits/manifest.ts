import { noStart, rows, SECOND } from './row';

/** What a manifest may declare. Much of it is found at deployment only, not by Atlassian's published validator. */
export const manifest = rows({
  entities: {
    what: 'Custom entities',
    value: 20,
    unit: 'entities',
    source: '2nd',
    over: noStart('2nd'),
  },
  indexes: {
    what: 'Indexes of an entity',
    value: 7,
    unit: 'indexes',
    source: '2nd',
    over: noStart('2nd'),
  },
  attributes: {
    what: 'Attributes of an entity',
    value: 50,
    unit: 'attributes',
    source: '2nd',
    over: noStart('2nd'),
  },
  scheduledTriggers: {
    what: 'Scheduled triggers',
    value: 5,
    unit: 'triggers',
    source: '2nd',
    over: noStart('2nd'),
  },
  fiveMinuteTriggers: {
    what: 'Scheduled triggers with the interval `fiveMinute`',
    value: 1,
    unit: 'trigger',
    source: '2nd',
    over: noStart('2nd'),
  },
  memoryMinimum: {
    what: '`memoryMB` is at least',
    value: 128,
    unit: 'MB',
    source: 'code',
    over: noStart('code'),
  },
  memoryMaximum: {
    what: '`memoryMB` is at most',
    value: 1024,
    unit: 'MB',
    source: '2nd',
    over: noStart('2nd'),
  },
  timeout: {
    what: '`timeoutSeconds` of a function is at most',
    value: 900 * SECOND,
    unit: 'ms',
    source: 'code',
    over: noStart('code'),
  },
  resources: {
    what: 'Resources',
    value: 10,
    unit: 'resources',
    source: '2nd',
    over: noStart('2nd'),
  },
  retiredRuntimes: {
    what: 'Runtimes that are no longer taken',
    value: ['sandbox', 'nodejs18.x', 'nodejs20.x'],
    unit: '',
    source: '2nd',
    over: noStart('2nd'),
  },
  searchAliasUses: {
    what: 'Declarations of a search alias, its case set aside',
    value: 1,
    unit: 'time',
    source: '2nd',
    over: noStart('2nd'),
  },
  storageScope: {
    what: 'The scope of an app that uses Forge storage',
    value: 'storage:app',
    unit: '',
    source: '2nd',
    over: noStart('2nd'),
  },
});
