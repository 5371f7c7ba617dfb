import { jira } from '../site/api';
import { useFlags } from '../site/flags';

/** Writes fields of the issue, then loads it again. Says whether it was taken; a refusal is shown as a flag. */
export type EditIssue = (fields: Record<string, unknown>) => Promise<boolean>;

export function useIssueEdit(issueKey: string, reload: () => void): EditIssue {
  const flags = useFlags();
  return async (fields) => {
    try {
      await jira('PUT', `issue/${issueKey}`, { fields });
      reload();
      return true;
    } catch (error) {
      const description = (error as Error).message;
      flags.show({ id: 'edit', type: 'error', title: 'The change was not saved', description });
      return false;
    }
  };
}
