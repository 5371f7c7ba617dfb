import { useCallback, useRef } from 'react';
import type { ErrorCode } from '../../../src/invoke-api';
import { ApiFailure } from '../api';

export type Once = <P extends object, T>(
  perform: (payload: P & { writeId: string }) => Promise<T>,
  payload: P,
) => Promise<T>;

/** Failures after which it may have happened all the same. Any other is an answer, and ends the intent. */
const UNCERTAIN: readonly ErrorCode[] = ['Unavailable', 'RateLimited'];

const isUncertain = (error: unknown): boolean =>
  !(error instanceof ApiFailure) || UNCERTAIN.includes(error.code);

/**
 * Sends a mutation under one `writeId` per intent: the same payload again, after a failure that leaves open whether
 * it was done, keeps its id, so that it is not done twice. After any clear answer, or with another payload, it is a
 * new intent.
 */
export function useOnce(): Once {
  const open = useRef<{ key: string; writeId: string }>();
  return useCallback(async (perform, payload) => {
    const key = JSON.stringify(payload);
    if (open.current?.key !== key) open.current = { key, writeId: crypto.randomUUID() };
    try {
      const value = await perform({ ...payload, writeId: open.current.writeId });
      open.current = undefined;
      return value;
    } catch (error) {
      if (!isUncertain(error)) open.current = undefined;
      throw error;
    }
  }, []);
}
