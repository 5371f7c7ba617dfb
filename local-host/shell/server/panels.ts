import type { Store } from '../../store';

/**
 * Which issue panels were added to which issues: on Jira, a panel shows on an issue only after somebody added it
 * there, and then for everybody.
 */
export interface PanelMemory {
  list(issue: PanelIssue): string[];
  add(issue: PanelIssue, moduleKey: string): Promise<void>;
  remove(issue: PanelIssue, moduleKey: string): Promise<void>;
}

/** `created` tells an issue from an earlier one of the same id, before the site was reset. */
export interface PanelIssue {
  installation: string;
  id: string;
  created: string;
}

interface Entry {
  created: string;
  modules: string[];
}

/** Remembers in `store`, so that a restart of the host keeps the panels. */
export function createPanelMemory(store: Store): PanelMemory {
  const table = store.table<Entry>('shell-panels');
  const list = ({ installation, id, created }: PanelIssue): string[] => {
    const entry = table.get([installation, id]);
    return entry?.created === created ? entry.modules : [];
  };
  const put = async (issue: PanelIssue, modules: string[]): Promise<void> => {
    await table.put([issue.installation, issue.id], { created: issue.created, modules });
  };
  return {
    list,
    add: (issue, moduleKey) => put(issue, [...new Set([...list(issue), moduleKey])]),
    remove: (issue, moduleKey) =>
      put(
        issue,
        list(issue).filter((key) => key !== moduleKey),
      ),
  };
}
