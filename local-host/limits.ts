/**
 * The platform's limits, in one table. The host enforces them and the conformance suite reads them.
 * Sizes are bytes, times are milliseconds. Source: Atlassian's pages "Platform quotas and limits", "KVS and Custom
 * Entity Store limits", "Defining Custom Entities", "Async events API" and "Object Store", unless a line says otherwise.
 */

const KB = 1024;
const MB = 1024 * KB;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const LIMITS = {
  kvs: {
    keyPattern: /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/,
    keyLength: 500,
    valueBytes: 240 * KB,
    valueDepth: 31,
    transactionOperations: 25,
    transactionBytes: 4 * MB,
    batchKeys: 25,
    batchBytes: 4 * MB,
    queryPage: 100,
    queryPageDefault: 10,
    ttl: 365 * DAY,
    /** Expired items may be read until they are deleted, this much later at most. */
    ttlDeletionDelay: 48 * HOUR,
    partitionBytes: 1700,
    rangeBytes: 900,
    integerMinimum: -(2 ** 31),
    integerMaximum: 2 ** 31 - 1,
    unitBytes: 10 * KB,
    requestsPerSecond: 1000,
    readUnitsPerMinute: 4000,
    writeUnitsPerMinute: 4000,
  },
  objects: {
    requestBytes: KB,
    objectBytes: 1024 * MB,
    urlLifetime: HOUR,
    /** What an object lives when its upload named no `ttlSeconds`. */
    defaultTtl: 90 * DAY,
    requestsPerMinute: 5000,
  },
  queue: {
    eventsPerPush: 50,
    pushBytes: 200 * KB,
    delaySeconds: 900,
    eventsPerMinute: 500,
    /** Events for consumers that may run longer than `longConsumer`. */
    longConsumerEventBytes: 100 * KB,
    longConsumer: 55 * SECOND,
    attempts: 4,
    retryAfterSeconds: 900,
    retryDataBytes: 4 * KB,
    retention: DAY,
    /** First wait after a failure of the app; doubled with each further one. Atlassian names no number. */
    backoff: 5 * SECOND,
  },
  functions: {
    resolverTimeout: 25 * SECOND,
    defaultTimeout: 55 * SECOND,
    maximumTimeout: 900 * SECOND,
    invokeRequestBytes: 500 * KB,
    invokeResponseBytes: 5 * MB,
    webTriggerBytes: 5 * MB,
    memoryMB: 512,
    logLinesPerMinute: 100,
    processes: 8,
  },
} as const;
