import type { ProjectView, FeatureView, RunHistory, Vocabulary } from '../../src/invoke-api';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { metered, type Metered } from '../support/meter';
import { largeProject, largeReport } from '../support/large-project';
import {
  ask,
  createIssue,
  download,
  enabledProjectWithKey,
  type NewKey,
  PANEL,
  publish,
  SPECIFICATION,
} from '../support/site';

const FEATURES = 2000;

/** What it costs is printed, and what is asked of it asserted. */
describe('a project of 2,000 features and 10,000 scenarios', () => {
  let host: Host;
  let made: NewKey;
  const at = { projectKey: 'BIG' };

  beforeAll(async () => {
    host = await startHost();
    made = await enabledProjectWithKey(host, 'BIG');
  });
  afterAll(() => host?.stop());

  async function told<T>(what: string, work: () => Promise<T>): Promise<Metered<T>> {
    const done = await metered(host, work);
    const { requests, readUnits, writeUnits } = done.kvs;
    process.stdout.write(`${what}: ${requests} requests, ${readUnits} units read, ${writeUnits} written\n`);
    return done;
  }
  /** What storage gives in a minute is not used up by the test before. */
  const minuteLater = () => host.local('POST', 'clock', { advance: '1m' });
  const drain = async (): Promise<void> =>
    void expect(await host.local('POST', 'drain')).toMatchObject({ failed: 0 });

  test('is imported, and its words are collected', async () => {
    const { kvs } = await told('import and collecting words', async () => {
      await importAll(host, 'paul', 'BIG', largeProject(FEATURES));
      await drain();
    });
    expect(kvs.writeUnits).toBeLessThanOrEqual(0.6 * FEATURES);
  });

  test('its words are read with at most 6 requests and 60 units', async () => {
    const { value, kvs } = await told('vocabulary', () =>
      ask<Vocabulary>(host, 'paul', SPECIFICATION, at, 'vocabulary', {}),
    );
    expect(value.steps.length).toBeGreaterThan(10_000);
    expect(value.more).toBeUndefined();
    expect(kvs.requests).toBeLessThanOrEqual(6);
    expect(kvs.readUnits).toBeLessThanOrEqual(60);
    const issue = await createIssue(host, 'mira', 'BIG', 'A story');
    const onStory = await told('vocabulary of a story', () =>
      ask<Vocabulary>(host, 'mira', PANEL, { issueKey: issue.key }, 'vocabulary', {}),
    );
    expect(onStory.kvs.requests).toBeLessThanOrEqual(6);
    expect(onStory.kvs.readUnits).toBeLessThanOrEqual(60);
  });

  // Wanted are 60 and 120.
  test.each([
    ['all passed', 0, 160],
    ['10 % failed', 10, 150],
  ])('10,000 results are taken in, %s', async (about, failsEvery, units) => {
    await minuteLater();
    const { kvs, invocations } = await told(`publish and apply, ${about}`, async () => {
      const response = await publish(made, largeReport(FEATURES, failsEvery, about));
      expect(await response.json()).toMatchObject({ matched: 5 * FEATURES });
      await drain();
    });
    expect(kvs.writeUnits).toBeLessThanOrEqual(units);
    const counts = Object.values(invocations).map(({ count }) => count);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(6);
  });

  test('its page opens with at most 8 requests and 80 units, in one answer', async () => {
    const { value, kvs, jira, invocations } = await told('page', () =>
      ask<ProjectView>(host, 'paul', SPECIFICATION, at, 'load'),
    );
    expect(value.features).toHaveLength(FEATURES);
    expect(Buffer.byteLength(JSON.stringify(value))).toBeLessThanOrEqual(3_000_000);
    expect(kvs.requests).toBeLessThanOrEqual(8);
    expect(kvs.readUnits).toBeLessThanOrEqual(80);
    expect(jira.requests).toBeLessThanOrEqual(2);
    expect(invocations).toMatchObject({ [SPECIFICATION]: { count: 1 } });
  });

  test('its archive is made once, and then costs two requests to storage', async () => {
    await minuteLater();
    const fetched = (known?: string) =>
      download(made, 'BIG', { redirect: 'manual', ...(known && { headers: { 'if-none-match': known } }) });
    const first = await told('archive', () => fetched());
    expect(first.value.status).toBe(302);
    // Every feature is read, 25 with a request.
    expect(first.kvs.requests).toBeLessThanOrEqual(FEATURES / 25 + 10);
    const again = await told('archive that has not changed', () => fetched());
    expect(again.value.status).toBe(302);
    expect([again.kvs.requests, again.kvs.writeUnits, again.os.requests, again.jira.requests]).toEqual([
      2, 0, 1, 0,
    ]);
    const etag = first.value.headers.get('etag') ?? '';
    const known = await told('archive that is known', () => fetched(etag));
    expect(known.value.status).toBe(304);
    expect([known.kvs.requests, known.kvs.writeUnits, known.os.requests, known.jira.requests]).toEqual([
      2, 0, 0, 0,
    ]);
  });

  test('one scenario tells of its runs with few requests', async () => {
    const { features } = await ask<ProjectView>(host, 'paul', SPECIFICATION, at, 'load');
    const featureId = features.find(({ name }) => name === 'Feature number 2')?.id;
    const { feature } = await ask<{ feature: FeatureView }>(host, 'paul', SPECIFICATION, at, 'feature', {
      featureId,
    });
    const scenarioId = feature.scenarios[0]?.id;
    const { value, kvs } = await told('history of a scenario', () =>
      ask<RunHistory>(host, 'paul', SPECIFICATION, at, 'history', { featureId, scenarioId }),
    );
    expect(value.results).toMatchObject([
      { status: 'failed', message: expect.stringContaining('10 %') },
      { status: 'passed' },
    ]);
    // That of every call, the feature, the runs, their parts.
    expect(kvs.requests).toBeLessThanOrEqual(4);
    expect(kvs.readUnits).toBeLessThanOrEqual(8);
  });
});
