import { HOUR, LIMITS, type Area, type Row } from '../../limits';
import { startTestHost, type TestHost } from '../../test-app/start';

/** What a case works with: the test app behind a host whose quotas are counted in a time that stands still. */
export interface Trial {
  host: TestHost;
  /** Moves the time that quotas are counted in. */
  pass(milliseconds: number): void;
}

/** Shows that what holds at a row's value passes, and that what goes beyond it ends as the row says. */
export type Case = (trial: Trial) => Promise<void>;

/** For rows that name why the host does not enforce them. */
export const NOT_ENFORCED = 'not enforced';

/** A case for each row of an area: a row without one does not compile. */
export type Cases<A extends Area> = {
  [R in keyof (typeof LIMITS)[A]]: (typeof LIMITS)[A][R] extends { notEnforced: string }
    ? typeof NOT_ENFORCED
    : Case;
};

/** Tries all rows of an area on one host. Each case begins in a new window of every quota. */
export function tryRows<A extends Area>(area: A, cases: Cases<A>): void {
  let now = Date.UTC(2026, 0, 1);
  let trial: Trial;
  const rows = Object.entries<Row>(LIMITS[area]);
  const enforced = rows.some(([, { notEnforced }]) => !notEnforced);

  if (enforced) {
    beforeAll(async () => {
      const host = await startTestHost({ quotaTime: () => now });
      trial = { host, pass: (milliseconds) => (now += milliseconds) };
    }, 60_000);
    beforeEach(() => void (now += HOUR - (now % HOUR)));
    afterAll(() => trial.host.end());
  }

  test.each(rows)(
    `${area}.%s`,
    async (id, { notEnforced }) => {
      const attempt = cases[id as keyof Cases<A>] as Case | typeof NOT_ENFORCED;
      if (attempt === NOT_ENFORCED) expect(notEnforced).toMatch(/\w/);
      else await attempt(trial);
    },
    30_000,
  );
}

/** What the app gets to see of an answer that refuses. */
export const refusedBy = ({ over }: { over: { code: string; status: number } }) => ({
  code: over.code,
  status: over.status,
});
