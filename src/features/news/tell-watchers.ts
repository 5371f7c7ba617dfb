import { newsMail, recipientsOf, type Told } from '@behave-pro/core/news';
import type { Context } from '../../context';
import { JiraError, namesOf, readIssueProjects, readWatchers, sendMail, type MailTo } from '../../forge/jira';
import { consult } from '../../records/change';
import { claimNews, lookForNews, putBack, type Claimed, type ToTell } from './claim-news';
import { pushNews } from './note-news';

/** Where a mail about an issue goes. */
interface Address {
  key: string;
  projectId: string | undefined;
  /** Account ids; `undefined` where Jira does not name them. */
  watchers: string[] | undefined;
}

/** Where mails about issues go, by issue id; those that Jira has no more have none. Throws JiraError. */
async function addressesOf(toTell: readonly ToTell[]): Promise<Map<string, Address>> {
  const ids = toTell.flatMap(({ issueId, changes }) => (changes.length ? [issueId] : []));
  const addresses = new Map<string, Address>();
  if (!ids.length) return addresses;
  for (const { id, key, fields } of await readIssueProjects(ids))
    addresses.set(id, { key, projectId: fields.project?.id, watchers: await readWatchers(id) });
  return addresses;
}

/** To whom a mail of these changes goes; `undefined` where there is nobody. */
function mailTo({ watchers }: Address, changes: readonly Told[]): MailTo | undefined {
  if (!watchers) return { watchers: true };
  const users = recipientsOf(watchers, changes).map((accountId) => ({ accountId }));
  return users.length ? { users } : undefined;
}

/** A mail may be refused for good, or its answer lost: it is not sent again, for it may have been. Throws JiraError 429. */
async function sendOnce(context: Context, send: Promise<void>): Promise<void> {
  try {
    await send;
  } catch (error) {
    if (error instanceof JiraError && error.status === 429) throw error;
    context.log.warn('mail not sent', {
      error: error instanceof Error ? error.name : 'unknown',
      ...(error instanceof JiraError && { status: error.status }),
    });
  }
}

/** Sends the mails; what Jira did not take for now is put back, and thrown on. */
async function sendMails(
  context: Context,
  projectId: string,
  claimed: Claimed,
  addresses: ReadonlyMap<string, Address>,
): Promise<void> {
  const nameOf = await namesOf(
    claimed.toTell.flatMap(({ changes }) => changes.flatMap(({ by }) => by)),
    'app',
  );
  for (const [n, { issueId, changes }] of claimed.toTell.entries()) {
    const address = addresses.get(issueId);
    const to = address && changes.length && mailTo(address, changes);
    if (!to) continue;
    const mail = newsMail({
      issueKey: address.key,
      people: [...new Set(changes.flatMap(({ by }) => by))].map(nameOf),
      changes,
      // Who watches an issue of another project may not be allowed to see this one.
      withNames: address.projectId === projectId,
    });
    try {
      await sendOnce(context, sendMail(issueId, mail, to));
    } catch (error) {
      const left = claimed.toTell.slice(n).map((one) => one.issueId);
      await putBack(context.now, projectId, claimed, new Set(left));
      throw error;
    }
  }
}

/**
 * Tells those who watch issues what has become of their scenarios in these features, an issue a mail, and queues what is more
 * than one job tells. The news is taken out before a mail is sent: none is sent twice, though one may be lost. Delivered again it
 * finds nothing to tell.
 */
export async function tellWatchers(
  context: Context,
  projectId: string,
  featureIds: readonly string[],
): Promise<void> {
  if (context.licence === 'lapsed') return;
  const found = await consult((records) => lookForNews(records, context.now, projectId, featureIds));
  // Jira is asked before anything is taken: what it does not say for now is asked by the next delivery.
  const addresses = await addressesOf(found);
  const issueIds = found.map(({ issueId }) => issueId);
  const claimed = await claimNews(context.now, projectId, featureIds, issueIds);
  await sendMails(context, projectId, claimed, addresses);
  await pushNews(projectId, claimed.left, 0);
}
