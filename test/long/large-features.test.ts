import type { FeatureView, PanelView } from '../../src/invoke-api';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { largeFeature, type LargeFeature } from '../support/large-feature';
import { failed, PASSED, ran, ranFeature, reportOn } from '../support/reports';
import {
  ask,
  createIssue,
  download,
  enabledProjectWithKey,
  PANEL,
  publish,
  SPECIFICATION,
  type Issue,
  type NewKey,
} from '../support/site';
import { unzipped } from '../support/cucumber';
import { bodies, dumpOf } from '../support/stored';

interface Meter {
  kvs: { requests: number; readUnits: number; writeUnits: number; bytesRead: number; bytesWritten: number };
  jira: { requests: number; points: number };
}

/** What work may cost at most, in units of 10 KB and points of Jira. */
interface Budget {
  requests?: number;
  readUnits?: number;
  writeUnits?: number;
  points?: number;
}

describe('a feature of 2,000 scenarios, each linked to an issue of its own', () => {
  const SCENARIOS = 2000;
  let host: Host;
  let made: NewKey;
  let issues: Issue[];
  let large: LargeFeature;
  let featureId = '';
  const at = { projectKey: 'LRG' };

  beforeAll(async () => {
    host = await startHost();
    // Budgets say what the work costs, not what the queue delivers a second time.
    await host.local('POST', 'delivery', { duplicates: 0 });
    made = await enabledProjectWithKey(host, 'LRG');
    issues = [];
    while (issues.length < SCENARIOS)
      issues.push(
        ...(await Promise.all(
          Array.from({ length: 20 }, (_, n) =>
            createIssue(host, 'mira', 'LRG', `Story ${issues.length + n} of the shop`),
          ),
        )),
      );
    large = largeFeature(SCENARIOS, (n) => `@${issues[n]?.key}`);
  });
  afterAll(() => host?.stop());

  async function within<T>(budget: Budget, work: () => Promise<T>): Promise<T> {
    await host.local('DELETE', 'meter');
    const result = await work();
    const { kvs, jira } = await host.local<Meter>('GET', 'meter');
    const spent = { ...kvs, points: jira.points };
    for (const name of Object.keys(budget) as (keyof Budget)[])
      if (spent[name] > (budget[name] ?? 0)) throw new Error(`${name}: ${JSON.stringify(spent)}`);
    return result;
  }

  const open = async (): Promise<FeatureView> =>
    (await ask<{ feature: FeatureView }>(host, 'mira', SPECIFICATION, at, 'feature', { featureId })).feature;
  const panel = (issueKey: string) => ask<PanelView>(host, 'mira', PANEL, { issueKey }, 'load');
  const drain = () => host.local('POST', 'drain');
  const issueOf = (n: number): Issue => {
    const issue = issues[n];
    if (!issue) throw new Error(`There is no issue ${n}`);
    return issue;
  };

  test('is imported; its links are made without writing it again for each few of them', async () => {
    const file = { path: 'large.feature', bytes: Buffer.from(large.text) };
    await within({ requests: 700, readUnits: 1600, writeUnits: 420, points: 4200 }, async () => {
      const [imported] = await importAll(host, 'mira', 'LRG', [file]);
      expect(imported).toMatchObject({ outcome: 'added', scenarios: SCENARIOS, links: SCENARIOS });
      featureId = String(imported?.featureId);
      expect(await drain()).toMatchObject({ failed: 0 });
    });
    const stored = bodies<{ links: object[]; mirror: { due: boolean } }>(await dumpOf(host), 'issue');
    expect([...stored.values()].filter(({ links }) => links.length === 1)).toHaveLength(SCENARIOS);
    expect([...stored.values()].filter(({ mirror }) => mirror.due)).toHaveLength(0);
  });

  const message = (n: number) => `expected ${n} to be ${n + 1}\n${'    at shop.js:1\n'.repeat(120)}`;
  const report = (view: FeatureView): string =>
    reportOn(
      ranFeature(
        view.fileName,
        view.name,
        view.scenarios.map(({ name, line }, n) =>
          ran(name, { 'Given a basket': n % 2 ? failed(message(n)) : PASSED }, { line }),
        ),
      ),
    );

  test('takes a report on all of them, and opens with every result and issue in one answer', async () => {
    const before = await within({ requests: 2, readUnits: 10, points: 2100 }, open);
    expect(before.scenarios.map(({ name }) => name)).toEqual(large.names);
    await within({ requests: 420, readUnits: 700, writeUnits: 250, points: 150 }, async () => {
      const response = await publish(made, report(before));
      expect(await response.json()).toMatchObject({ matched: SCENARIOS, unmatchedTotal: 0 });
      expect(await drain()).toMatchObject({ failed: 0 });
    });
    const after = await within({ requests: 3, readUnits: 25, points: 2100 }, open);
    expect(Buffer.byteLength(JSON.stringify(after))).toBeLessThan(5 * 1024 * 1024);
    const again = await within({ requests: 3, points: 4 }, () =>
      ask(host, 'mira', SPECIFICATION, at, 'feature', { featureId, seen: after.seen }),
    );
    expect(again).toEqual({ unchanged: true });
    expect(after.scenarios.map(({ result }) => result?.status)).toEqual(
      large.names.map((_, n) => (n % 2 ? 'failed' : 'passed')),
    );
    expect(after.scenarios.map((scenario) => scenario.issues[0]?.key)).toEqual(issues.map(({ key }) => key));
  });

  test('is edited from the panel of one story, and as a whole; everybody stays who they are', async () => {
    const issue = issueOf(77);
    const before = await open();
    const { scenarios } = await within({ requests: 3, readUnits: 25, points: 4 }, () => panel(issue.key));
    expect(scenarios.map(({ name }) => name)).toEqual([large.names[77]]);
    const [scenario] = scenarios;
    const edited = await within({ requests: 4, readUnits: 16, writeUnits: 20, points: 4 }, () =>
      ask<{ scenario: { text: string } }>(host, 'mira', PANEL, { issueKey: issue.key }, 'edit', {
        writeId: crypto.randomUUID(),
        featureId,
        scenarioId: scenario?.id,
        text: `${scenario?.text}\n  And the customer is told`,
        textHash: scenario?.textHash,
      }),
    );
    expect(edited.scenario.text).toMatch(/And the customer is told$/);

    const present = await open();
    expect(present.text.split('\n')).toHaveLength(before.text.split('\n').length + 1);
    const text = present.text.replace('Customer 1999 pays', 'Customer 1999 has paid');
    const { feature } = await within({ requests: 6, readUnits: 50, writeUnits: 24, points: 2100 }, () =>
      ask<{ feature: FeatureView }>(host, 'mira', SPECIFICATION, at, 'saveText', {
        writeId: crypto.randomUUID(),
        featureId,
        text,
        textHash: present.textHash,
      }),
    );
    expect(feature.text).toBe(text);
    const who = ({ scenarios: all }: FeatureView) => all.map(({ id, issues: own }) => [id, own[0]?.id]);
    expect(who(feature)).toEqual(who(before));
  });

  test('is downloaded as it is, and by a build', async () => {
    const { text } = await open();
    const raw = await within({ requests: 2, readUnits: 10, points: 4 }, () =>
      ask<{ bytes: string }>(host, 'mira', SPECIFICATION, at, 'raw', { featureId }),
    );
    expect(Buffer.from(raw.bytes, 'base64').toString('utf8')).toBe(text);
    // Made once, with what Jira says of each issue, which is kept as the archive is.
    const making = { requests: 12, readUnits: 24, writeUnits: 6, points: 2100 };
    const archive = await within(making, () => download(made, 'LRG'));
    expect(archive.status).toBe(200);
    const again = await within({ requests: 2, readUnits: 4, points: 0 }, () => download(made, 'LRG'));
    expect(again.headers.get('etag')).toBe(archive.headers.get('etag'));
    const files = unzipped(new Uint8Array(await archive.arrayBuffer()));
    expect(Object.values(files)[0]?.match(/Scenario:/g)).toHaveLength(SCENARIOS);
  });

  test('goes with all its links when it is removed', async () => {
    const { textHash } = await open();
    await within({ requests: 900, readUnits: 900, writeUnits: 300, points: 150 }, async () => {
      const payload = { writeId: crypto.randomUUID(), featureId, textHash };
      await ask(host, 'mira', SPECIFICATION, at, 'remove', payload);
      expect(await drain()).toMatchObject({ failed: 0 });
    });
    const stored = bodies<{ links: object[] }>(await dumpOf(host), 'issue');
    expect([...stored.values()].filter(({ links }) => links.length)).toHaveLength(0);
    expect((await panel(issueOf(77).key)).scenarios).toEqual([]);
  });
});
