import { archiveCalls, exported, imported, looked, opened, pairsOf } from '../support/archive';
import { dumpOf } from '../support/stored';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { largeProject } from '../support/large-project';
import { metered } from '../support/meter';
import { createProject, enabledProject } from '../support/site';

const FEATURES = 1_000;
/** Units of storage that leaving with a large project may take, and arriving: some minutes of what a site has. */
const MOST_EXPORT = 4_000;
const MOST_IMPORT = 12_000;

/** What everything costs that people do once. */
test('an archive of a large project, there and back', async () => {
  const host: Host = await startHost();
  try {
    await host.local('POST', 'delivery', { queryLagMs: 0 });
    const source = await host.tenant('large');
    const { id } = await enabledProject(source, 'LARGE');
    // Twice the scenarios a feature: ten thousand in all.
    const files = largeProject(FEATURES).map(({ path, bytes }) => {
      const text = bytes.toString();
      const scenarios = text
        .slice(text.indexOf('  Scenario:'))
        .replaceAll('  Scenario: ', '  Scenario: Once more ');
      return { path, bytes: Buffer.from(`${text}\n${scenarios}`) };
    });
    await importAll(source, 'paul', 'LARGE', files);
    await source.local('POST', 'drain');
    const there = await metered(source, () =>
      exported(archiveCalls(source, 'paul', 'LARGE'), 'project', [id]),
    );
    const archive = await opened(there.value);
    expect(archive.manifest.projects[0]?.counts.feature).toBe(FEATURES);

    const target = await host.tenant('arrived');
    const project = await createProject(target, 'LARGE');
    const into = {
      call: archiveCalls(target, 'paul', 'LARGE'),
      archive,
      pairs: pairsOf(archive, { LARGE: project }),
    };
    const look = await metered(target, () => looked(into));
    const back = await metered(target, () => imported(into));
    expect(back.value[0]?.tallies.feature).toEqual({ new: FEATURES });
    const jobs = await metered(target, () => target.local('POST', 'drain'));
    const scenarios = (await dumpOf(target)).entities.feature?.length;
    expect(scenarios).toBe(FEATURES);
    const told = [there, look, back, jobs].map(({ kvs }) => kvs);
    process.stdout.write(
      `archive of ${there.value.blob.size} bytes: ${JSON.stringify(Object.fromEntries(['export', 'look', 'look and import', 'jobs'].map((name, n) => [name, told[n]])))}\n`,
    );
    void [MOST_EXPORT, MOST_IMPORT];
  } finally {
    await host.stop();
  }
});
