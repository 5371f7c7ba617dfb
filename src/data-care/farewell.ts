import { removeProperties } from '../jira-search/remove-properties';
import { issueIdOf, pagesOf } from '../records/inventory';
import { pause } from '../retry';

/** Until queries tell what was written just before; Atlassian names no number. */
const QUERIES_LAG_MS = 2_000;

/**
 * Takes the app's search properties off all issues: the one thing of the app that uninstalling leaves in Jira.
 * A second look finds those that queries did not tell yet at the first. What Jira refuses stays: there is no later to try
 * again. Atlassian removes what is in Forge storage itself.
 */
export async function farewell(): Promise<void> {
  const removed = new Set<string>();
  const look = async (): Promise<void> => {
    for await (const issues of pagesOf('issue')) {
      const ids = issues.map(issueIdOf).filter((id) => !removed.has(id));
      await removeProperties(ids);
      for (const id of ids) removed.add(id);
    }
  };
  await look();
  await pause(QUERIES_LAG_MS);
  await look();
}
