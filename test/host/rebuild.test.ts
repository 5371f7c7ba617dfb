import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FeatureView, PanelView, ProjectView, Reply, SettingsView } from '../../src/invoke-api';
import { startHost, type Host, type User } from '../support/host';
import { importAll } from '../support/import';
import {
  ask,
  createIssue,
  enabledProject,
  PANEL,
  SETTINGS,
  SPECIFICATION,
  type Issue,
} from '../support/site';
import { bodies, dumpOf, type Dump } from '../support/stored';

const FEATURES = 45;

interface Line {
  id: string;
  name: string;
  scenarios: { id: string; name: string }[];
}
type Links = { scenarioId: string; featureId: string; projectId: string }[];

describe('the lists of a project', () => {
  let host: Host;
  let issues: Issue[];
  let projectId = '';
  const at = { projectKey: 'REB' };

  beforeAll(async () => {
    host = await startHost();
    projectId = (await enabledProject(host, 'REB')).id;
    issues = await Promise.all([0, 1, 2].map((n) => createIssue(host, 'mira', 'REB', `Story ${n}`)));
    const files = Array.from({ length: FEATURES }, (_, n) => ({
      path: `f/${n}.feature`,
      bytes: Buffer.from(
        `Feature: Number ${n}\n\n  @${issues[n % 3]?.key}\n  Scenario: First ${n}\n    Given a\n\n  Scenario: Second ${n}\n    Given b\n`,
      ),
    }));
    await importAll(host, 'mira', 'REB', files);
    await host.local('POST', 'drain');
  });
  afterAll(() => host?.stop());

  const settings = (user: User = 'paul') => ask<SettingsView>(host, user, SETTINGS, at, 'load');
  const start = (user: User = 'paul') =>
    host.invoke<Reply<SettingsView>>(user, SETTINGS, at, 'rebuild', { writeId: crypto.randomUUID() });

  /** What the lists say, without order and marks. */
  function listsOf(dump: Dump): object {
    const lines = [...bodies<{ entries?: Line[] }>(dump, 'catalogue').values()].flatMap(
      ({ entries = [] }) => entries,
    );
    const issueLists = [...bodies<{ links: Links }>(dump, 'issue')].map(([key, { links }]) => [
      key,
      links.map(({ scenarioId }) => scenarioId).sort(),
    ]);
    return {
      lines: lines.sort((a, b) => (a.id < b.id ? -1 : 1)),
      issues: Object.fromEntries(issueLists.filter(([, links]) => links?.length)),
    };
  }
  /** The same as the features say it. */
  function saidBy(dump: Dump): { issues: Record<string, string[]>; ids: string[] } {
    const said: Record<string, string[]> = {};
    const features = bodies<{ gone?: true; scenarios: { id: string; issues: string[] }[] }>(dump, 'feature');
    for (const { scenarios } of features.values())
      for (const { id, issues: linked } of scenarios)
        for (const issue of linked) (said[`issue:${issue}`] ??= []).push(id);
    for (const links of Object.values(said)) links.sort();
    return { issues: said, ids: [...features.keys()].map((key) => key.slice('feature:'.length)).sort() };
  }

  const write = (entityName: string, key: string, value: object) =>
    host.local('POST', 'storage', { operation: 'entity/set', entityName, key, value });
  async function damage(entity: string, key: string, change: (body: never) => object): Promise<void> {
    const dump = await dumpOf(host);
    const stored = dump.entities[entity]?.find((item) => item.key === key)?.value;
    if (!stored) throw new Error(`There is no ${key}`);
    const body = { schema: 1, value: change(bodies<never>(dump, entity).get(key) as never) };
    await write(entity, key, {
      ...stored,
      revision: Number(stored.revision) + 1,
      body: JSON.stringify(body),
    });
  }
  const shards = async () =>
    [...bodies<{ entries?: Line[] }>(await dumpOf(host), 'catalogue')]
      .filter(([, { entries }]) => entries?.length)
      .map(([key]) => key);

  async function damageAll(): Promise<void> {
    const [first = '', second = ''] = await shards();
    await damage('catalogue', first, ({ entries }: { entries: Line[] }) => ({
      entries: [
        ...entries.slice(2).map((line, n) => (n === 0 ? { ...line, name: 'Wrong', scenarios: [] } : line)),
        {
          ...entries[0],
          id: `${entries[0]?.id.slice(0, 6)}ffffff`,
          name: 'No feature',
          path: 'none',
          file: 'none',
        },
      ],
    }));
    if (second)
      await host.local('POST', 'storage', {
        operation: 'entity/delete',
        entityName: 'catalogue',
        key: second,
      });
    await damage('issue', `issue:${issues[0]?.id}`, (body: { links: Links }) => ({
      ...body,
      links: body.links.slice(3),
    }));
    await damage('issue', `issue:${issues[1]?.id}`, (body: { links: Links }) => ({
      ...body,
      links: [...body.links, { projectId, featureId: 'ffffffffffff', scenarioId: 'ffffffffffff.00000000' }],
    }));
    await host.local('POST', 'storage', {
      operation: 'entity/delete',
      entityName: 'issue',
      key: `issue:${issues[2]?.id}`,
    });
  }

  test('are as the features say after they were rebuilt; features and links stay as they are', async () => {
    const before = await dumpOf(host);
    await damageAll();
    expect(listsOf(await dumpOf(host))).not.toEqual(listsOf(before));
    const reply = await start();
    expect(reply).toMatchObject({ ok: true, value: { rebuild: { state: 'running', features: 0 } } });
    expect(await host.local('POST', 'drain')).toMatchObject({ failed: 0 });

    const after = await dumpOf(host);
    expect(listsOf(after)).toEqual(listsOf(before));
    expect(after.entities.feature).toEqual(before.entities.feature);
    const { rebuild } = await settings();
    expect(rebuild).toMatchObject({ state: 'done', features: FEATURES });
    expect(rebuild?.corrected).toBeGreaterThan(5);
    const { features } = await ask<ProjectView>(host, 'mira', SPECIFICATION, at, 'load');
    expect(features).toHaveLength(FEATURES);
    const { scenarios } = await ask<PanelView>(
      host,
      'mira',
      PANEL,
      { issueKey: issues[2]?.key ?? '' },
      'load',
    );
    expect(scenarios).toHaveLength(FEATURES / 3);
  });

  test('that are right are not written again', async () => {
    const before = await dumpOf(host);
    expect(await start()).toMatchObject({ ok: true });
    await host.local('POST', 'drain');
    expect((await settings()).rebuild).toMatchObject({ state: 'done', corrected: 0 });
    const after = await dumpOf(host);
    for (const entity of ['catalogue', 'issue', 'feature'])
      expect(after.entities[entity]).toEqual(before.entities[entity]);
  });

  test('come right while others write and jobs come twice', async () => {
    await damageAll();
    await host.local('POST', 'delivery', { duplicates: 1 });
    expect(await start()).toMatchObject({ ok: true });
    const ids = saidBy(await dumpOf(host)).ids;
    const busy = ids.slice(0, 10).map(async (featureId) => {
      const open = async () =>
        (await ask<{ feature: FeatureView }>(host, 'mira', SPECIFICATION, at, 'feature', { featureId }))
          .feature;
      const view = await open();
      const payload = { writeId: crypto.randomUUID(), featureId, textHash: view.textHash };
      return host.invoke<Reply<object>>('mira', SPECIFICATION, at, 'saveText', {
        ...payload,
        text: `${view.text}\n  @${issues[0]?.key}\n  Scenario: Between\n    Given c\n`,
      });
    });
    for (const reply of await Promise.all(busy))
      expect(['ok', 'Conflict', 'Invalid']).toContain(reply.ok ? 'ok' : reply.error.code);
    await host.local('POST', 'drain');
    await host.local('POST', 'delivery', { duplicates: 0 });
    const dump = await dumpOf(host);
    const said = saidBy(dump);
    const { lines, issues: lists } = listsOf(dump) as { lines: Line[]; issues: object };
    expect(lists).toEqual(said.issues);
    expect(lines.map(({ id }) => id)).toEqual(said.ids);
    expect((await settings()).rebuild).toMatchObject({ state: 'done' });
  });

  test('are not asked what there is while they may lack something', async () => {
    const tried = (module: string, context: object, name: string, payload: object) =>
      host.invoke<Reply<unknown>>('mira', module, context, name, {
        writeId: crypto.randomUUID(),
        ...payload,
      });
    const { features } = await ask<ProjectView>(host, 'mira', SPECIFICATION, at, 'load');
    const featureId = features[0]?.id;
    const opened = await ask<{ feature: FeatureView }>(host, 'mira', SPECIFICATION, at, 'feature', {
      featureId,
    });
    const { textHash, text } = opened.feature;
    const version = createHash('sha256').update(text).digest('hex').slice(0, 32);
    const gz = gzipSync('Feature: New\n').toString('base64');
    const calls = (): Promise<Reply<unknown>[]> =>
      Promise.all([
        tried(SPECIFICATION, at, 'create', { name: 'Another' }),
        tried(SPECIFICATION, at, 'import', { files: [{ path: 'new.feature', gz }], onExisting: 'keep' }),
        tried(SPECIFICATION, at, 'restore', { featureId, version, textHash }),
        tried(SPECIFICATION, at, 'recover', { featureId: '0'.repeat(12) }),
        tried(PANEL, { issueKey: issues[0]?.key }, 'add', {
          feature: { name: 'By name' },
          text: 'Scenario: S\n  Given a\n',
        }),
      ]);
    for (const phase of ['catalogue', 'features']) {
      await damage('project', `project:${projectId}`, (body: { rebuild: object }) => ({
        ...body,
        rebuild: { ...body.rebuild, phase, at: Date.now() },
      }));
      for (const reply of await calls())
        expect([phase, reply]).toMatchObject([
          phase,
          { error: { code: 'Conflict', message: expect.stringContaining('being rebuilt') as string } },
        ]);
    }
    // What needs no other feature goes on.
    const save = { featureId, textHash, text: `${text}\n` };
    expect(await tried(SPECIFICATION, at, 'saveText', save)).toMatchObject({ ok: true });
    await damage('project', `project:${projectId}`, (body: { rebuild: object }) => ({
      ...body,
      rebuild: { ...body.rebuild, phase: 'done' },
    }));
    const after = await calls();
    expect(after.map((reply) => (reply.ok ? 'ok' : reply.error.code))).toEqual([
      'ok',
      'ok',
      'Conflict',
      'NotFound',
      'ok',
    ]);
  });

  test('are rebuilt by project admins only, one rebuild at a time, and again when one was given up', async () => {
    expect(await start('mira')).toMatchObject({ ok: false, error: { code: 'Forbidden' } });
    const { rebuild } = await settings();
    await damage('project', `project:${projectId}`, (body: { rebuild: object }) => ({
      ...body,
      rebuild: { ...body.rebuild, phase: 'features', at: Date.now() },
    }));
    expect((await settings()).rebuild).toMatchObject({ state: 'running', features: rebuild?.features });
    expect(await start()).toMatchObject({ ok: false, error: { code: 'Conflict' } });
    await host.local('POST', 'clock', { advance: '1h' });
    expect((await settings()).rebuild).toMatchObject({ state: 'stopped' });
    expect(await start()).toMatchObject({ ok: true });
    await host.local('POST', 'drain');
    expect((await settings()).rebuild).toMatchObject({ state: 'done' });
  });
});
