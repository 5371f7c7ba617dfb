import { AsyncLocalStorage } from 'node:async_hooks';
import type { JiraMeter } from '../contract';
import { LIMITS } from '../limits';

/** What `GET /_local/meter` answers: counted since the last delete, over all installations. */
export interface MeterReading {
  kvs: {
    /** Requests received and not yet answered. */
    inFlight: number;
    requests: number;
    readUnits: number;
    writeUnits: number;
    bytesRead: number;
    bytesWritten: number;
    byPath: Record<string, number>;
  };
  jira: { requests: number; points: number; byPath: Record<string, number> };
  os: { requests: number; uploads: number; downloads: number; bytesUp: number; bytesDown: number };
  invocations: Record<string, { count: number; ms: number; maxMs: number; gbSeconds: number }>;
}

export interface Meter extends JiraMeter {
  read(): MeterReading;
  clear(): void;
  /** A storage request came; call the answer's function once it was answered. */
  kvsStarted(path: string): () => void;
  /** Books units of 10 KB, rounded up, at least one. Answers the units. */
  kvsRead(bytes: number): number;
  kvsWritten(bytes: number): number;
  /** A request of the app that a fault kept from its service: it was made, and cost nothing. */
  unserved(service: 'kvs' | 'jira' | 'os', path: string): void;
  objectRequest(): void;
  uploaded(bytes: number): void;
  downloaded(bytes: number): void;
  invocation(moduleKey: string, ms: number, memoryMB: number): void;
  /** Runs `work` as a call of the app: Jira requests outside of it (people, the shell, the host) are not counted. */
  countingJira<T>(work: () => Promise<T>): Promise<T>;
}

const blank = (inFlight: number): MeterReading => ({
  kvs: { inFlight, requests: 0, readUnits: 0, writeUnits: 0, bytesRead: 0, bytesWritten: 0, byPath: {} },
  jira: { requests: 0, points: 0, byPath: {} },
  os: { requests: 0, uploads: 0, downloads: 0, bytesUp: 0, bytesDown: 0 },
  invocations: {},
});

const unitsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / LIMITS.kvs.unitBytes.value));

export function createMeter(): Meter {
  const ofApp = new AsyncLocalStorage<true>();
  let reading = blank(0);
  const count = (byPath: Record<string, number>, path: string): void => {
    byPath[path] = (byPath[path] ?? 0) + 1;
  };
  return {
    read: () => structuredClone(reading),
    clear: () => (reading = blank(reading.kvs.inFlight)),
    kvsStarted(path) {
      reading.kvs.requests += 1;
      reading.kvs.inFlight += 1;
      count(reading.kvs.byPath, path);
      return () => void (reading.kvs.inFlight -= 1);
    },
    kvsRead(bytes) {
      const units = unitsOf(bytes);
      reading.kvs.bytesRead += bytes;
      reading.kvs.readUnits += units;
      return units;
    },
    kvsWritten(bytes) {
      const units = unitsOf(bytes);
      reading.kvs.bytesWritten += bytes;
      reading.kvs.writeUnits += units;
      return units;
    },
    unserved(service, path) {
      reading[service].requests += 1;
      if (service === 'kvs') count(reading.kvs.byPath, path.replace(/^\/api\/v1\//, ''));
      if (service === 'jira') count(reading.jira.byPath, path.replace(/\?.*/, ''));
    },
    objectRequest: () => void (reading.os.requests += 1),
    uploaded(bytes) {
      reading.os.uploads += 1;
      reading.os.bytesUp += bytes;
    },
    downloaded(bytes) {
      reading.os.downloads += 1;
      reading.os.bytesDown += bytes;
    },
    jira(path, points) {
      if (!ofApp.getStore()) return;
      reading.jira.requests += 1;
      reading.jira.points += points;
      count(reading.jira.byPath, path);
    },
    invocation(moduleKey, ms, memoryMB) {
      const known = reading.invocations[moduleKey] ?? { count: 0, ms: 0, maxMs: 0, gbSeconds: 0 };
      reading.invocations[moduleKey] = {
        count: known.count + 1,
        ms: known.ms + ms,
        maxMs: Math.max(known.maxMs, ms),
        gbSeconds: known.gbSeconds + (ms / 1000) * (memoryMB / 1024),
      };
    },
    countingJira: (work) => ofApp.run(true, work),
  };
}
