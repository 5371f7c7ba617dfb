import type { ArchivedRecord } from '@behave-pro/core/archive';
import type { ProjectView } from '../../src/invoke-api';
import type { Archive } from '../../static/src/archive/open-archive';
import {
  archiveCalls,
  exported,
  fromElsewhere,
  imported,
  looked,
  opened,
  pairsOf,
  siteCalls,
} from '../support/archive';
import { settled } from '../support/archive-site';
import { startHost, type Host, type Tenant } from '../support/host';
import { importAll } from '../support/import';
import { largest } from '../support/largest';
import { rewritten } from '../support/rewritten-archive';
import {
  ask,
  createIssue,
  createProject,
  enabledProject,
  SPECIFICATION,
  type Project,
} from '../support/site';
import { bodies, dumpOf } from '../support/stored';

const at = { projectKey: 'SHOP' };
const FEATURES = 'SHOP/records/feature.jsonl';
const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });
const id = () => ({ writeId: crypto.randomUUID() });

const load = (tenant: Tenant): Promise<ProjectView> =>
  ask<ProjectView>(tenant, 'paul', SPECIFICATION, at, 'load');
type Opened = { feature: { text: string; textHash: string } };
const open = async (tenant: Tenant, featureId: string | undefined): Promise<Opened['feature']> =>
  (await ask<Opened>(tenant, 'paul', SPECIFICATION, at, 'feature', { featureId })).feature;
const idAt = async (tenant: Tenant, path: string): Promise<string | undefined> =>
  (await load(tenant)).features.find((one) => one.path === path)?.id;

interface FeatureLine extends ArchivedRecord {
  body: { text: string; scenarios: { id: string; issues: string[] }[] };
}

