import { __getRuntime } from '@forge/api';

/** Milliseconds until the platform ends this invocation without a word; endless where nobody says. */
export function timeLeft(): number {
  try {
    return __getRuntime().lambdaContext?.getRemainingTimeInMillis?.() ?? Infinity;
  } catch {
    return Infinity;
  }
}
