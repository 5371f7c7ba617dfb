import { useEffect, useState } from 'react';
import type { LinkableScenario } from '../../../src/invoke-api';
import { asFailure, type ApiFailure } from '../api';
import type { PanelCall } from './panel';

export interface Linkable {
  /** What the newest answered query found; `undefined` before the first answer. */
  found?: { query: string; scenarios: LinkableScenario[]; more: boolean };
  failure?: ApiFailure;
  retry(): void;
}

/** Long enough for a word to be typed on, short enough to seem at once. */
const PAUSE_MS = 250;

/** Scenarios of the project by the words typed; an answer that was overtaken by a later query is dropped. */
export function useLinkable(call: PanelCall, query: string): Linkable {
  const [state, setState] = useState<Omit<Linkable, 'retry'>>({});
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    const search = async (): Promise<void> => {
      try {
        const answer = await call('linkable', { query });
        if (current) setState({ found: { query, ...answer } });
      } catch (error) {
        if (current) setState(({ found }) => ({ found, failure: asFailure(error) }));
      }
    };
    const timer = setTimeout(() => void search(), query === '' ? 0 : PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [call, query, attempt]);
  return { ...state, retry: () => setAttempt(attempt + 1) };
}
