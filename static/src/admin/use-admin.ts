import { useCallback, useEffect, useRef, useState } from 'react';
import type { AdminProject, AdminView } from '../../../src/invoke-api';
import { useLive, type Live } from '../hooks/use-live';
import { REPORT_POLL_MS, WAITING_POLL_MS } from '../report';
import type { AdminCall } from './admin';
import { loadAll, loadProjects } from './load-admin';
import { hasReport, isWaiting } from './progress';

/** Of the projects that wait for a first report, how many are looked at between two looks at everything. */
const WATCHED = 5;

export interface AdminState {
  live: Live<AdminView>;
  /** No report had ever come when the page was opened. Stays, so that the first one is seen to arrive. */
  firstRun: boolean;
  /** Takes in a project that was just enabled. */
  enabled(project: AdminProject): void;
}

/** What the admin page shows, kept fresh; more often while a first report is waited for. */
export function useAdmin(call: AdminCall): AdminState {
  const [pollMs, setPollMs] = useState(REPORT_POLL_MS);
  const [firstRun, setFirstRun] = useState<boolean>();
  const followed = useRef(new Set<string>());
  const shown = useRef<AdminView>();
  const wholeAt = useRef(0);
  const load = useCallback(async () => {
    const now = shown.current;
    const waiting = now?.projects.filter(isWaiting).slice(0, WATCHED) ?? [];
    const whole = !now || waiting.length === 0 || Date.now() - wholeAt.current >= REPORT_POLL_MS;
    if (whole) wholeAt.current = Date.now();
    const view = await (whole ? loadAll(call, [...followed.current]) : loadProjects(call, now, waiting));
    setPollMs(view.projects.some(isWaiting) ? WAITING_POLL_MS : REPORT_POLL_MS);
    setFirstRun((known) => known ?? !hasReport(view));
    return view;
  }, [call]);
  const live = useLive(load, pollMs);
  useEffect(() => {
    shown.current = live.data;
  }, [live.data]);

  const enabled = (project: AdminProject): void => {
    followed.current.add(project.key);
    live.update((view) => {
      const others = view.projects.filter(({ id }) => id !== project.id);
      return others.length === view.projects.length
        ? { ...view, projects: [...others, project] }
        : { ...view, projects: view.projects.map((one) => (one.id === project.id ? project : one)) };
    });
    // What is stored has grown by it.
    void live.reload();
  };
  return { live, firstRun: firstRun ?? false, enabled };
}
