import { timeLeft } from '../../forge/time-left';
import type { Throttle } from '../throttle';

/** What a piece of background work may take of the storage's rate and of the invocation's time. */
export interface Share {
  throttle: Throttle;
  /** Books what was listed, waits where that is too much for this minute, and says whether there is time for it. */
  mayGoOn(listed: readonly { value: unknown }[]): Promise<boolean>;
}

/** @param reservedMs What is left of the invocation's time for what comes after this work. */
export function shareOf(throttle: Throttle, reservedMs: number): Share {
  return {
    throttle,
    async mayGoOn(listed) {
      if (timeLeft() < reservedMs) return false;
      await throttle.page(listed);
      return timeLeft() >= reservedMs;
    },
  };
}
