import type { Clock } from '../contract';
import type { Store } from '../store';

/** The app's time: real time plus an offset that survives a restart of the host. */
export interface HostClock extends Clock {
  /** Sets the offset in milliseconds; resolves once it is kept. */
  set(offset: number): Promise<void>;
  /** Calls `listener` after each change. */
  onChange(listener: (offset: number) => void): void;
}

const KEY = 'clock-offset';

export function createClock(store: Store): HostClock {
  const table = store.table<number>('host');
  const listeners: ((offset: number) => void)[] = [];
  let offset = table.get(KEY) ?? 0;
  return {
    now: () => Date.now() + offset,
    offset: () => offset,
    async set(milliseconds) {
      offset = milliseconds;
      await store.transaction(() => table.put(KEY, milliseconds));
      for (const listener of listeners) listener(milliseconds);
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
