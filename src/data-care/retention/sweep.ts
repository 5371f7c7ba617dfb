import { sweepRemoved } from '../../features/sweep-removed';
import type { Stored } from '../../forge/kvs';
import type { Log } from '../../forge/log';
import { timeLeft } from '../../forge/time-left';
import { pagesOf } from '../../records/inventory';
import { projectIdOf } from '../../records/keys';
import type { ProjectBody } from '../../records/kinds';
import { fromStored } from '../../records/record';
import { persistently } from '../../retry';
import { isOpen } from '../../settings/project-state';
import { leftAfter } from '../daily-shares';
import { readInstallation } from '../installation';
import { createThrottle } from '../throttle';
import { mayBeSwept } from './may-be-swept';
import { end } from './progress';
import { shareOf, type Share } from './share';
import { sweepRuns } from './sweep-runs';
import { sweepVersions } from './sweep-versions';

const RESERVED_MS = leftAfter('sweep');

interface Found {
  projectId: string;
  body: ProjectBody;
}

async function projects(): Promise<Found[]> {
  const found: Found[] = [];
  for await (const page of pagesOf('project'))
    for (const { key, value } of page) {
      const projectId = projectIdOf(key);
      if (projectId) found.push({ projectId, body: fromStored<ProjectBody>(value as Stored).body });
    }
  // Whose turn has been longest ago: one with very much to sweep keeps no other from it for ever.
  return found.sort((a, b) => (a.body.sweep?.endedAt ?? 0) - (b.body.sweep?.endedAt ?? 0));
}

/** What the project chose to let go. One that was turned off while it was under way is told all the same. */
async function sweepProject({ projectId, body }: Found, now: number, share: Share): Promise<void> {
  const { runDays, versionDays } = body.retention ?? {};
  const isChosen = runDays !== undefined || versionDays !== undefined;
  if (!(isChosen || body.sweep?.going)) return;
  if (runDays !== undefined && !(await sweepRuns(projectId, runDays, now, share))) return;
  if (versionDays !== undefined && !(await sweepVersions(projectId, versionDays, now, share))) return;
  await persistently(() => end(projectId, now));
}

/**
 * Sweeps each project by what it chose to keep, and deletes what was removed or swept long ago. What fails, or has no time left,
 * keeps no other project from its sweep and is gone on with the next day. Harmless twice, also at once. Throws the first failure.
 */
export async function sweepAll(now: number, log: Log): Promise<void> {
  const share = shareOf(createThrottle(), RESERVED_MS);
  const failures: unknown[] = [];
  for (const found of await projects()) {
    if (timeLeft() < RESERVED_MS) break;
    try {
      // Read anew for each: another run of the trigger may have seen a lapse, or have begun a removal.
      if (!isOpen(found.body) || !mayBeSwept(await persistently(readInstallation), found.projectId)) continue;
      // Before anything is swept, which a lagging query would not tell yet.
      await sweepRemoved(found.projectId, now, share.mayGoOn);
      await sweepProject(found, now, share);
    } catch (error) {
      log.info('sweep of a project', { failed: error instanceof Error ? error.name : typeof error });
      failures.push(error);
    }
  }
  if (failures.length) throw failures[0];
}
