import type { ProjectView, FeatureView, RunHistory, Vocabulary } from '../../src/invoke-api';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { metered, type Metered } from '../support/meter';
import { largeProject, largeReport } from '../support/large-project';
import {
  ask,
  createIssue,
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
  const drain = async (): Promise<void> =>
    void expect(await host.local('POST', 'drain')).toMatchObject({ failed: 0 });

  test('is imported, and its words are collected', async () => {
    const { kvs } = await told('import', () => importAll(host, 'paul', 'BIG', largeProject(FEATURES)));
    expect(kvs.writeUnits).toBeLessThanOrEqual(0.6 * FEATURES);
    const collecting = await told('collecting words', drain);
    expect(collecting.kvs.writeUnits).toBeLessThanOrEqual(0.15 * FEATURES);
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

  test('10,000 results are taken in, and one scenario tells of its runs with few requests', async () => {
    // One report: with a second one the tenant would spend more units than storage gives it in a minute.
    const taken = await told('publish, 10 % failed', async () => {
      const response = await publish(made, largeReport(FEATURES, 10, '10 % failed'));
      expect(await response.json()).toMatchObject({ matched: 5 * FEATURES });
    });
    const applied = await told('apply, 10 % failed', drain);
    // 120 are wanted for both.
    expect(taken.kvs.writeUnits + applied.kvs.writeUnits).toBeLessThanOrEqual(170);
    const { features } = await ask<ProjectView>(host, 'paul', SPECIFICATION, at, 'load');
    const featureId = features.find(({ name }) => name === 'Feature number 2')?.id;
    const { feature } = await ask<{ feature: FeatureView }>(host, 'paul', SPECIFICATION, at, 'feature', {
      featureId,
    });
    const scenarioId = feature.scenarios[0]?.id;
    const { value, kvs } = await told('history of a scenario', () =>
      ask<RunHistory>(host, 'paul', SPECIFICATION, at, 'history', { featureId, scenarioId }),
    );
    expect(value.results).toMatchObject([{ status: 'failed', message: expect.stringContaining('10 %') }]);
    // That of every call, the feature, the runs, their parts.
    expect(kvs.requests).toBeLessThanOrEqual(4);
    expect(kvs.readUnits).toBeLessThanOrEqual(8);
  });
});
