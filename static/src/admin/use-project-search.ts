import { useEffect, useState } from 'react';
import type { AdminProject, AdminView } from '../../../src/invoke-api';
import { asFailure, type ApiFailure } from '../api';
import type { AdminCall } from './admin';

type Listed = Pick<AdminView, 'projects' | 'more'>;

export interface ProjectSearch extends Listed {
  /** The words of the newest answer; those of `projects` before it are still shown. */
  query: string;
  searching: boolean;
  failure?: ApiFailure;
  retry(): void;
}

/** Long enough for a word to be typed on, short enough to seem at once. */
const PAUSE_MS = 250;

/**
 * Projects by the words typed, without any those of `view`, which is kept fresh: what it has of a project that was
 * found counts. An answer that was overtaken by a later query is dropped.
 */
export function useProjectSearch(call: AdminCall, view: Listed, query: string): ProjectSearch {
  const [found, setFound] = useState<Listed & { query: string }>();
  const [failed, setFailed] = useState<{ query: string; failure: ApiFailure }>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    const search = async (): Promise<void> => {
      try {
        const { projects, more } = await call('load', { query });
        if (current) setFound({ query, projects, more });
      } catch (error) {
        if (current) setFailed({ query, failure: asFailure(error) });
      }
    };
    setFailed(undefined);
    if (query === '') setFound(undefined);
    const timer = query === '' ? undefined : setTimeout(() => void search(), PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [call, query, attempt]);

  const shown = query === '' ? undefined : found;
  const fresh = (project: AdminProject): AdminProject =>
    view.projects.find(({ id }) => id === project.id) ?? project;
  return {
    projects: shown ? shown.projects.map(fresh) : view.projects,
    more: shown ? shown.more : view.more,
    query: shown?.query ?? '',
    searching: query !== '' && shown?.query !== query && !failed,
    failure: failed?.failure,
    retry: () => setAttempt(attempt + 1),
  };
}
