import type { PanelView, ProjectView } from '../../src/invoke-api';
import { Archive } from '../../static/src/archive/open-archive';
import {
  archiveCalls,
  damagedIn,
  exported,
  fromElsewhere,
  imported,
  looked,
  opened,
  pairsOf,
  siteCalls,
} from '../support/archive';
import { archivedContent as content } from '../support/archive-content';
import { jiraOf, settled, writeEverything } from '../support/archive-site';
import { startHost, type Host, type Tenant } from '../support/host';
import { importAll } from '../support/import';
import { reportOf } from '../support/moves';
import {
  ask,
  createProject,
  enabledProject,
  PANEL,
  publish,
  SETTINGS,
  SPECIFICATION,
  type NewKey,
  type Project,
} from '../support/site';
import { bodies, dumpOf, licence, readable, type Dump } from '../support/stored';

const idsIn = (dump: Dump, entity: string): string[] => [...bodies(dump, entity).keys()].sort();

describe('an archive of everything', () => {
  let host: Host;
  let source: Tenant;
  let before: Dump;
  let other: Project;

  beforeAll(async () => {
    host = await startHost();
    await host.local('POST', 'delivery', { queryLagMs: 0 });
    source = await host.tenant('source');
    await writeEverything(source, await jiraOf(source));
    before = await dumpOf(source);
    other = await enabledProject(source, 'ELSE');
  });
  afterAll(() => host?.stop());

  const exportShop = (call = archiveCalls(source, 'paul', 'SHOP')) => {
    const [project] = [...bodies<{ key: string }>(before, 'project')].filter(
      ([, body]) => body.key === 'SHOP',
    );
    return exported(call, 'project', [String(project?.[0].split(':')[1])]);
  };

  test('says what it holds, has every feature byte for byte, and no secret', async () => {
    const made = await exportShop();
    expect(made.name).toMatch(/^behave-pro-SHOP-\d{4}-\d\d-\d\d\.zip$/);
    const archive = await opened(made);
    const counts: Record<string, number> = archive.manifest.projects[0]?.counts ?? {};
    for (const kind of [
      'project',
      'feature',
      'issue',
      'example-map',
      'run',
      'run-part',
      'latest',
      'version',
      'saves',
      'gone',
      'audit',
      'api-key',
    ])
      expect([kind, counts[kind]]).toEqual([kind, expect.any(Number)]);
    const paths = archive.manifest.parts.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'SHOP/features/deep/er/basket.feature',
        'SHOP/features/café.feature',
        'SHOP/features/broken.feature',
        'SHOP/features/notes.feature.md',
        'SHOP/features/checkout.feature',
        'README.txt',
      ]),
    );
    const { features } = await ask<ProjectView>(
      source,
      'paul',
      SPECIFICATION,
      { projectKey: 'SHOP' },
      'load',
    );
    for (const { id, path } of features) {
      const raw = await ask<{ sha256: string }>(
        source,
        'paul',
        SPECIFICATION,
        { projectKey: 'SHOP' },
        'raw',
        { featureId: id },
      );
      expect(archive.manifest.parts.find((part) => part.path === `SHOP/features/${path}`)?.sha256).toBe(
        raw.sha256,
      );
    }
    let text = '';
    for (const path of paths) for await (const line of archive.lines(path)) text += line;
    for (const key of idsIn(before, 'api-key')) expect(text).not.toContain(key.slice('api-key:'.length));
    expect(text).toContain('Pipeline');
  });

  test('brings everything back into an empty project with the same issues, record by record', async () => {
    const archive = await opened(await exportShop());
    const target = await host.tenant('same');
    const { project } = await jiraOf(target);
    const call = archiveCalls(target, 'paul', 'SHOP');
    const pairs = pairsOf(archive, { SHOP: project });
    const [outcome] = await imported({ call, archive, pairs });
    expect(outcome?.refused).toEqual([]);
    expect(outcome?.unknown).toEqual([]);
    await settled(target);
    const after = content(await dumpOf(target));
    const wanted = content(before);
    for (const [part, value] of Object.entries(wanted)) expect([part, after[part]]).toEqual([part, value]);

    const [again] = await imported({ call, archive, pairs, onDifferent: 'take' });
    const written = Object.values(again?.tallies ?? {}).flatMap((tally) => Object.keys(tally));
    expect([...new Set(written)]).toEqual(['same']);
  });

  test('is made while the licence has lapsed, and brought in when it is back', async () => {
    const call = archiveCalls(source, 'paul', 'SHOP');
    await licence(source, 'lapsed');
    const archive = await opened(await exportShop());
    expect(archive.manifest.projects[0]?.counts.feature).toBeGreaterThan(3);
    const project = { id: archive.manifest.projects[0]?.id ?? '', key: 'SHOP' };
    await expect(looked({ call, archive, pairs: pairsOf(archive, { SHOP: project }) })).rejects.toMatchObject(
      {
        code: 'LicenceLapsed',
      },
    );
    await licence(source, 'active');
  });

  test('is for admins only, of the project or of the site', async () => {
    const paul = bodies<{ key: string }>(before, 'project');
    const id = [...paul.keys()].find((key) => key.startsWith('project:'))?.slice('project:'.length) ?? '';
    for (const user of ['mira', 'vic', 'nora'] as const) {
      const call = archiveCalls(source, user, 'SHOP');
      for (const asked of [
        call('exportStart', { projectId: id, writeId: crypto.randomUUID() }),
        call('exportRecords', { projectId: id, kind: 'feature', keys: ['feature:aaaaaaaaaaaa'] }),
      ])
        await expect(asked).rejects.toMatchObject({ code: expect.stringMatching(/^(Forbidden|NotFound)$/) });
    }
    const call = archiveCalls(source, 'paul', 'SHOP');
    await expect(call('exportCatalogue', { projectId: other.id })).rejects.toMatchObject({
      code: 'NotFound',
    });
    await expect(archiveCalls(source, 'paul')('exportCatalogue', { projectId: id })).rejects.toMatchObject({
      code: 'Forbidden',
    });
  });

  test('goes by the keys of issues on another site, and says which are not there', async () => {
    const archive = await opened(await exportShop(fromElsewhere(archiveCalls(source, 'paul', 'SHOP'))));
    const target = await host.tenant('other');
    const { project, issues } = await jiraOf(target, 7);
    expect(issues[0]?.id).not.toBe(archive.manifest.projects[0]?.id);
    const call = archiveCalls(target, 'paul', 'SHOP');
    const [outcome] = await imported({ call, archive, pairs: pairsOf(archive, { SHOP: project }) });
    expect(outcome?.refused).toEqual([]);
    await settled(target);
    const view = (tenant: Tenant, issueKey: string) =>
      ask<PanelView>(tenant, 'mira', PANEL, { issueKey }, 'load');
    for (const key of ['SHOP-1', 'SHOP-2', 'SHOP-3']) {
      const [there, here] = [await view(source, key), await view(target, key)];
      const said = ({ scenarios, agreement }: PanelView) => ({
        scenarios: scenarios.map(({ id, text, result }) => ({ id, text, status: result?.status })),
        said: [agreement?.ready.length, agreement?.questions.length],
      });
      expect(said(here)).toEqual(said(there));
    }

    const few = await host.tenant('few');
    const empty = await createProject(few, 'SHOP');
    const into = {
      call: archiveCalls(few, 'paul', 'SHOP'),
      archive,
      pairs: pairsOf(archive, { SHOP: empty }),
    };
    const [foretold] = (await looked(into)).outcomes;
    expect(foretold?.unknown.map(({ key }) => key).sort()).toEqual(['SHOP-1', 'SHOP-2', 'SHOP-3', 'SHOP-5']);
    expect(foretold?.linksLost).toBeGreaterThan(3);
    const [done] = await imported(into);
    expect(done?.tallies.feature).toEqual(foretold?.tallies.feature);
    expect(done?.refused.map(({ kind }) => kind)).not.toContain('feature');
  });

  test('keeps what is here unless somebody chooses otherwise, and loses nothing of it', async () => {
    const archive = await opened(await exportShop());
    const target = await host.tenant('differs');
    const { project } = await jiraOf(target);
    const at = { projectKey: 'SHOP' };
    const call = archiveCalls(target, 'paul', 'SHOP');
    const into = { call, archive, pairs: pairsOf(archive, { SHOP: project }) };
    await imported(into);
    await settled(target);
    const load = () => ask<ProjectView>(target, 'paul', SPECIFICATION, at, 'load');
    const { id: featureId } = (await load()).features.find(({ path }) => path === 'checkout.feature') ?? {};
    const open = () =>
      ask<{ feature: { text: string; textHash: string } }>(target, 'paul', SPECIFICATION, at, 'feature', {
        featureId,
      });
    const { feature } = await open();
    const mine = `${feature.text}\n  # mine\n`;
    await ask(target, 'paul', SPECIFICATION, at, 'saveText', {
      writeId: crypto.randomUUID(),
      featureId,
      text: mine,
      textHash: feature.textHash,
    });
    // A card of the archive went, and one came.
    type Map = { rules: { examples: { id: string }[] }[] };
    const [map] = [...bodies<Map>(await dumpOf(target), 'example-map').values()];
    const board = { writeId: crypto.randomUUID(), cardId: map?.rules[0]?.examples[0]?.id };
    await ask(target, 'mira', PANEL, { issueKey: 'SHOP-2' }, 'removeCard', board);
    const own = { writeId: crypto.randomUUID(), card: 'rule', text: 'My own' };
    await ask(target, 'mira', PANEL, { issueKey: 'SHOP-2' }, 'addCard', own);
    const maps = async () => JSON.stringify([...bodies(await dumpOf(target), 'example-map')]);
    const myMaps = await maps();
    const [kept] = await imported(into);
    expect(kept?.tallies.feature).toMatchObject({ different: 1 });
    expect((await open()).feature.text).toBe(mine);
    expect(kept?.tallies['example-map']).toEqual({ different: 1 });
    expect(await maps()).toBe(myMaps);
    // Histories come along with new features only.
    expect(Object.keys(kept?.tallies ?? {}).filter((kind) => /^(version|saves)$/.test(kind))).toEqual([]);

    const [both] = await imported({ ...into, onDifferent: 'both' });
    expect(both?.tallies.feature).toMatchObject({ copied: 1 });
    expect(both?.tallies['example-map']).toEqual({ merged: 1 });
    for (const text of ['My own', 'Two baskets']) expect(await maps()).toContain(text);
    expect((await open()).feature.text).toBe(mine);
    const paths = (await load()).features.map(({ path }) => path);
    expect(paths).toContain('checkout (2).feature');
    const [twice] = await imported({ ...into, onDifferent: 'both' });
    expect(twice?.tallies.feature).toEqual({ same: archive.manifest.projects[0]?.counts.feature });

    const [taken] = await imported({ ...into, onDifferent: 'take' });
    expect(taken?.tallies.feature).toMatchObject({ replaced: 1 });
    expect((await open()).feature.text).toBe(feature.text);
    const { versions } = await ask<{ versions: { version: string }[] }>(
      target,
      'paul',
      SPECIFICATION,
      at,
      'versions',
      { featureId },
    );
    const { text } = await ask<{ text: string }>(target, 'paul', SPECIFICATION, at, 'version', {
      featureId,
      version: versions[1]?.version,
    });
    expect(text).toBe(mine);
  });

  test('leaves a result that is newer here', async () => {
    const archive = await opened(await exportShop());
    const target = await host.tenant('newer');
    const { project } = await jiraOf(target);
    const into = {
      call: archiveCalls(target, 'paul', 'SHOP'),
      archive,
      pairs: pairsOf(archive, { SHOP: project }),
    };
    await imported(into);
    await settled(target);
    const made = await ask<NewKey>(target, 'paul', SETTINGS, { projectKey: 'SHOP' }, 'createKey', {
      writeId: crypto.randomUUID(),
      name: 'Pipeline',
      scopes: ['upload'],
      expiresInDays: 30,
    });
    const latest = async () => JSON.stringify([...bodies(await dumpOf(target), 'latest')]);
    const before = await latest();
    await target.local('POST', 'clock', { advance: '1h' });
    const steps = { Pays: 'a card', Failing: 'it fails' };
    expect((await publish(made, reportOf('checkout.feature', 'Checkout', steps))).status).toBe(200);
    await settled(target);
    const newer = await latest();
    expect(newer).not.toBe(before);
    await imported(into);
    await settled(target);
    expect(await latest()).toBe(newer);
  });

  test('of a site brings two projects back, and goes beside what has its ids elsewhere', async () => {
    const site = siteCalls(source);
    const { projects } = await site('exportProjects', {});
    expect(projects.map(({ key }) => key)).toEqual(['ELSE', 'SHOP']);
    await importAll(source, 'paul', 'ELSE', [
      {
        path: 'else.feature',
        bytes: Buffer.from('@SHOP-1\nFeature: Else\n  Scenario: There\n    Given it\n'),
      },
    ]);
    await settled(source);
    const ids = projects.map(({ id }) => id);
    const archive = await opened(await exported(archiveCalls(source, 'ada'), 'site', ids));
    const target = await host.tenant('site');
    const { project } = await jiraOf(target);
    const second = await createProject(target, 'ELSE');
    const { projects: found } = await siteCalls(target)('importTargets', { keys: ['SHOP', 'ELSE', 'NONE'] });
    expect(found.map(({ key }) => key)).toEqual(['SHOP', 'ELSE']);
    const call = archiveCalls(target, 'ada');
    await imported({ call, archive, pairs: pairsOf(archive, { SHOP: project, ELSE: second }) });
    await settled(target);
    const [there, here] = [content(await dumpOf(source)), content(await dumpOf(target))];
    for (const part of ['feature', 'issue', 'example-map', 'contents', 'catalogue', 'latest'])
      expect([part, here[part]]).toEqual([part, there[part]]);

    const copyInto = await enabledProject(target, 'COPY');
    const [copied] = await imported({ call, archive, pairs: pairsOf(archive, { SHOP: copyInto }) });
    expect(Object.keys(copied?.tallies.feature ?? {})).toEqual(['copied']);
    const after = content(await dumpOf(target));
    expect(
      Object.entries(here.feature as object).filter(
        ([key, body]) => (after.feature as Record<string, unknown>)[key] !== body,
      ),
    ).toEqual([]);
  });

  test('of which a byte was changed is named, and its log says who took everything along', async () => {
    const { blob } = await exportShop();
    expect(readable(await dumpOf(source))).toContain('archive-exported');
    const part = 'SHOP/records/feature.jsonl';
    const bytes = damagedIn(new Uint8Array(await blob.arrayBuffer()), part);
    const damaged = await Archive.open(new Blob([bytes as Uint8Array<ArrayBuffer>]));
    expect(await damaged.damage(() => undefined)).toEqual([{ path: part, what: 'changed' }]);
  });
});
