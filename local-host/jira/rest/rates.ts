import type { WireResponse } from '../../contract';
import { LIMITS, SECOND, type Answer } from '../../limits';
import { createRateLimit, type QuotaTime, type RateLimit } from '../../rate-limit';
import { toWire } from './dispatch';
import type { Operation } from './extract';

/** How often and how much the app may ask. Windows are fixed; the buffer Atlassian grants for bursts is unknown. */
export interface Rates {
  /**
   * What Jira answers when one more request is too much; counts the request otherwise. `issue` is the id of the issue
   * that the operation names, if it names one.
   */
  refusal(installation: string, operation: Operation, issue: string | undefined): WireResponse | undefined;
  /** Takes points out of the pool that all tenants share. */
  spend(installation: string, points: number): void;
  /** Forgets what an installation has used. */
  renew(installation: string): void;
}

interface RateRow {
  value: number;
  per: number;
  over: Answer;
}

const { jira } = LIMITS;
const BY_METHOD: Record<string, RateRow> = {
  GET: jira.getRate,
  POST: jira.postRate,
  PUT: jira.putRate,
  DELETE: jira.deleteRate,
};
/** Endpoints that have a rate of their own. */
const OF_THEIR_OWN: Record<string, RateRow> = {
  'GET /rest/api/3/issue/{issueIdOrKey}': jira.issueGetRate,
  'GET /rest/api/3/user': jira.issueGetRate,
};

const nameOf = (installation: string, ...rest: string[]): string => JSON.stringify([installation, ...rest]);

export function createRates(now: QuotaTime = Date.now): Rates {
  const limits = new Map<RateRow, RateLimit>();
  const limitOf = (row: RateRow): RateLimit => {
    const known = limits.get(row) ?? createRateLimit(row, now);
    limits.set(row, known);
    return known;
  };

  function refused(row: RateRow): WireResponse {
    const wait = limitOf(row).untilNext();
    return toWire({
      status: row.over.status,
      body: { errorMessages: ['Rate limit exceeded.'], errors: {} },
      headers: {
        'retry-after': String(Math.ceil(wait / SECOND)),
        'x-ratelimit-limit': String(row.value),
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': new Date(now() + wait).toISOString(),
        'ratelimit-reason': row.over.code,
      },
    });
  }

  return {
    refusal(installation, { name, method }, issue) {
      if (limitOf(jira.pointRate).total() >= jira.pointRate.value) return refused(jira.pointRate);
      const burst = OF_THEIR_OWN[name] ?? BY_METHOD[method];
      const counted = burst ? [{ row: burst, key: nameOf(installation, name) }] : [];
      if (issue !== undefined && method !== 'GET') {
        const key = nameOf(installation, issue);
        counted.push({ row: jira.issueWriteRate, key }, { row: jira.issueWriteRateLong, key });
      }
      const full = counted.find(({ row, key }) => !limitOf(row).open(key));
      if (full) return refused(full.row);
      for (const { row, key } of counted) limitOf(row).add(key, 1);
      return undefined;
    },
    spend: (installation, points) => limitOf(jira.pointRate).add(nameOf(installation), points),
    renew(installation) {
      const its = (key: string): boolean => (JSON.parse(key) as string[])[0] === installation;
      for (const limit of limits.values()) limit.renew(its);
    },
  };
}
