import { pushJobs } from '../../forge/queue';
import { queryIndex } from '../../forge/kvs';
import { distinct } from '../../lists';
import { runIdOf } from '../../records/keys';
import type { Work } from './work';

/** Runs that were there all the time whose results become the latest again of scenarios that were not. */
const RUNS = 100;

/** Has results of runs made the latest of their scenarios, where none newer is. */
export const applyRuns = (projectId: string, keys: readonly string[]): Promise<void> =>
  pushJobs(
    projectId,
    'results',
    keys.map((key) => ({ type: 'apply-run', projectId, runId: runIdOf(projectId, key) })),
  );

/**
 * The same of the newest runs, of now and of when the backup was made: what was removed soon after it has no results in any that
 * came later.
 */
export async function applyNewest({
  projectId,
  restore,
}: Pick<Work, 'projectId' | 'restore'>): Promise<void> {
  const newest = { newestFirst: true, limit: RUNS };
  const [now, then] = await Promise.all([
    queryIndex('run', 'by-project', [projectId], newest),
    queryIndex('run', 'by-project', [projectId], { ...newest, from: 0, to: Math.ceil(restore.as / 1000) }),
  ]);
  await applyRuns(projectId, distinct([...now.records, ...then.records].map(({ key }) => key)));
}
