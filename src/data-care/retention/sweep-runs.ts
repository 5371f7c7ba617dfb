import { dueBefore, isRunDue } from '@behave-pro/core/rules';
import { queryIndex } from '../../forge/kvs';
import { pushJobs } from '../../forge/queue';
import { chunksOf } from '../../lists';
import { markRunsSwept } from '../../records/gone';
import { runIdOf } from '../../records/keys';
import type { RunBody } from '../../records/kinds';
import { fromStored } from '../../records/record';
import * as refs from '../../records/refs';
import { heldRuns } from './held-runs';
import { step } from './progress';
import type { Share } from './share';
import { isUnsettled, isWaiting } from './unsettled';

/** With the mark and the project's record within a transaction's 25 operations. */
const RUNS_A_TRANSACTION = 20;

/** Makes runs that are still due a mark that remembers their parts. Answers whether the sweep may go on. */
const sweepSome = (
  projectId: string,
  ids: readonly string[],
  held: ReadonlySet<string>,
  now: number,
): Promise<boolean> =>
  step(projectId, now, async (records, { runDays }) => {
    if (runDays === undefined) return {};
    const found = await records.read(ids.map((id) => refs.run(projectId, id)));
    const due = ids.flatMap((id, n) => {
      const run = found[n];
      if (!run || isUnsettled(run, now)) return [];
      const { startedAt, parts } = run.body;
      return isRunDue({ id, startedAt }, held, runDays, now) ? [{ id, parts, startedAt }] : [];
    });
    if (!due.length) return {};
    for (const { id } of due) records.remove(refs.run(projectId, id));
    await markRunsSwept(records, projectId, due);
    return { runs: due.length };
  });

/** Sweeps the runs of a project that are older than it keeps them, the oldest first. Answers whether it came to its end. */
export async function sweepRuns(
  projectId: string,
  days: number,
  now: number,
  { throttle, mayGoOn }: Share,
): Promise<boolean> {
  const to = Math.ceil(dueBefore(days, now) / 1000);
  if (to < 0) return true;
  const held = await heldRuns(projectId, throttle);
  let cursor: string | undefined;
  do {
    const page = await queryIndex('run', 'by-project', [projectId], {
      from: 0,
      to,
      ...(cursor && { cursor }),
    });
    if (!(await mayGoOn(page.records))) return false;
    const listed = page.records.map(({ key, value }) => ({
      id: runIdOf(projectId, key),
      run: fromStored<RunBody>(value),
    }));
    const waiting = listed.filter(({ run }) => isWaiting(run));
    await pushJobs(
      projectId,
      'results',
      waiting.map(({ id: runId }) => ({ type: 'apply-run', projectId, runId })),
    );
    const due = listed.filter(({ id, run }) => !isUnsettled(run, now) && !held.has(id)).map(({ id }) => id);
    for (const some of chunksOf(due, RUNS_A_TRANSACTION))
      if (!(await sweepSome(projectId, some, held, now))) return false;
    cursor = page.cursor;
  } while (cursor);
  return true;
}
