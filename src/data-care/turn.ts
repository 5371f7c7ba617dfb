import { createThrottle, type Throttle } from './throttle';

/** What a run of background work may take of the storage's rate, and for how long. */
export interface Turn {
  throttle: Throttle;
  /** Milliseconds since the epoch after which no further page is begun. */
  until: number;
}

/** A job lives 55 seconds. */
export const JOB_MS = 35_000;

export const turnOf = (ms: number): Turn => ({ throttle: createThrottle(), until: Date.now() + ms });

/** Whether the turn is over: its time is up, or would be before it may go on. */
export const isOver = ({ throttle, until }: Turn): boolean => Date.now() + throttle.waiting() >= until;

/** For how long the job that goes on is to wait, so that one after another they take the share of one. */
export const secondsToNext = ({ throttle }: Turn): number => Math.ceil(throttle.waiting() / 1000);
