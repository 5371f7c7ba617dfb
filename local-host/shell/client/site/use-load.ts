import { useCallback, useEffect, useState } from 'react';

export interface Loaded<T> {
  data?: T;
  error?: Error;
  /** Loads again; what was loaded stays until then. */
  reload(): void;
}

/** Loads at the first rendering and whenever `key` changes. A late answer to an earlier key is dropped. */
export function useLoad<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ key: string; data?: T; error?: Error }>({ key });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    load().then(
      (data) => wanted && setState({ key, data }),
      (error: Error) => wanted && setState({ key, error }),
    );
    return () => {
      wanted = false;
    };
    // `load` is what `key` names: a new function alone is no reason to load again.
  }, [key, round]);
  const reload = useCallback(() => setRound((count) => count + 1), []);
  const { data, error } = state.key === key ? state : {};
  return { ...(data !== undefined && { data }), ...(error && { error }), reload };
}
