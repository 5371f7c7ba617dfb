import type { ProjectView } from '../../src/invoke-api';
import { archiveCalls, exported, imported, opened, pairsOf } from '../support/archive';
import { startHost, type Host, type Tenant } from '../support/host';
import { importAll } from '../support/import';
import { rewritten } from '../support/rewritten-archive';
import { ask, createProject, enabledProject, SPECIFICATION } from '../support/site';
import { settled } from '../support/archive-site';

const [COMPOSED, APART] = ['caf\u00e9.feature', 'cafe\u0301.feature'];
const file = (path: string, text = 'Feature: Coffee\n') => ({ path, bytes: Buffer.from(text) });

/** Disks of macOS hold a letter and its accent apart, and so does what they pack. */
describe('a path that is written in two ways', () => {
  let host: Host;
  let source: Tenant;
  let projectId: string;

  beforeAll(async () => {
    host = await startHost();
    await host.local('POST', 'delivery', { queryLagMs: 0 });
    source = await host.tenant('source');
    ({ id: projectId } = await enabledProject(source, 'SHOP'));
  });
  afterAll(() => host?.stop());

  const paths = async (tenant: Tenant): Promise<string[]> =>
    (await ask<ProjectView>(tenant, 'paul', SPECIFICATION, { projectKey: 'SHOP' }, 'load')).features.map(
      ({ path }) => path,
    );

  test('is one feature, whichever way comes first', async () => {
    const [first] = await importAll(source, 'paul', 'SHOP', [file(APART)]);
    expect(first).toMatchObject({ outcome: 'added', path: COMPOSED });
    const [again] = await importAll(source, 'paul', 'SHOP', [file(COMPOSED)]);
    expect(again).toMatchObject({ outcome: 'unchanged', featureId: first?.featureId });
    const both = await importAll(
      source,
      'paul',
      'SHOP',
      [file(APART, 'Feature: Tea\n'), file(COMPOSED)],
      'replace',
    );
    expect(both.map(({ outcome, featureId }) => [outcome, featureId])).toEqual([
      ['replaced', first?.featureId],
      ['refused', undefined],
    ]);
    expect(await paths(source)).toEqual([COMPOSED]);
  });

  test('stays as it was kept before, comes so with an archive, and is found by files', async () => {
    const call = archiveCalls(source, 'paul', 'SHOP');
    const archive = await rewritten(await opened(await exported(call, 'project', [projectId])), {
      lines: {
        'SHOP/records/feature.jsonl': (records) =>
          records.map((one) => ({ ...one, attributes: { ...one.attributes, path: APART } })),
      },
    });
    const target = await host.tenant('kept-before');
    const project = await createProject(target, 'SHOP');
    const into = {
      call: archiveCalls(target, 'paul', 'SHOP'),
      archive,
      pairs: pairsOf(archive, { SHOP: project }),
    };
    await imported(into);
    await settled(target);
    expect(await paths(target)).toEqual([APART]);
    for (const path of [APART, COMPOSED]) {
      const text = `Feature: From ${path.length}\n`;
      const [found] = await importAll(target, 'paul', 'SHOP', [file(path, text)], 'replace');
      expect(found?.outcome).toBe('replaced');
    }
    expect(await paths(target)).toEqual([APART]);
    const [merged] = await importAll(target, 'paul', 'SHOP', [file(COMPOSED, 'Feature: Last\n')], 'merge');
    expect(merged?.outcome).toBe('replaced');
  });

  test('a copy beside a feature with the longest path is one that can leave and come back', async () => {
    const path = `${'d'.repeat(700)}/${'é'.repeat(45)}.feature`;
    const origin = await host.tenant('longest');
    const { id } = await enabledProject(origin, 'SHOP');
    await importAll(origin, 'paul', 'SHOP', [file(path, 'Feature: One\n')]);
    await settled(origin);
    const call = archiveCalls(origin, 'paul', 'SHOP');
    const made = async () => opened(await exported(call, 'project', [id]));
    const archive = await made();
    await importAll(origin, 'paul', 'SHOP', [file(path, 'Feature: Other\n')], 'replace');
    const pairs = pairsOf(archive, { SHOP: { id, key: 'SHOP' } });
    const [both] = await imported({ call, archive, pairs, onDifferent: 'both' });
    expect(both?.tallies.feature).toEqual({ copied: 1 });
    await settled(origin);
    const target = await host.tenant('longest-there');
    const into = await createProject(target, 'SHOP');
    const two = await made();
    const [outcome] = await imported({
      call: archiveCalls(target, 'paul', 'SHOP'),
      archive: two,
      pairs: pairsOf(two, { SHOP: into }),
    });
    expect(outcome?.refused).toEqual([]);
    expect(outcome?.tallies.feature).toEqual({ new: 2 });
  });
});
