import type { FeatureView, ProjectView, Reply } from '../../src/invoke-api';
import { disagreements } from '../support/agreement';
import { downloaded, forgetDownloads } from '../support/downloads';
import { startHost, type Host, type User } from '../support/host';
import { importAll } from '../support/import';
import { seeded } from '../support/random';
import {
  createIssue,
  enabledProjectWithKey,
  PANEL,
  SPECIFICATION,
  type Issue,
  type NewKey,
} from '../support/site';
import { bodies, dumpOf } from '../support/stored';

const CALLS = 150;
const AT_ONCE = 6;
const SEED = Number(process.env.TEST_SEED ?? 1);
const USERS: User[] = ['ada', 'paul', 'mira'];

/** Features are the authority; what is derived from them agrees when everybody has gone home. */
describe('many at the same features and issues', () => {
  let host: Host;
  let made: NewKey;
  const issues: Issue[] = [];
  const random = seeded(SEED);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const at = { projectKey: 'BUSY' };

  beforeAll(async () => {
    host = await startHost();
    made = await enabledProjectWithKey(host, 'BUSY');
    for (let n = 0; n < 15; n += 1) issues.push(await createIssue(host, 'mira', 'BUSY', `Story ${n}`));
  });
  afterAll(() => host?.stop());

  const spec = <T>(name: string, payload: object = {}) =>
    host.invoke<Reply<T>>(pick(USERS), SPECIFICATION, at, name, { writeId: crypto.randomUUID(), ...payload });

  async function anyFeature(): Promise<FeatureView | undefined> {
    const list = await spec<ProjectView>('load');
    const feature = list.ok ? pick(list.value.features) : undefined;
    const found = feature && (await spec<{ feature: FeatureView }>('feature', { featureId: feature.id }));
    return found?.ok ? found.value.feature : undefined;
  }

  const text = (name: string): string => {
    const scenarios = Array.from({ length: 1 + Math.floor(random() * 14) }, (_, n) => {
      const tags = random() < 0.5 ? `  @${pick(issues).key} @${pick(issues).key}\n` : '';
      return `\n${tags}  Scenario: ${pick(['A', 'B', 'C'])}${n}\n    Given ${Math.floor(random() * 5)}\n`;
    });
    return `Feature: ${name}\n${scenarios.join('')}`;
  };

  const DONE: (() => Promise<unknown>)[] = [
    async () => {
      const path = `${pick(['a', 'b', 'c', 'd', 'e', 'f'])}.feature`;
      const how = pick(['keep', 'replace'] as const);
      return importAll(host, pick(USERS), 'BUSY', [{ path, bytes: Buffer.from(text(path)) }], how).catch(
        () => undefined,
      );
    },
    async () => {
      const feature = await anyFeature();
      if (!feature) return;
      const { id: featureId, textHash, name } = feature;
      await spec('saveText', { featureId, textHash, text: text(name) });
    },
    async () => {
      const feature = await anyFeature();
      const scenarioId = feature && pick(feature.scenarios)?.id;
      if (scenarioId) await spec('link', { featureId: feature.id, scenarioId, issueKey: pick(issues).key });
    },
    async () => {
      const feature = await anyFeature();
      const scenario = feature && pick(feature.scenarios);
      const issueId = scenario && pick(scenario.issues)?.id;
      if (issueId) await spec('unlink', { featureId: feature.id, scenarioId: scenario.id, issueId });
    },
    async () => {
      const feature = random() < 0.4 ? await anyFeature() : undefined;
      if (feature) await spec('remove', { featureId: feature.id, textHash: feature.textHash });
    },
    async () =>
      host.invoke(pick(USERS), PANEL, { issueKey: pick(issues).key }, 'add', {
        writeId: crypto.randomUUID(),
        feature: { name: pick(['a', 'b', 'fresh']) },
        text: `Scenario: Added ${random()}\n  Given it\n`,
      }),
    async () =>
      host.jiraResponse('mira', 'POST', `/rest/api/3/issue/${pick(issues).key}/transitions`, {
        transition: { id: pick(['11', '21', '31']) },
      }),
    async () => downloaded(made, 'BUSY'),
  ];

  test(`leave lists, catalogue and downloads as the features have them (seed ${SEED})`, async () => {
    await host.local('POST', 'faults', { target: 'kvs', kind: 'reset-after-write', rate: 0.05, seed: SEED });
    let left = CALLS;
    const worker = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await pick(DONE)();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await host.local('DELETE', 'faults');
    await host.local('POST', 'drain');

    const kept = await downloaded(made, 'BUSY');
    expect(kept.status).toBe(200);
    await forgetDownloads(host);
    expect(await downloaded(made, 'BUSY')).toEqual(kept);

    const dump = await dumpOf(host);
    expect(disagreements(dump)).toEqual([]);
    expect(bodies(dump, 'feature').size).toBeGreaterThan(0);
  });
});
