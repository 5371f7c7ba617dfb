import { useEffect } from 'react';

const EVENT = 'issues-changed';

/** Tells every list of issues on the page that there may be others now. */
export const issuesChanged = (): void => void window.dispatchEvent(new Event(EVENT));

/** Calls `reload` whenever issues were made or changed on this page. */
export function useIssueChanges(reload: () => void): void {
  useEffect(() => {
    window.addEventListener(EVENT, reload);
    return () => window.removeEventListener(EVENT, reload);
  }, [reload]);
}
