import { route } from '@forge/api';
import { ask, askJson, JiraError } from './request';

interface JiraWatchers {
  watchCount?: number;
  watchers?: { accountId?: string; active?: boolean }[];
}

/** Who gets a mail about an issue: these accounts, or whoever watches it. */
export type MailTo = { users: { accountId: string }[] } | { watchers: true };

/**
 * Account ids of those who watch an issue and can get a mail, as the app sees them; `undefined` where Jira does not name all of
 * them to the app. Throws JiraError where it does not answer for now.
 */
export async function readWatchers(issueId: string): Promise<string[] | undefined> {
  try {
    const { watchCount = 0, watchers = [] } = await askJson<JiraWatchers>(
      'app',
      'get watchers',
      route`/rest/api/3/issue/${issueId}/watchers`,
    );
    const named = watchers.filter(({ accountId }) => accountId !== undefined);
    if (named.length < watchCount) return undefined;
    return named.flatMap(({ accountId = '', active }) => (active === false ? [] : accountId));
  } catch (error) {
    if (error instanceof JiraError && error.status < 500 && error.status !== 429) return undefined;
    throw error;
  }
}

/**
 * Has Jira send a mail about an issue, as the app, to those of `to` who may browse it. Not repeatable: each call sends one.
 * Throws JiraError, and whatever the network throws when nobody knows whether it was sent.
 */
export async function sendMail(
  issueId: string,
  mail: { subject: string; textBody: string; htmlBody: string },
  to: MailTo,
): Promise<void> {
  const response = await ask('app', route`/rest/api/3/issue/${issueId}/notify`, {
    method: 'POST',
    body: { ...mail, to, restrict: { permissions: [{ key: 'BROWSE' }] } },
  });
  if (!response.ok) throw new JiraError(response.status, 'notify');
}
