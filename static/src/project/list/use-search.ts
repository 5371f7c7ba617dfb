import { useEffect, useMemo, useState } from 'react';
import { asFailure, type ApiFailure } from '../../api';
import type { ProjectCall } from '../project';

/** Ids of scenarios by the id of their feature. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

export interface Search {
  query: string;
  type(query: string): void;
  /** What of it are words of names and paths. */
  words: string;
  /** What the tags that are asked for choose; absent while there are none. The last answer stays until the next. */
  chosen?: Chosen;
  /** The tags that were typed are being looked for. */
  busy: boolean;
  failure?: ApiFailure;
}

/** Long enough for an expression to be typed on, short enough to seem at once. */
const PAUSE_MS = 400;

/** What begins with @ somewhere is a tag expression; everything else is words of names and paths. */
const isTags = (query: string): boolean => /(^|[\s(])@/.test(query);

/** What is searched for in the project: words, or scenarios by a tag expression. */
export function useSearch(call: ProjectCall): Search {
  const [query, setQuery] = useState('');
  const [answer, setAnswer] = useState<{ to: string; chosen?: Chosen; failure?: ApiFailure }>({ to: '' });
  const tags = isTags(query) ? query.trim() : '';
  useEffect(() => {
    if (!tags) return undefined;
    let current = true;
    const look = async (): Promise<void> => {
      try {
        const { chosen } = await call('tagged', { tags });
        if (current) setAnswer({ to: tags, chosen });
      } catch (error) {
        if (current) setAnswer(({ chosen }) => ({ to: tags, chosen, failure: asFailure(error) }));
      }
    };
    const timer = setTimeout(() => void look(), PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [call, tags]);
  // The list is long: it is drawn again only when something of this changes.
  return useMemo(() => {
    const { to, chosen, failure } = answer;
    return {
      query,
      type: setQuery,
      words: tags ? '' : query,
      busy: tags !== '' && to !== tags,
      ...(tags && chosen && { chosen }),
      ...(tags && to === tags && failure && { failure }),
    };
  }, [query, tags, answer]);
}
