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
  /** Whether the share is used up, of who ends instead of waiting. */
  isSpent?(): boolean;
}

function unitsOf(items: readonly { value: unknown }[]): number {
  const bytes = items.reduce((sum, { value }) => sum + Buffer.byteLength(JSON.stringify(value)), 0);
  return READINGS * Math.ceil(bytes / UNIT_BYTES) + REQUESTS_A_PAGE;
}

/** @param clock Milliseconds, in a steady time: how long to wait has nothing to do with the date. */
export function createThrottle(
  clock: () => number = () => performance.now(),
  wait: (ms: number) => Promise<void> = pause,
): Throttle {
  let started = clock();
  let used = 0;
  return {
    async page(items) {
      const units = unitsOf(items);
      if (clock() - started >= MINUTE_MS) {
        started = clock();
        used = 0;
      }
      if (used > 0 && used + units > UNITS_A_MINUTE) {
        await wait(MINUTE_MS - (clock() - started));
        started = clock();
        used = 0;
      }
      used += units;
    },
  };
}

/** Until work that has used up its share may go on. */
export const SHARE_SECONDS = MINUTE_MS / 1000;

/** For a job, which does not live long enough to wait: it ends when a minute's share is used up. */
export function createAllowance(): Throttle {
  let used = 0;
  return {
    page: (items) => {
      used += unitsOf(items);
      return Promise.resolve();
    },
    isSpent: () => used >= UNITS_A_MINUTE,
  };
}

/** For what a person waits for. */
export const UNTHROTTLED: Throttle = { page: () => Promise.resolve() };
