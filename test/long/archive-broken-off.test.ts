import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ArchiveCall } from '../../static/src/archive/read-project';
import { archiveCalls, exported, imported, opened, pairsOf } from '../support/archive';
import { archivedContent } from '../support/archive-content';
import { jiraOf, settled, writeEverything } from '../support/archive-site';
import { ended, startHost, type Host } from '../support/host';
import { seeded } from '../support/random';
import { dumpOf } from '../support/stored';

/** A fresh order each run; print it to run the same again. */
const SEED = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000);
/** Times that the host is killed before an import comes to its end. */
const KILLS = 3;
/** Calls that an import of this site makes, or a few less. */
const CALLS = 14;

/** Kills the host while the call with this number is under way. */
function killing(call: ArchiveCall, host: Host, at: number): ArchiveCall {
  let calls = 0;
  return (async (name: never, payload: never) => {
    const answer = call(name, payload);
    if ((calls += 1) === at) await ended(host.process, 'SIGKILL');
    return answer;
  }) as unknown as ArchiveCall;
}

test(`an import that is broken off, wherever, comes to the same end when it is begun anew (seed ${SEED})`, async () => {
  const random = seeded(SEED);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'behave-archive-'));
  let host = await startHost({ dataDir });
  try {
    await host.local('POST', 'delivery', { queryLagMs: 0 });
    const source = await host.tenant('source');
    const jira = await jiraOf(source);
    await writeEverything(source, jira);
    const archive = await opened(
      await exported(archiveCalls(source, 'paul', 'SHOP'), 'project', [jira.project.id]),
    );
    const wanted = archivedContent(await dumpOf(source));
    const into = await jiraOf(await host.tenant('target'));
    const pairs = pairsOf(archive, { SHOP: into.project });
    for (let kill = 0; kill < KILLS; kill += 1) {
      const target = await host.tenant('target');
      const at = 1 + Math.floor(random() * CALLS);
      const call = killing(archiveCalls(target, 'paul', 'SHOP'), host, at);
      await imported({ call, archive, pairs }).catch(() => undefined);
      await ended(host.process, 'SIGKILL');
      // Under the same address, or it would be another site, where Jira numbers comments anew.
      host = await startHost({ dataDir, env: { PORT: new URL(host.url).port } });
      await host.local('POST', 'delivery', { queryLagMs: 0 });
    }
    const target = await host.tenant('target');
    const [outcome] = await imported({ call: archiveCalls(target, 'paul', 'SHOP'), archive, pairs });
    expect(outcome?.refused).toEqual([]);
    await settled(target);
    const after = archivedContent(await dumpOf(target));
    for (const [part, value] of Object.entries(wanted)) expect([part, after[part]]).toEqual([part, value]);
  } finally {
    await host.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 240_000);
