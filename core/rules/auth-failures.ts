/** So many wrong attempts within the window close a project's door to further wrong ones. */
export const MAX_FAILURES = 10;
export const WINDOW_MS = 15 * 60 * 1000;

/** Times of failures still in the window, oldest first. One from a clock ahead of `now` counts as just now. */
const recent = (failures: readonly number[], now: number): number[] =>
  failures
    .map((time) => Math.min(time, now))
    .filter((time) => now - time < WINDOW_MS)
    .sort((a, b) => a - b);

export interface AuthBlock {
  blocked: boolean;
  /** Whole seconds until an attempt is heard again; 0 when not blocked. */
  retryAfterSeconds: number;
}

/** Whether attempts are refused unheard, from the times (epoch milliseconds) of the failures before. */
export function authBlock(failures: readonly number[], now: number): AuthBlock {
  const oldest = recent(failures, now).at(-MAX_FAILURES);
  if (oldest === undefined) return { blocked: false, retryAfterSeconds: 0 };
  return { blocked: true, retryAfterSeconds: Math.ceil((oldest + WINDOW_MS - now) / 1000) };
}

/** The times to keep after one more failure at `now`: never more than a block needs. */
export function afterFailure(failures: readonly number[], now: number): number[] {
  return [...recent(failures, now), now].slice(-MAX_FAILURES);
}
