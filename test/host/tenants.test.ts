import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FeatureView, PanelView, ProjectView } from '../../src/invoke-api';
import { seeded } from '../support/random';
import { startHost, type Host, type Tenant, type User } from '../support/host';
import { importAll } from '../support/import';
import {
  ADMINISTRATION,
  CONTEXT,
  createIssue,
  download,
  enabledProjectWithKey,
  PANEL,
  publish,
  SETTINGS,
  SPECIFICATION,
  type Issue,
  type NewKey,
} from '../support/site';
import { dumpOf, readable } from '../support/stored';
import { SEED, some } from '../support/share';

const CALLS = some(300, 1000);
/** As many as are under way at once. */
const AT_ONCE = 8;
/** Of the feature that each tenant begins with, for an issue each. */
const SCENARIOS = ['one', 'two', 'three', 'four'];
const USERS: User[] = ['ada', 'paul', 'mira', 'vic'];

interface Site {
  tenant: Tenant;
  /** In every value of this tenant. */
  marker: string;
  issues: Issue[];
  made: NewKey;
}

type Call = (site: Site, user: User) => Promise<string>;

/** Two tenants in one host, served by the same warm processes. */
describe('two tenants', () => {
  let host: Host;
  const random = seeded(SEED);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());

  async function open(id: string, marker: string): Promise<Site> {
    const tenant = await host.tenant(id);
    const { project, ...made } = await enabledProjectWithKey(tenant, 'SAME');
    const issues = [];
    for (const name of SCENARIOS)
      issues.push(await createIssue(tenant, 'mira', project.key, `${marker} story ${name}`));
    // Each issue has one of its scenarios, so that whoever asks about any issue is told something of this tenant.
    const scenarios = SCENARIOS.map(
      (name, n) => `  @SAME-${n + 1}\n  Scenario: ${marker} ${name}\n    Given ${marker}\n`,
    );
    const bytes = Buffer.from(`Feature: ${marker} imported\n${scenarios.join('')}`);
    await importAll(tenant, 'paul', project.key, [{ path: `${marker}.feature`, bytes }]);
    return { tenant, marker, issues, made };
  }

  const invoke = async (
    site: Site,
    user: User,
    module: string,
    context: object,
    name: string,
    payload = {},
  ) => JSON.stringify(await site.tenant.invoke(user, module, context, name, payload));

  const onIssue = (site: Site): { issueKey: string } => ({ issueKey: pick(site.issues).key });
  const onProject = { projectKey: 'SAME' };
  const writeId = (): string => crypto.randomUUID();

  async function firstFeature(site: Site): Promise<FeatureView | undefined> {
    const list = await site.tenant.invoke<{ value?: ProjectView }>('paul', SPECIFICATION, onProject, 'load');
    const id = pick(list.value?.features ?? [])?.id;
    const found = await site.tenant.invoke<{ value?: { feature: FeatureView } }>(
      'paul',
      SPECIFICATION,
      onProject,
      'feature',
      { featureId: id },
    );
    return found.value?.feature;
  }

  const CALLED: Record<string, Call> = {
    panel: (site, user) => invoke(site, user, PANEL, onIssue(site), 'load'),
    features: (site, user) => invoke(site, user, PANEL, onIssue(site), 'features'),
    linkable: (site, user) => invoke(site, user, PANEL, onIssue(site), 'linkable', { query: '' }),
    add: (site, user) =>
      invoke(site, user, PANEL, onIssue(site), 'add', {
        writeId: writeId(),
        feature: { name: `${site.marker} ${pick(['basket', 'checkout'])}` },
        text: `Scenario: ${site.marker} ${writeId()}\n  Given ${site.marker}\n`,
      }),
    edit: async (site, user) => {
      const issueKey = onIssue(site);
      const view = await site.tenant.invoke<{ value?: PanelView }>('mira', PANEL, issueKey, 'load');
      const [scenario] = view?.value?.scenarios ?? [];
      if (!scenario) return '';
      const { featureId, id: scenarioId, textHash, text } = scenario;
      const payload = {
        writeId: writeId(),
        featureId,
        scenarioId,
        textHash,
        text: `${text}\n  And ${site.marker}`,
      };
      return invoke(site, user, PANEL, issueKey, 'edit', payload);
    },
    context: (site, user) => invoke(site, user, CONTEXT, onIssue(site), 'load'),
    project: (site, user) => invoke(site, user, SPECIFICATION, onProject, 'load'),
    feature: async (site, user) => {
      const feature = await firstFeature(site);
      const payload = { featureId: feature?.id };
      const raw = await invoke(site, user, SPECIFICATION, onProject, 'raw', payload);
      const { value } = JSON.parse(raw) as { value?: { bytes: string } };
      return raw + JSON.stringify(feature) + Buffer.from(value?.bytes ?? '', 'base64').toString();
    },
    text: async (site, user) => {
      const feature = await firstFeature(site);
      return invoke(site, user, SPECIFICATION, onProject, 'saveText', {
        writeId: writeId(),
        featureId: feature?.id,
        textHash: feature?.textHash,
        text: `${feature?.text}\n  # ${site.marker}\n`,
      });
    },
    settings: (site, user) => invoke(site, user, SETTINGS, onProject, 'load'),
    administration: (site, user) => invoke(site, user, ADMINISTRATION, {}, 'load'),
    wrong: (site, user) => invoke(site, user, PANEL, onIssue(site), 'add', { text: site.marker }),
    download: async (site) => (await download(site.made, 'SAME')).text(),
    publish: async (site) => {
      const result = { status: 'failed', error_message: site.marker };
      const steps = [{ keyword: 'Given ', name: site.marker, result }];
      const scenario = (name: string) => ({ type: 'scenario', keyword: 'Scenario', name, steps });
      const elements = [...SCENARIOS, 'unknown'].map((name) => scenario(`${site.marker} ${name}`));
      const report = [{ uri: `${site.marker}.feature`, name: `${site.marker} imported`, elements }];
      const commit = { 'x-commit-id': site.marker + writeId() };
      return (await publish(site.made, JSON.stringify(report), commit)).text();
    },
  };

  test(`never see each other's values in ${CALLS} calls of four people each (seed ${SEED})`, async () => {
    const sites = [await open('left', `left${SEED}`), await open('right', `right${SEED}`)] as const;
    // Failures are what gets logged: often enough that one call in some fails however often it is asked again.
    const asked = '/permissions/check';
    await host.local('POST', 'faults', { target: 'jira', kind: '500', rate: 0.35, seed: SEED, path: asked });
    const seen: Record<string, { calls: number; own: number }> = {};
    let left = CALLS;
    const worker = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const site = pick(sites);
        const other = site === sites[0] ? sites[1] : sites[0];
        const name = pick(Object.keys(CALLED));
        const answer = await CALLED[name]?.(site, pick(USERS));
        expect(answer).not.toContain(other.marker);
        const count = (seen[name] ??= { calls: 0, own: 0 });
        count.calls += 1;
        if (answer?.includes(site.marker)) count.own += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await host.local('DELETE', 'faults');
    await host.local('POST', 'drain');
    process.stdout.write(`seed ${SEED}: ${JSON.stringify(seen)}\n`);
    // A call that never answers anything of its own tenant would prove nothing.
    const silent = ['wrong', 'settings', 'administration'];
    const telling = Object.keys(CALLED).filter((name) => !silent.includes(name));
    expect(telling.filter((name) => !seen[name]?.own)).toEqual([]);

    const log = readFileSync(path.join(host.dataDir, 'app.log'), 'utf8');
    expect(log).toContain('"event":"failed"');
    for (const site of sites) {
      const other = site === sites[0] ? sites[1] : sites[0];
      const dump = readable(await dumpOf(site.tenant));
      expect(dump).toContain(site.marker);
      expect(dump).not.toContain(other.marker);
      // Nothing of what people write is in any log.
      expect(log.split('\n').filter((line) => line.includes(site.marker))).toEqual([]);
    }
  });
});
