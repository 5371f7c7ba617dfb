import type { ErrorCode } from '../../../../src/invoke-api';
import { asFailure } from '../../api';

/** Failures that pass by themselves. */
const PASSING: readonly ErrorCode[] = ['Unavailable', 'RateLimited'];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Tries again after each of `waits` (milliseconds) while it fails in a way that passes. Rejects with `ApiFailure`. */
export async function persist<T>(attempt: () => Promise<T>, waits: readonly number[]): Promise<T> {
  const [wait, ...later] = waits;
  try {
    return await attempt();
  } catch (error) {
    const failure = asFailure(error);
    if (wait === undefined || !PASSING.includes(failure.code)) throw failure;
    await pause(wait);
    return persist(attempt, later);
  }
}
