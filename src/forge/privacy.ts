import { privacy } from '@forge/api';
import { again, failureOfStatus, type Failure } from './again';

/** Accounts one request may name. Source: Atlassian's personal data reporting API. */
export const REPORTED_AT_ONCE = 90;

/**
 * Atlassian answers what has changed since the app fetched what it keeps of an account. Nothing but the id is kept, which nobody
 * ever fetched: so the earliest time there can be, from which no closure is missed, whenever an id came here.
 */
const KEPT_SINCE = '2018-01-01T00:00:00.000Z';

/** Atlassian did not take a report. */
export class ReportError extends Error {
  constructor(readonly status: number) {
    super(`Atlassian answered ${status} to a report of accounts`);
    this.name = 'ReportError';
  }
}

/** What the package rejects with: the response as it came. */
interface Refusal {
  status: number;
  headers: { get(name: string): string | null };
}

const isRefusal = (error: unknown): error is Refusal =>
  !(error instanceof Error) && typeof (error as Partial<Refusal> | undefined)?.status === 'number';

const failureOf = (error: unknown): Failure =>
  isRefusal(error) ? failureOfStatus(error.status, error.headers.get('retry-after')) : { kind: 'lost' };

/**
 * Tells Atlassian which accounts the app keeps something of, at most 90; answers those that are closed. Of those whose profile
 * was changed nothing is kept that could be out of date. Throws ReportError, or what the platform failed with.
 */
export async function reportAccounts(accountIds: readonly string[]): Promise<string[]> {
  const accounts = accountIds.map((accountId) => ({ accountId, updatedAt: KEPT_SINCE }));
  try {
    const updates = await again(() => privacy.reportPersonalData(accounts), failureOf, { harmless: true });
    return updates.flatMap(({ accountId, status }) => (status === 'closed' ? [accountId] : []));
  } catch (error) {
    throw isRefusal(error) ? new ReportError(error.status) : error;
  }
}
