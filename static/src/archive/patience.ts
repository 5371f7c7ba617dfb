import type { ErrorCode } from '../../../src/invoke-api';
import { asFailure } from '../api';

/** What goes on stops here: somebody cancelled it. */
export class Cancelled extends Error {}

/** How one goes on while calls fail for a while, and whether it is to go on at all. */
export interface Patience {
  /** Milliseconds before a call that may pass is made again, by why it failed; after the last it fails. */
  waits: Readonly<Partial<Record<ErrorCode, readonly number[]>>>;
  /** Seconds that are waited since too much is going on; `undefined` when it goes on. */
  onWait(seconds: number | undefined): void;
  isCancelled(): boolean;
}

const SECOND = 1_000;

/** Storage counts units a minute: after one it has new ones. */
export const WAITS: Patience['waits'] = {
  Unavailable: [2 * SECOND, 8 * SECOND],
  RateLimited: [15 * SECOND, 30 * SECOND, 60 * SECOND, 60 * SECOND, 60 * SECOND],
};

/** Whoever cancels is not kept waiting for what would have been waited for. */
const LOOK_MS = 200;

async function pause(ms: number, { isCancelled }: Patience): Promise<void> {
  for (let left = ms; left > 0 && !isCancelled(); left -= LOOK_MS)
    await new Promise((resolve) => setTimeout(resolve, Math.min(left, LOOK_MS)));
}

/** Makes a call that is harmless to repeat, again while that helps. Rejects with `ApiFailure` or `Cancelled`. */
export async function patiently<T>(call: () => Promise<T>, patience: Patience): Promise<T> {
  for (let n = 0; ; n += 1) {
    if (patience.isCancelled()) throw new Cancelled();
    try {
      return await call();
    } catch (error) {
      const failure = asFailure(error);
      const wait = patience.waits[failure.code]?.[n];
      if (wait === undefined) throw failure;
      if (failure.code === 'RateLimited') patience.onWait(Math.ceil(wait / SECOND));
      await pause(wait, patience);
      patience.onWait(undefined);
    }
  }
}
