import { useCallback, useEffect, useRef, useState } from 'react';
import { asFailure, type ApiFailure } from '../api';

export interface Action<A extends unknown[], T> {
  /** Resolves with `undefined` when it failed: `failure` then says why. A second run while one is under way is ignored. */
  run(...args: A): Promise<T | undefined>;
  busy: boolean;
  failure?: ApiFailure;
  clear(): void;
}

/** Runs something a person asked for, one at a time, and keeps its failure for showing. */
export function useAction<A extends unknown[], T>(perform: (...args: A) => Promise<T>): Action<A, T> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const running = useRef(false);
  const latest = useRef(perform);
  useEffect(() => {
    latest.current = perform;
  });

  const run = useCallback(async (...args: A) => {
    if (running.current) return undefined;
    running.current = true;
    setBusy(true);
    setFailure(undefined);
    try {
      return await latest.current(...args);
    } catch (error) {
      setFailure(asFailure(error));
      return undefined;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setFailure(undefined), []);
  return { run, busy, failure, clear };
}
