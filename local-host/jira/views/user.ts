import type { JiraUser } from '../../contract';
import { APP, findAccount } from '../site/people';

/**
 * A user as Jira shows it. Avatars are left out (their host is not modelled) and so are e-mail addresses, which
 * Jira hides from apps unless the person's profile shows them.
 */
export function userView(baseUrl: string, { accountId, displayName }: JiraUser): Record<string, unknown> {
  return {
    self: `${baseUrl}/rest/api/3/user?accountId=${encodeURIComponent(accountId)}`,
    accountId,
    accountType: accountId === APP.accountId ? 'app' : 'atlassian',
    displayName,
    active: true,
    timeZone: 'Etc/UTC',
  };
}

/** The user with this account id; a record that names an unknown account is corrupt. @throws Error */
export function accountView(baseUrl: string, accountId: string): Record<string, unknown> {
  const account = findAccount(accountId);
  if (!account) throw new Error(`No account has the id ${accountId}`);
  return userView(baseUrl, account);
}
