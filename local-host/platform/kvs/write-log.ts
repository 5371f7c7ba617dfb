import type { Item, ItemRef } from './items';

/** Remembers what recent writes replaced, so that queries can answer from some time ago as the platform's do. */
export interface WriteLog {
  /** How late queries see writes, in milliseconds; 0 turns remembering off. */
  setLag(milliseconds: number): void;
  lag(): number;
  note(ref: ItemRef, before: Item | undefined): void;
  /** Items of a space as they were a lag ago, by key, for those written since; `undefined` where there was none. */
  before(installation: string, space: string): Map<string, Item | undefined>;
  clear(): void;
}

interface Write {
  at: number;
  ref: ItemRef;
  before: Item | undefined;
}

const FORGET_AT = 1000;

/**
 * Replicas catch up in the time that passes for the app: when the clock is moved on by more than the lag they have, and so
 * they have when it is moved back.
 */
export function createWriteLog(now: () => number): WriteLog {
  let lag = 0;
  let writes: Write[] = [];
  let most = FORGET_AT;
  const forget = (): void => {
    const present = now();
    writes = writes.filter(({ at }) => at > present - lag && at <= present);
    most = Math.max(FORGET_AT, 2 * writes.length);
  };
  return {
    setLag(milliseconds) {
      lag = milliseconds;
      forget();
    },
    lag: () => lag,
    note(ref, before) {
      if (lag <= 0) return;
      // Who writes and never queries must not fill the memory.
      if (writes.length >= most) forget();
      writes.push({ at: now(), ref, before });
    },
    before(installation, space) {
      forget();
      const past = new Map<string, Item | undefined>();
      for (const { ref, before } of writes) {
        const same = ref.installation === installation && ref.space === space;
        if (same && !past.has(ref.key)) past.set(ref.key, before);
      }
      return past;
    },
    clear: () => void (writes = []),
  };
}
