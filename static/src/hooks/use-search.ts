import { useEffect, useState } from 'react';
import { asFailure, type ApiFailure } from '../api';

export interface Search<T> {
  /** What the newest answered query found; `undefined` before the first answer. */
  found?: { query: string; answer: T };
  failure?: ApiFailure;
  retry(): void;
}

/** Long enough for a word to be typed on, short enough to seem at once. */
const PAUSE_MS = 250;

/** What is found by the words typed; an answer that was overtaken by a later query is dropped. `ask` is to stay the same function. */
export function useSearch<T>(ask: (query: string) => Promise<T>, query: string): Search<T> {
  const [state, setState] = useState<Omit<Search<T>, 'retry'>>({});
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    const search = async (): Promise<void> => {
      try {
        const answer = await ask(query);
        if (current) setState({ found: { query, answer } });
      } catch (error) {
        if (current) setState(({ found }) => ({ found, failure: asFailure(error) }));
      }
    };
    const timer = setTimeout(() => void search(), query === '' ? 0 : PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [ask, query, attempt]);
  return { ...state, retry: () => setAttempt(attempt + 1) };
}
