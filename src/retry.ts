/** Waits so many milliseconds. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

/** How often to try, whether a failure is worth another try (each, unless told), and how to wait. */
export interface Persistence {
  attempts?: number;
  worth?: (error: unknown) => boolean;
  wait?: (ms: number) => Promise<void>;
}

/**
 * Does `work`, which must be harmless when repeated, until it succeeds: at most 8 times, with a pause between that
 * doubles from 50 ms to 5 s. For work in the background, which nobody waits for. Throws the last failure.
 */
export async function persistently<T>(
  work: () => Promise<T>,
  { attempts = 8, worth = () => true, wait = pause }: Persistence = {},
): Promise<T> {
  for (let failures = 0; ;) {
    try {
      return await work();
    } catch (error) {
      failures += 1;
      if (failures >= attempts || !worth(error)) throw error;
      await wait(Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS));
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
