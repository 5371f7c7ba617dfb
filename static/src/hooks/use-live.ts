import { useCallback, useEffect, useRef, useState } from 'react';
import { asFailure, type ApiFailure } from '../api';

export interface Live<T> {
  /** The newest value; stays when a later refresh fails. */
  data?: T;
  /** Why the last load failed; gone after one that succeeds. */
  failure?: ApiFailure;
  loading: boolean;
  reload(): Promise<void>;
  /** Puts in what a mutation returned; a load that was already under way is then dropped as older. */
  update(change: (now: T) => T): void;
}

/** How often to look, in milliseconds, while work goes on that somebody here has just begun and waits for. */
export const WORKING_POLL_MS = 3_000;

/** Coming back to a window fires `focus` and `visibilitychange` together: one look is enough. */
const QUIET_MS = 2_000;
const SLOWEST_MS = 5 * 60_000;

/**
 * Keeps a value fresh: loads at once, whenever the window is come back to, and every `pollMs` milliseconds while the
 * page can be seen. After failures it asks less and less often, down to every five minutes.
 */
export function useLive<T>(load: () => Promise<T>, pollMs: number): Live<T> {
  const [state, setState] = useState<{ data?: T; failure?: ApiFailure; loading: boolean }>({ loading: true });
  const turn = useRef(0);
  const lastStart = useRef(0);
  const failures = useRef(0);

  const reload = useCallback(async () => {
    const mine = ++turn.current;
    lastStart.current = Date.now();
    setState((now) => ({ ...now, loading: true }));
    try {
      const data = await load();
      failures.current = 0;
      if (mine === turn.current) setState({ data, loading: false });
    } catch (error) {
      failures.current += 1;
      if (mine === turn.current) setState((now) => ({ ...now, failure: asFailure(error), loading: false }));
    }
  }, [load]);

  const update = useCallback((change: (now: T) => T) => {
    turn.current += 1;
    setState((now) => (now.data === undefined ? now : { data: change(now.data), loading: false }));
  }, []);

  useEffect(() => {
    void reload();
    return () => {
      turn.current += 1;
    };
  }, [reload]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current = true;
    const look = async (): Promise<void> => {
      if (document.visibilityState !== 'visible' || Date.now() - lastStart.current < QUIET_MS) return;
      await reload();
    };
    const lookNow = (): void => void look();
    const schedule = (): void => {
      if (!current) return;
      const wait = Math.min(pollMs * 2 ** failures.current, Math.max(SLOWEST_MS, pollMs));
      // The next wait is known only when this look has ended: it may have failed.
      timer = setTimeout(() => void look().then(schedule), wait);
    };
    schedule();
    window.addEventListener('focus', lookNow);
    document.addEventListener('visibilitychange', lookNow);
    return () => {
      current = false;
      clearTimeout(timer);
      window.removeEventListener('focus', lookNow);
      document.removeEventListener('visibilitychange', lookNow);
    };
  }, [reload, pollMs]);

  return { ...state, reload, update };
}
