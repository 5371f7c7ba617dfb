import { useCallback, useEffect, useRef, useState } from 'react';
import type { AuditEntryView, AuditPage } from '../../../src/invoke-api';
import { asFailure, type ApiFailure } from '../api';
import { askOf, isBackwards, type Ask, type Chosen } from './chosen';

export type AskAudit = (ask: Ask) => Promise<AuditPage>;

interface State {
  entries: readonly AuditEntryView[];
  next?: string;
  loading: boolean;
  failure?: ApiFailure;
  /** People of every entry that was read, by account id. */
  people: ReadonlyMap<string, string>;
}

export interface AuditLogState extends State {
  /** Reads the newest again. */
  refresh(): void;
  older(): void;
}

const withPeople = (
  known: ReadonlyMap<string, string>,
  { entries }: AuditPage,
): ReadonlyMap<string, string> =>
  new Map([...known, ...entries.flatMap(({ by }) => (by ? [[by.accountId, by.name] as const] : []))]);

/** What of the log is chosen, a page at a time; an answer to what is no longer chosen is let go. */
export function useAuditLog(ask: AskAudit, chosen: Chosen): AuditLogState {
  const [state, setState] = useState<State>({ entries: [], loading: true, people: new Map() });
  const turn = useRef(0);
  const read = useCallback(
    async ({ after, isFirst = false }: { after?: string | undefined; isFirst?: boolean } = {}) => {
      const mine = (turn.current += 1);
      setState(({ entries, next, people }) => ({ entries, ...(next && { next }), people, loading: true }));
      try {
        const page: AuditPage = isBackwards(chosen)
          ? { entries: [] }
          : await ask({ ...askOf(chosen), ...(after && { after }) });
        if (mine !== turn.current) return;
        setState(({ entries, people }) => ({
          entries: after ? [...entries, ...page.entries] : page.entries,
          ...(page.next && { next: page.next }),
          people: withPeople(people, page),
          loading: false,
        }));
      } catch (error) {
        if (mine !== turn.current) return;
        // What is on the page then was chosen before.
        const kept = ({ next: _next, ...state }: State): State => ({ ...state, entries: [] });
        setState((now) => ({ ...(isFirst ? kept(now) : now), loading: false, failure: asFailure(error) }));
      }
    },
    [ask, chosen],
  );
  useEffect(() => {
    void read({ isFirst: true });
  }, [read]);
  const { next } = state;
  return {
    ...state,
    refresh: useCallback(() => void read(), [read]),
    older: useCallback(() => void read({ after: next }), [read, next]),
  };
}
