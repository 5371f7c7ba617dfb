import { backupHealth, keptMoments, partsLost } from '@behave-pro/core/backup';
import type { Context } from '../context';
import { listEntities, type Stored } from '../forge/kvs';
import type { SiteBackups } from '../invoke-api';
import { goingOn } from '../records/going-on';
import { backupsOf } from '../records/keys';
import type { BackupsBody } from '../records/backup-kinds';
import { fromStored } from '../records/record';
import { iso } from '../time';
import { projectKeys } from './project-keys';

function viewOf(project: SiteBackups['project'], body: BackupsBody, now: number): SiteBackups {
  const { daily, damaged = [], removedAt } = body;
  const moments = keptMoments(body.moments, now);
  const newest = moments.at(-1);
  return {
    project,
    kept: moments.length,
    ...(newest && {
      newest: {
        at: iso(newest.at),
        until: iso(newest.until),
        features: newest.features,
        issues: newest.issues,
      },
    }),
    damaged: partsLost(damaged),
    health: backupHealth({ moments, daily: daily?.at, damaged, removedAt }, now),
  };
}

/** Backups of all projects, 100 a page; those of a project that was enabled within the last day are yet to come. */
export async function siteBackups(
  context: Context,
  { after }: { after?: string | undefined },
): Promise<{ backups: SiteBackups[]; next?: string }> {
  const { items, cursor } = await goingOn(after, () => listEntities('backup', after));
  const known = items.map(({ key, value }) => ({
    id: backupsOf(key),
    body: fromStored<BackupsBody>(value as Stored).body,
  }));
  const keys = await projectKeys(known.map(({ id }) => id));
  return {
    backups: known.map(({ id, body }) => {
      const key = keys.get(id);
      return viewOf({ id, ...(key !== undefined && { key }) }, body, context.now);
    }),
    ...(cursor && { next: cursor }),
  };
}
