import { isClosed } from '@behave-pro/core/rules';
import type { Log } from '../../forge/log';
import { pushJobs } from '../../forge/queue';
import { SITE } from '../../context';
import { pagesOf } from '../../records/inventory';
import { backupsOf, projectIdOf } from '../../records/keys';
import type { BackupsBody } from '../../records/backup-kinds';
import { fromStored } from '../../records/record';
import type { Stored } from '../../forge/kvs';
import { shareOfDay } from '../daily-shares';
import { readInstallation } from '../installation';
import { isOver, JOB_MS, secondsToNext, turnOf } from '../turn';
import { backUp } from './back-up';
import { requeueRestore } from '../restore/begin';
import { ageOut } from './age-out';

/** When each project's backups were last seen to, by the project's id; 0 where they never were. */
async function projects(): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for await (const items of pagesOf('project'))
    for (const { key } of items) {
      const id = projectIdOf(key);
      if (id !== undefined) found.set(id, 0);
    }
  return found;
}

async function backedUp(): Promise<Map<string, BackupsBody>> {
  const found = new Map<string, BackupsBody>();
  for await (const items of pagesOf('backup'))
    for (const { key, value } of items) {
      found.set(backupsOf(key), fromStored<BackupsBody>(value as Stored).body);
    }
  return found;
}

/** Whether nothing is removed of the site and of a project just now: a backup would be in the way. */
async function undisturbed(): Promise<(projectId: string) => boolean> {
  const { removal, requests = {} } = await readInstallation();
  if (removal && removal.phase !== 'done') return () => false;
  return (id) => !requests[id] || !isClosed(requests[id]);
}

/**
 * The day's backup of every project, the one first that has waited longest. What the time does not suffice for is left to jobs, which
 * run one after another. One that fails keeps none of the others from theirs. Throws the first failure.
 */
export async function backUpAll(now: number, log: Log): Promise<void> {
  const isUndisturbed = await undisturbed();
  const turn = turnOf(shareOfDay('backups'));
  const live = await projects();
  const states = await backedUp();
  const waiting = [...new Set([...live.keys(), ...states.keys()])]
    .filter(isUndisturbed)
    .map((id) => ({ id, last: states.get(id)?.daily?.at ?? 0 }))
    .sort((a, b) => a.last - b.last);
  const failures: unknown[] = [];
  const left: string[] = [];
  for (const { id } of waiting) {
    if (isOver(turn)) {
      // What is left of one that was removed ages out the next day; a backup of nothing never would.
      if (live.has(id)) left.push(id);
      continue;
    }
    try {
      const run = { projectId: id, now, log, ...turn };
      const state = states.get(id);
      if (state) await requeueRestore(id, state, now);
      if (!live.has(id)) await ageOut(id, run);
      else if ((await backUp(run)) === 'under way') left.push(id);
    } catch (error) {
      failures.push(error);
    }
  }
  await pushJobs(
    SITE,
    'backup',
    left.map((projectId) => ({ type: 'back-up', projectId })),
  );
  if (failures.length) throw failures[0];
}

/** Goes on with the backup of a project that the daily trigger had no time for. Repeating it is harmless. */
export async function backUpLeft(now: number, log: Log, projectId: string): Promise<void> {
  const turn = turnOf(JOB_MS);
  if ((await backUp({ projectId, now, log, ...turn })) === 'under way')
    await pushJobs(SITE, 'backup', [{ type: 'back-up', projectId }], secondsToNext(turn));
}
