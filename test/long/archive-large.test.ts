import { patiently } from '../../static/src/archive/patience';
import {
  archiveCalls,
  exported,
  imported,
  looked,
  opened,
  pairsOf,
  PATIENT,
  siteCalls,
} from '../support/archive';
import { dumpOf } from '../support/stored';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { largeProject } from '../support/large-project';
import { metered } from '../support/meter';
import { createProject, enabledProject } from '../support/site';

const FEATURES = 1_000;
/** Units of storage that leaving with a large project may take, and arriving: a minute or two of what background work has. */
const MOST_EXPORT = 1_000;
const MOST_IMPORT = 3_000;

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
    const target = await host.tenant('arrived');
    const project = await createProject(target, 'LARGE');
    const archive = await opened(there.value);
    // Meanwhile idle connections were closed: a call that is harmless to repeat makes a new one.
    const { projects } = await patiently(
      () => siteCalls(target)('importTargets', { keys: ['LARGE'] }),
      PATIENT,
    );
    expect(projects).toHaveLength(1);
    expect(archive.manifest.projects[0]?.counts.feature).toBe(FEATURES);

    const into = {
      call: archiveCalls(target, 'paul', 'LARGE'),
      archive,
      pairs: pairsOf(archive, { LARGE: project }),
    };
    const look = await metered(target, () => looked(into));
    const back = await metered(target, async () => {
      const outcomes = await imported(into);
      // What is left to the background belongs to it.
      await target.local('POST', 'drain');
      return outcomes;
    });
    expect(back.value[0]?.tallies.feature).toEqual({ new: FEATURES });
    expect((await dumpOf(target)).entities.feature?.length).toBe(FEATURES);
    const told = { export: there, look, 'look, import and jobs': back };
    for (const [name, { kvs, jira }] of Object.entries(told))
      process.stdout.write(
        `${name}: ${kvs.requests} requests, ${kvs.readUnits} + ${kvs.writeUnits} units, ${jira.requests} requests to Jira\n`,
      );
    expect(there.kvs.readUnits + there.kvs.writeUnits).toBeLessThan(MOST_EXPORT);
    expect(back.kvs.readUnits + back.kvs.writeUnits).toBeLessThan(MOST_IMPORT);
  } finally {
    await host.stop();
  }
});
