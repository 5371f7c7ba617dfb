import { useCallback, useRef, useState } from 'react';
import type { AdminProject, AdminView } from '../../../src/invoke-api';
import { useLive, type Live } from '../hooks/use-live';
import type { AdminCall } from './admin';
import { hasReport, isWaiting } from './progress';

/** Somebody is at the pipeline now and looks here for its first report. */
const WAITING_POLL_MS = 10_000;
const POLL_MS = 60_000;

export interface AdminState {
  live: Live<AdminView>;
  /** No report had ever come when the page was opened. Stays, so that the first one is seen to arrive. */
  firstRun: boolean;
  /** Takes in a project that was just enabled. */
  enabled(project: AdminProject): void;
}

/** A site may have more projects than one answer lists: those of `keys` that `view` lacks are asked for by name. */
async function withProjects(call: AdminCall, view: AdminView, keys: readonly string[]): Promise<AdminView> {
  const missing = keys.filter((wanted) => !view.projects.some(({ key }) => key === wanted));
  const found = await Promise.all(missing.map((query) => call('load', { query })));
  const more = found.flatMap(({ projects }, index) => projects.filter(({ key }) => key === missing[index]));
  return { ...view, projects: [...view.projects, ...more] };
}

/** What the admin page shows, kept fresh; more often while a first report is waited for. */
export function useAdmin(call: AdminCall): AdminState {
  const [pollMs, setPollMs] = useState(POLL_MS);
  const [firstRun, setFirstRun] = useState<boolean>();
  const followed = useRef(new Set<string>());
  const load = useCallback(async () => {
    const view = await withProjects(call, await call('load', {}), [...followed.current]);
    setPollMs(view.projects.some(isWaiting) ? WAITING_POLL_MS : POLL_MS);
    setFirstRun((now) => now ?? !hasReport(view));
    return view;
  }, [call]);
  const live = useLive(load, pollMs);

  const enabled = (project: AdminProject): void => {
    followed.current.add(project.key);
    live.update((view) => {
      const others = view.projects.filter(({ id }) => id !== project.id);
      return others.length === view.projects.length
        ? { ...view, projects: [...others, project] }
        : { ...view, projects: view.projects.map((one) => (one.id === project.id ? project : one)) };
    });
  };
  return { live, firstRun: firstRun ?? false, enabled };
}
