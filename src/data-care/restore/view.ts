import { keptMoments } from '@behave-pro/core/backup';
import type { ProjectContext } from '../../context';
import { namesOf } from '../../forge/jira';
import type { BackupsView, RestoreView } from '../../invoke-api';
import { consult } from '../../records/change';
import type { BackupsBody, RestoreState } from '../../records/backup-kinds';
import type { CatalogueEntry } from '../../records/kinds';
import { readShards } from '../../records/shards';
import { iso } from '../../time';
import { readBackups } from '../backup/state';
import { canUndo, isGoingOn, requeueRestore } from './begin';

/** What could not be restored, by the paths of features that are there. */
async function named(projectId: string, keys: readonly string[]): Promise<string[]> {
  if (!keys.length) return [];
  const catalogue = await consult((records) => readShards<CatalogueEntry>(records, 'catalogue', projectId));
  const paths = new Map(catalogue.map(({ id, path }) => [`feature:${id}`, path]));
  return keys.map((key) => paths.get(key) ?? key);
}

async function restoreView(
  { project, now }: ProjectContext,
  state: BackupsBody,
  restore: RestoreState,
): Promise<RestoreView> {
  const { id, scope, as, by, startedAt, at, phase, done, failed = [], why, undoes, made } = restore;
  return {
    id,
    scope: scope.kind,
    of: iso(as),
    ...(by !== undefined && { by: (await namesOf([by]))(by) }),
    startedAt: iso(startedAt),
    at: iso(at),
    state: phase === 'done' ? 'done' : isGoingOn(restore, now) ? 'running' : 'stopped',
    counts: done,
    failed: await named(project.id, failed),
    ...(why !== undefined && { why }),
    canUndo: canUndo(state, restore, now),
    isUndo: undoes !== undefined,
    ...(made !== undefined && { made }),
  };
}

/** The backups of the project, and what is going on with them. */
export async function backupsView(context: ProjectContext): Promise<BackupsView> {
  const { project, now } = context;
  const state = await readBackups(project.id);
  await requeueRestore(project.id, state, now);
  const { moments, daily, damaged = [], restore } = state;
  const { done = 0, of = 0, whole } = daily?.comparing ?? {};
  const failing = await named(
    project.id,
    damaged.map(({ of }) => of),
  );
  return {
    backups: keptMoments(moments, now)
      .map(({ id, at, until, beforeRestore, features, issues }) => ({
        id,
        at: iso(at),
        until: iso(until),
        ...(beforeRestore && { beforeRestore }),
        features,
        issues,
      }))
      .reverse(),
    compared: { records: done, of, ...(whole !== undefined && { whole: iso(whole) }) },
    damaged: damaged.map(({ at, isMended }, n) => ({ at: iso(at), of: failing[n] ?? '', isMended })),
    ...(restore && { restore: await restoreView(context, state, restore) }),
  };
}
