import { removeProperties } from '../jira-search/remove-properties';
import { issueIdOf, pagesOf } from '../records/inventory';

/**
 * Takes the app's search properties off all issues: the one thing of the app that uninstalling leaves in Jira.
 * What Jira refuses stays: there is no later to try again. Atlassian removes what is in Forge storage itself.
 */
export async function farewell(): Promise<void> {
  for await (const issues of pagesOf('issue')) await removeProperties(issues.map(issueIdOf));
}
