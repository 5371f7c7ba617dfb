import { isDeepStrictEqual } from 'node:util';
import { recordsPart, type ArchivedRecord } from '@behave-pro/core/archive';
import { READ_KINDS, type ReadKind } from '../../static/src/archive/kinds';
import { Archive } from '../../static/src/archive/open-archive';
import type { ProjectView } from '../../src/invoke-api';
import {
  archiveCalls,
  damagedIn,
  exported,
  fromElsewhere,
  imported,
  looked,
  opened,
  pairsOf,
} from '../support/archive';
import { archivedContent as content } from '../support/archive-content';
import { jiraOf, settled, writeEverything } from '../support/archive-site';
import { startHost, type Host, type Tenant } from '../support/host';
import { rewritten } from '../support/rewritten-archive';
import { ask, createProject, SETTINGS, SPECIFICATION } from '../support/site';
import { dumpOf } from '../support/stored';

/** What an import goes without where all records of a kind are damaged, as far as it stays another one than a whole one. */
const GOES_WITHOUT: Record<ReadKind, readonly string[]> = {
  project: ['project'],
  issue: ['issue', 'properties'],
  'example-map': ['example-map'],
  'jira-issues': [],
  version: ['contents'],
  saves: ['contents'],
  feature: ['feature', 'issue', 'attributes', 'contents', 'catalogue', 'vocabulary', 'latest', 'properties'],
  latest: ['latest', 'issue', 'properties'],
  'run-part': ['contents'],
  run: ['run', 'attributes', 'contents'],
  gone: ['gone', 'removed'],
};

/** What a whole archive does not mend any more: histories come with features that are new. */
const STAYS_WITHOUT: Partial<Record<ReadKind, readonly string[]>> = {
  version: ['contents'],
  saves: ['contents'],
};

