/** Counts within fixed windows of time, as the platform's quotas do. */
export interface RateLimit {
  /** Whether the window still has room for `amount`, 1 when it is not known yet. */
  open(key: string, amount?: number): boolean;
  add(key: string, amount: number): void;
  /** What all keys together have used in this window. */
  total(): number;
  /** Milliseconds until the next window. */
  untilNext(): number;
  /** Forgets what the keys that `which` picks have used. */
  renew(which: (key: string) => boolean): void;
}

/** Milliseconds since 1970 of the time that quotas are counted in; a test may hold it still. */
export type QuotaTime = () => number;

/** At most `value` per `per` milliseconds and key. */
export function createRateLimit(
  { value, per }: { value: number; per: number },
  now: QuotaTime = Date.now,
): RateLimit {
  let current = 0;
  const used = new Map<string, number>();
  const inWindow = (): Map<string, number> => {
    const window = Math.floor(now() / per);
    // Windows turn for all keys at once: what was used before counts for none of them.
    if (window !== current) used.clear();
    current = window;
    return used;
  };
  const usedBy = (key: string): number => inWindow().get(key) ?? 0;
  return {
    open: (key, amount = 1) => usedBy(key) + amount <= value,
    add: (key, amount) => void inWindow().set(key, usedBy(key) + amount),
    total: () => [...inWindow().values()].reduce((sum, amount) => sum + amount, 0),
    untilNext: () => per - (now() % per),
    renew(which) {
      for (const key of [...used.keys()]) if (which(key)) used.delete(key);
    },
  };
}
