import { useCallback, useEffect, useState } from 'react';
import { asFailure, type ApiFailure } from '../api';

export interface Asked<T> {
  /** The newest answer; stays when a later one fails. */
  data?: T;
  failure?: ApiFailure;
  loading: boolean;
  again(): void;
}

/** Asks once, when `of` changes, and when told to: for what costs too much to be kept fresh all the time. */
export function useAsked<T>(ask: () => Promise<T>, of = ''): Asked<T> {
  const [state, setState] = useState<{ data?: T; failure?: ApiFailure; loading: boolean }>({ loading: true });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    setState(({ data }) => ({ data, loading: true }));
    ask().then(
      (data) => current && setState({ data, loading: false }),
      (error: unknown) =>
        current && setState(({ data }) => ({ data, failure: asFailure(error), loading: false })),
    );
    return () => {
      current = false;
    };
  }, [ask, of, attempt]);
  return { ...state, again: useCallback(() => setAttempt((n) => n + 1), []) };
}
