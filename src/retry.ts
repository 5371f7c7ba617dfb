/** Waits so many milliseconds. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 1_000;

/**
 * Does `work`, which must be harmless when repeated, until it succeeds: at most 3 times, a second and two apart. For work
 * in the background, which nobody waits for: each request in it has been repeated already (`src/forge/again.ts`), so this
 * is for what lasts longer. Throws the last failure.
 */
export async function persistently<T>(work: () => Promise<T>, wait = pause): Promise<T> {
  for (let failures = 0; ;) {
    try {
      return await work();
    } catch (error) {
      failures += 1;
      if (failures >= ATTEMPTS) throw error;
      await wait(FIRST_PAUSE_MS * 2 ** (failures - 1));
    }
  }
}

/**
 * What `work` comes to, if that is within so many milliseconds; else rejects with `late()`, and what `work` still does
 * is not waited for.
 */
export async function within<T>(ms: number, work: () => Promise<T>, late: () => Error): Promise<T> {
  if (ms <= 0) throw late();
  if (ms === Infinity) return work();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ended = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), ms);
  });
  try {
    return await Promise.race([work(), ended]);
  } finally {
    clearTimeout(timer);
  }
}