describe('an archive that is damaged', () => {
  let host: Host;
  let bytes: Uint8Array;
  let whole: Archive;
  let wanted: Record<string, unknown>;
  let source: Tenant;
  let projectId: string;

  beforeAll(async () => {
    host = await startHost();
    await host.local('POST', 'delivery', { queryLagMs: 0 });
    source = await host.tenant('source');
    const jira = await jiraOf(source);
    projectId = jira.project.id;
    await writeEverything(source, jira);
    wanted = content(await dumpOf(source));
    const made = await exported(archiveCalls(source, 'paul', 'SHOP'), 'project', [projectId]);
    bytes = new Uint8Array(await made.blob.arrayBuffer());
    whole = await opened(made);
  });
  afterAll(() => host?.stop());

  async function damagedAt(...parts: string[]): Promise<Archive> {
    let changed = bytes;
    for (const part of parts) changed = damagedIn(changed, part);
    const archive = await Archive.open(new Blob([changed as Uint8Array<ArrayBuffer>]));
    const damage = await archive.damage(() => undefined);
    expect(damage.map(({ path }) => path).sort()).toEqual([...parts].sort());
    return archive.without(damage);
  }

  const differing = async (tenant: Tenant): Promise<string[]> => {
    const now = content(await dumpOf(tenant));
    return Object.keys(wanted)
      .filter((part) => !isDeepStrictEqual(now[part], wanted[part]))
      .sort();
  };

  test.each(READ_KINDS)(
    'in its part %s brings everything else, and the rest when it is whole',
    async (kind) => {
      const archive = await damagedAt(recordsPart('SHOP', kind));
      expect(archive.bringsAnything).toBe(true);
      const target = await host.tenant(`without-${kind}`);
      const { project } = await jiraOf(target);
      const call = archiveCalls(target, 'paul', 'SHOP');
      const into = { call, archive, pairs: pairsOf(archive, { SHOP: project }) };
      const [outcome] = await imported(into);
      expect(outcome?.refused).toEqual([]);
      expect(outcome?.losses.map((loss) => loss.kind)).toContain(kind);
      await settled(target);
      expect(await differing(target)).toEqual([...GOES_WITHOUT[kind]].sort());

      const [again] = await imported({ ...into, archive: whole, onDifferent: 'take' });
      expect(again?.refused).toEqual([]);
      await settled(target);
      expect(await differing(target)).toEqual([...(STAYS_WITHOUT[kind] ?? [])].sort());
    },
  );

  test('brings everything where only files are damaged that are for people', async () => {
    const archive = await damagedAt('SHOP/features/checkout.feature', 'README.txt');
    expect(archive.losses).toEqual([]);
    const target = await host.tenant('for-people');
    const { project } = await jiraOf(target);
    const call = archiveCalls(target, 'paul', 'SHOP');
    await imported({ call, archive, pairs: pairsOf(archive, { SHOP: project }) });
    await settled(target);
    expect(await differing(target)).toEqual([]);
  });

  test('brings nothing where no record is whole', async () => {
    const archive = await damagedAt(...READ_KINDS.map((kind) => recordsPart('SHOP', kind)));
    expect(archive.bringsAnything).toBe(false);
  });

  test('and does not say any more which issues it means: brings features to another site without links, and says so', async () => {
    const elsewhere = fromElsewhere(archiveCalls(source, 'paul', 'SHOP'));
    const made = await exported(elsewhere, 'project', [projectId]);
    const part = recordsPart('SHOP', 'jira-issues');
    const changed = damagedIn(new Uint8Array(await made.blob.arrayBuffer()), part);
    const opening = await Archive.open(new Blob([changed as Uint8Array<ArrayBuffer>]));
    const archive = opening.without(await opening.damage(() => undefined));
    const target = await host.tenant('nameless');
    const { project } = await jiraOf(target, 5);
    const call = archiveCalls(target, 'paul', 'SHOP');
    const into = { call, archive, pairs: pairsOf(archive, { SHOP: project }) };
    const [foretold] = (await looked(into)).outcomes;
    expect(foretold?.unknown.length).toBeGreaterThan(3);
    expect(foretold?.linksLost).toBeGreaterThan(3);
    const [outcome] = await imported(into);
    expect(outcome?.tallies.feature).toEqual({ new: whole.manifest.projects[0]?.counts.feature });
  });

  test('without the results of runs that were not given to scenarios yet leaves nothing that cannot be done', async () => {
    const runs = recordsPart('SHOP', 'run');
    const open = (records: ArchivedRecord[]) =>
      records.map((record) => ({ ...record, body: { ...(record.body as object), applied: false } }));
    const changed = await rewritten(whole, { lines: { [runs]: open } });
    const target = await host.tenant('open-runs');
    const { project } = await jiraOf(target);
    const call = archiveCalls(target, 'paul', 'SHOP');
    const archive = changed.without([{ path: recordsPart('SHOP', 'run-part'), what: 'changed' }]);
    const [outcome] = await imported({ call, archive, pairs: pairsOf(archive, { SHOP: project }) });
    expect(outcome?.tallies.run).toEqual({ new: 2 });
    expect(await target.local('POST', 'drain')).toMatchObject({ failed: 0 });
  });

  test('in its settings comes into a project that is enabled afterwards', async () => {
    const archive = await damagedAt(recordsPart('SHOP', 'project'));
    const target = await host.tenant('disabled');
    const project = await createProject(target, 'SHOP');
    const call = archiveCalls(target, 'paul', 'SHOP');
    await imported({ call, archive, pairs: pairsOf(archive, { SHOP: project }) });
    await settled(target);
    const change = { writeId: crypto.randomUUID(), state: 'enabled' };
    await ask(target, 'paul', SETTINGS, { projectKey: 'SHOP' }, 'save', change);
    const { features } = await ask<ProjectView>(
      target,
      'paul',
      SPECIFICATION,
      { projectKey: 'SHOP' },
      'load',
    );
    expect(features.length).toBe(whole.manifest.projects[0]?.counts.feature);
  });
});
