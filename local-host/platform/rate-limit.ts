/** Counts within fixed windows of real time, as the platform's quotas do; the app's clock does not matter. */
export interface RateLimit {
  /** Whether the window still has room for `amount`, 1 when it is not known yet. */
  open(key: string, amount?: number): boolean;
  add(key: string, amount: number): void;
  /** Forgets what a key has used. */
  renew(key: string): void;
}

/** At most `limit` per `window` milliseconds and key. `now` is for tests. */
export function createRateLimit(limit: number, window: number, now: () => number = Date.now): RateLimit {
  const used = new Map<string, { window: number; amount: number }>();
  const current = (key: string): { window: number; amount: number } => {
    const number = Math.floor(now() / window);
    const known = used.get(key);
    if (known?.window === number) return known;
    const fresh = { window: number, amount: 0 };
    used.set(key, fresh);
    return fresh;
  };
  return {
    open: (key, amount = 1) => current(key).amount + amount <= limit,
    add: (key, amount) => void (current(key).amount += amount),
    renew: (key) => void used.delete(key),
  };
}