describe('an archive that meets what is not as it was', () => {
  let host: Host;
  let source: Tenant;
  let archive: Archive;

  beforeAll(async () => {
    host = await startHost();
    await host.local('POST', 'delivery', { queryLagMs: 0 });
    source = await host.tenant('source');
    const project = await enabledProject(source, 'SHOP');
    await createIssue(source, 'mira', 'SHOP', 'A story');
    // The first file's name in downloads is the path of the second.
    for (const one of [
      file('zz/first.feature', '@SHOP-1\nFeature: Cart\n  Scenario: Fill\n    Given it\n'),
      file('cart.feature', 'Feature: Basket\n  Scenario: Empty\n    Given none\n'),
    ])
      await importAll(source, 'paul', 'SHOP', [one]);
    await settled(source);
    const made = await exported(fromElsewhere(archiveCalls(source, 'paul', 'SHOP')), 'project', [project.id]);
    archive = await opened(made);
  });
  afterAll(() => host?.stop());

  const into = async (name: string, what = archive) => {
    const tenant = await host.tenant(name);
    const project: Project = await createProject(tenant, 'SHOP');
    const call = archiveCalls(tenant, 'paul', 'SHOP');
    return { tenant, project, into: { call, archive: what, pairs: pairsOf(what, { SHOP: project }) } };
  };
  const featureLines = async (): Promise<FeatureLine[]> => {
    const lines: FeatureLine[] = [];
    for await (const line of archive.lines(FEATURES)) lines.push(JSON.parse(line) as FeatureLine);
    return lines;
  };

  test('a feature that was removed here comes back, and what it said then is in its history', async () => {
    const { tenant, into: here } = await into('removed');
    await imported(here);
    await settled(tenant);
    const featureId = await idAt(tenant, 'cart.feature');
    const archived = await open(tenant, featureId);
    const mine = `${archived.text}  Scenario: Mine\n    Given mine\n`;
    await ask(tenant, 'paul', SPECIFICATION, at, 'saveText', {
      ...id(),
      featureId,
      text: mine,
      textHash: archived.textHash,
    });
    const { textHash } = await open(tenant, featureId);
    await ask(tenant, 'paul', SPECIFICATION, at, 'remove', { ...id(), featureId, textHash });
    await settled(tenant);
    const [outcome] = await imported(here);
    expect(outcome?.tallies.feature).toEqual({ new: 1, same: 1 });
    expect((await open(tenant, featureId)).text).toBe(archived.text);
    const { versions } = await ask<{ versions: { version: string }[] }>(
      tenant,
      'paul',
      SPECIFICATION,
      at,
      'versions',
      { featureId },
    );
    const texts: string[] = [];
    for (const { version } of versions)
      texts.push(
        (await ask<{ text: string }>(tenant, 'paul', SPECIFICATION, at, 'version', { featureId, version }))
          .text,
      );
    expect(texts).toEqual([archived.text, mine, archived.text]);
  });

  test('a feature that another project here has removed comes as a copy, and can still be brought back there', async () => {
    const { tenant, into: here } = await into('removed-elsewhere');
    await imported(here);
    await settled(tenant);
    const featureId = await idAt(tenant, 'cart.feature');
    const { textHash } = await open(tenant, featureId);
    await ask(tenant, 'paul', SPECIFICATION, at, 'remove', { ...id(), featureId, textHash });
    await settled(tenant);
    const second = await enabledProject(tenant, 'SECOND');
    const call = archiveCalls(tenant, 'paul', 'SECOND');
    const [outcome] = await imported({ call, archive, pairs: pairsOf(archive, { SHOP: second }) });
    expect(outcome?.tallies.feature).toEqual({ copied: 2 });
    await ask(tenant, 'paul', SPECIFICATION, at, 'recover', { ...id(), featureId });
    expect(await idAt(tenant, 'cart.feature')).toBe(featureId);
  });

  test.each([
    ['in one order', (lines: unknown[]) => lines],
    ['in the other', (lines: unknown[]) => lines.toReversed()],
  ])('names of files in downloads stay, with features %s', async (name, order) => {
    const what = await rewritten(archive, { lines: { [FEATURES]: order } });
    const { tenant, into: here } = await into(`names ${name}`.replaceAll(' ', '-'), what);
    await imported(here);
    const named = async (of: Tenant) =>
      (await dumpOf(of)).entities.feature?.map(({ key, value }) => [key, value.fileName]);
    expect(await named(tenant)).toEqual(await named(source));
  });

  test('what is taken is the same the next time, also where a path is the name of its own file', async () => {
    const { into: here } = await into('moved');
    await imported(here);
    const what = await rewritten(archive, {
      lines: {
        [FEATURES]: (lines) =>
          lines.map((line) =>
            line.attributes?.path === 'cart.feature'
              ? { ...line, attributes: { ...line.attributes, path: 'basket.feature' } }
              : line,
          ),
      },
    });
    const taken = { ...here, archive: what, onDifferent: 'take' as const };
    await imported(taken);
    const [again] = await imported(taken);
    expect(again?.tallies.feature).toEqual({ same: 2 });
  });

  describe.each([
    ['in one order', (lines: FeatureLine[]) => lines],
    ['in the other', (lines: FeatureLine[]) => lines.toReversed()],
  ])('each feature has a path of its own, with features %s:', (name, order) => {
    const as = (told: (line: FeatureLine) => FeatureLine[]) =>
      rewritten(archive, { lines: { [FEATURES]: (lines) => order(lines as FeatureLine[]).flatMap(told) } });
    const at = (path: string, line: FeatureLine): FeatureLine => ({
      ...line,
      attributes: { ...line.attributes, path },
    });
    const isFirst = ({ attributes }: FeatureLine): boolean => attributes?.path === 'zz/first.feature';
    const enabled = async (what: string, into: Archive) => {
      const tenant = await host.tenant(`${what} ${name}`.replaceAll(' ', '-'));
      const pairs = pairsOf(into, { SHOP: await enabledProject(tenant, 'SHOP') });
      return { tenant, here: { call: archiveCalls(tenant, 'paul', 'SHOP'), archive: into, pairs } };
    };
    const named = async (tenant: Tenant) =>
      (await load(tenant)).features.map(({ path, name }) => `${path}: ${name}`).sort();

    test('a copy beside takes none that the archive has', async () => {
      const what = await as((line) => [isFirst(line) ? at('cart (2).feature', line) : line]);
      const { tenant, here } = await enabled('beside', what);
      await importAll(tenant, 'paul', 'SHOP', [file('cart.feature', 'Feature: Mine\n')]);
      await imported({ ...here, onDifferent: 'both' });
      expect(await named(tenant)).toEqual([
        'cart (2).feature: Cart',
        'cart (3).feature: Basket',
        'cart.feature: Mine',
      ]);
    });

    test('one that has gone to the path of another one writes nothing over', async () => {
      const { tenant, here } = await enabled('path', await as((line) => [line]));
      const what = await as((line) => (isFirst(line) ? [at('cart.feature', line)] : []));
      await imported({ ...here, archive: what });
      expect(await named(tenant)).toEqual(['cart.feature: Cart']);
      await imported({ ...here, onDifferent: 'take' });
      expect(await named(tenant)).toEqual(['cart.feature: Basket', 'zz/first.feature: Cart']);
    });
  });

  test('a scenario that two features of the archive have is in one of them, a copy in the other', async () => {
    const [first] = await featureLines();
    const what = await rewritten(archive, {
      lines: {
        [FEATURES]: (lines) =>
          (lines as FeatureLine[]).map((line) => ({
            ...line,
            body: {
              ...line.body,
              scenarios: line.body.scenarios.map((one) => ({
                ...one,
                id: first?.body.scenarios[0]?.id ?? '',
              })),
            },
          })),
      },
    });
    const { tenant, into: here } = await into('twice', what);
    const [outcome] = await imported(here);
    expect(outcome?.copies).toBe(1);
    const ids = [
      ...bodies<{ scenarios: { id: string }[] }>(await dumpOf(tenant), 'feature').values(),
    ].flatMap(({ scenarios }) => scenarios.map((one) => one.id));
    expect(new Set(ids).size).toBe(2);
  });

  test('a feature that has no room beside the history here is refused and named, and all else comes', async () => {
    const full = await host.tenant('full');
    const project = await enabledProject(full, 'SHOP');
    await importAll(full, 'paul', 'SHOP', [
      await largest(full, 'SHOP', 'large.feature'),
      file('small.feature', 'Feature: Small\n'),
    ]);
    await settled(full);
    const made = await exported(fromElsewhere(archiveCalls(full, 'paul', 'SHOP')), 'project', [project.id]);
    const what = await opened(made);
    const tenant = await host.tenant('brink');
    const pairs = pairsOf(what, { SHOP: await enabledProject(tenant, 'SHOP') });
    for (const name of ['One', 'Two', 'Three', 'Four', 'Five'])
      await importAll(tenant, 'paul', 'SHOP', [file('large.feature', `Feature: ${name}\n`)], 'replace');
    const call = archiveCalls(tenant, 'paul', 'SHOP');
    const [outcome] = await imported({ call, archive: what, pairs, onDifferent: 'take' });
    expect(outcome?.tallies.feature).toEqual({ refused: 1, new: 1 });
    expect(outcome?.refused[0]?.record.reason).toContain('200 KB can be stored');
    expect((await load(tenant)).features.map(({ name }) => name).sort()).toEqual(['Five', 'Small']);
  });

  test('a feature that stands in it twice comes once, and the other is named', async () => {
    const what = await rewritten(archive, {
      lines: {
        [FEATURES]: (lines) => [
          ...lines,
          { ...lines[0], attributes: { path: 'other.feature', fileName: 'other.feature' } },
        ],
      },
    });
    const { tenant, into: here } = await into('double', what);
    const [outcome] = await imported(here);
    expect(outcome?.tallies.feature).toEqual({ new: 2, refused: 1 });
    expect((await load(tenant)).features.map(({ path }) => path).sort()).toEqual([
      'cart.feature',
      'zz/first.feature',
    ]);
  });

  test('what is no record is refused and named, and all else comes', async () => {
    const bad = [
      'null\n',
      '5\n',
      '"x"\n',
      '[]\n',
      '{"key":5,"body":{}}\n',
      '{"key":"feature:x"}\n',
      '{"key":"feature:aaaaaaaaaaaa","body":{"text":"","scenarios":{}}}\n',
      '{"key":"feature:bbbbbbbbbbbb","body":{"text":"","scenarios":[null]}}\n',
      '{"__proto__":{"key":"x"},"constructor":1,"key":"feature:__proto__","body":{"__proto__":{}}}\n',
      '{not json\n',
    ];
    const what = await rewritten(archive, {
      lines: {
        [FEATURES]: (lines) => [...bad, ...lines, ...bad],
        'SHOP/records/issue.jsonl': (lines) => [
          '{"key":"issue:1","body":{"links":5}}\n',
          '{"key":"issue:2","body":null}\n',
          '{"key":"issue:3","body":{"links":[null,{"projectId":{}}]}}\n',
          ...lines,
        ],
      },
    });
    const { tenant, into: here } = await into('bad', what);
    const [outcome] = await imported(here);
    expect(outcome?.tallies.feature).toEqual({ new: 2, refused: 2 * bad.length });
    expect((await load(tenant)).features).toHaveLength(2);
    expect(({} as Record<string, unknown>).key).toBeUndefined();
  });

  test('a project admin gets no record of another project, and brings nothing into one', async () => {
    const other = await enabledProject(source, 'OTHER');
    const call = archiveCalls(source, 'paul', 'SHOP');
    const own = archive.manifest.projects[0]?.id ?? '';
    const asked = { projectId: own, kind: 'project' as const };
    const key = `project:${other.id}`;
    expect(await call('exportRecords', { ...asked, keys: [key] })).toMatchObject({ records: 0, read: 1 });
    expect(await call('exportRecords', { ...asked, keys: [`project:${own}`] })).toMatchObject({ records: 1 });
    const step = {
      ...id(),
      projectId: own,
      archive: archive.hash,
      site: archive.manifest.site,
      projects: [{ from: '1', to: other.id }],
      kind: 'feature' as const,
      lines: '',
      issues: [],
      onDifferent: 'keep' as const,
    };
    await expect(call('importStep', step)).rejects.toMatchObject({
      code: 'Invalid',
      message: 'An import on this page goes into this project only.',
    });
  });

  test('what was said of a story in another project is for admins of the site to bring in', async () => {
    const { tenant, project, into: here } = await into('others-story');
    await enabledProject(tenant, 'OTHER');
    const story = await createIssue(tenant, 'mira', 'OTHER', 'A story there');
    const agreement = { votes: [{ by: 'acc-vic', at: 1_772_000_000, seen: 'x' }], questions: [] };
    const what = await rewritten(archive, {
      lines: {
        'SHOP/records/issue.jsonl': (lines) => [
          ...lines,
          { key: 'issue:77', body: { links: [], agreement } },
        ],
        'SHOP/records/jira-issues.jsonl': (lines) => [...lines, { id: '77', key: story.key }],
      },
    });
    const written = async () => bodies(await dumpOf(tenant), 'issue').get(`issue:${story.id}`);
    const [outcome] = await imported({ ...here, archive: what });
    expect(await written()).toBeUndefined();
    expect(outcome?.refused.map(({ record: { key, reason } }) => [key, reason])).toContainEqual([
      'issue:77',
      'This issue is in another project here. A Jira admin can bring it in from the administration.',
    ]);
    const call = archiveCalls(tenant, 'ada');
    await imported({ call, archive: what, pairs: pairsOf(what, { SHOP: project }) });
    expect(await written()).toMatchObject({ agreement });
  });

  test('settings that name ids of Jira stay behind on another site', async () => {
    const what = await rewritten(archive, {
      lines: {
        'SHOP/records/project.jsonl': (lines) =>
          lines.map((line) => ({
            ...line,
            body: { ...(line.body as object), statusMapping: { '3': 'WIP' }, defectType: '10004' },
          })),
      },
    });
    const { tenant, project, into: here } = await into('mapped', what);
    await imported(here);
    const settings = bodies<{ statusMapping: object }>(await dumpOf(tenant), 'project').get(
      `project:${project.id}`,
    );
    expect(settings?.statusMapping).toEqual({});
    expect(settings).not.toHaveProperty('defectType');
  });

  test('projects that the archive calls whatever can be are looked for, and those that are here are found', async () => {
    const { tenant } = await into('called');
    const { projects } = await siteCalls(tenant)('importTargets', { keys: ['../x', '', 'SHOP', 'NONE_1'] });
    expect(projects.map(({ key }) => key)).toEqual(['SHOP']);
  });

  test('issues of a project whose key is another one by now are found by those they had', async () => {
    const { tenant, into: here, project } = await into('renamed');
    const issue = await createIssue(tenant, 'mira', 'SHOP', 'A story');
    await tenant.jira('ada', 'PUT', `/rest/api/3/project/${project.id}`, { key: 'STORE' });
    const call = archiveCalls(tenant, 'paul', 'STORE');
    const [outcome] = (await looked({ ...here, call })).outcomes;
    expect(issue.key).toBe('SHOP-1');
    expect(outcome?.unknown).toEqual([]);
  });
});
