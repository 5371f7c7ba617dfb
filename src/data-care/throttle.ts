import { pause } from '../retry';

/** Units of storage that background work takes a minute; people have the rest. Source: docs/architecture.md. */
const UNITS_A_MINUTE = 1_500;
const UNIT_BYTES = 10 * 1024;
const MINUTE_MS = 60_000;
/** Requests that listing a page, reading and deleting what is on it and noting that take, each at least one unit. */
const REQUESTS_A_PAGE = 11;
/** What is stored is listed, then read. */
const READINGS = 2;

/** Slows background work down to its share of the storage's rate. */
export interface Throttle {
  /** Waits until a page of stored items may be worked on, and books what that costs. */
  page(items: readonly { value: unknown }[]): Promise<void>;
  /** For how many milliseconds the next page would wait. */
  waiting(): number;
}

/** @param clock Milliseconds, in a steady time: how long to wait has nothing to do with the date. */
export function createThrottle(
  clock: () => number = () => performance.now(),
  wait: (ms: number) => Promise<void> = pause,
): Throttle {
  let started = clock();
  let used = 0;
  // A page is let through as long as the share is not used up, so that how long the next one waits is known before it is read.
  const waiting = (): number => (used < UNITS_A_MINUTE ? 0 : Math.max(0, MINUTE_MS - (clock() - started)));
  return {
    waiting,
    async page(items) {
      const bytes = items.reduce((sum, { value }) => sum + Buffer.byteLength(JSON.stringify(value)), 0);
      const ms = waiting();
      if (ms > 0) await wait(ms);
      if (ms > 0 || clock() - started >= MINUTE_MS) {
        started = clock();
        used = 0;
      }
      used += READINGS * Math.ceil(bytes / UNIT_BYTES) + REQUESTS_A_PAGE;
    },
  };
}

/** For what a person waits for. */
export const UNTHROTTLED: Throttle = { page: () => Promise.resolve(), waiting: () => 0 };
