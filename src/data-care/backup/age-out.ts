import { CONTENTS, contentsOfProject, deleteItems, presentOf } from '../../records/inventory';
import { changeAnew } from '../../records/change';
import { BACKUP } from '../../records/copies';
import { CONTENT_KINDS, goneRef, ownerOf } from '../../records/keys';
import type { BackupsBody } from '../../records/backup-kinds';
import * as refs from '../../records/refs';
import { persistently } from '../../retry';
import type { Throttle } from '../throttle';
import { readBackups, withoutSwept } from './state';
import { sweep } from './sweep';

/** What backups name by reference. */
export const BY_REFERENCE = CONTENT_KINDS.filter((kind) => BACKUP[kind] === 'by reference');

/** Deletes contents whose feature or run is no more, and was not removed lately either. */
export async function sweepOwnerless(projectId: string, throttle: Throttle): Promise<void> {
  for await (const listed of contentsOfProject(BY_REFERENCE, projectId)) {
    await throttle.page(listed);
    const owners = new Map(listed.map(({ key }) => [key, ownerOf(key)]));
    const named = [...owners.values()].flatMap((owner) => {
      const marks =
        owner?.entity === 'feature' ? [goneRef('feature', owner.key.slice('feature:'.length))] : [];
      return owner ? [owner, ...marks] : [];
    });
    const there = new Set<string>();
    for (const entity of ['feature', 'run', 'gone'] as const) {
      const keys = [...new Set(named.flatMap((ref) => (ref.entity === entity ? [ref.key] : [])))];
      const items = await presentOf(
        entity,
        keys.map((key) => ({ key, value: undefined })),
      );
      for (const { key } of items) there.add(key);
    }
    await deleteItems(
      CONTENTS,
      listed.flatMap(({ key }) => {
        const owner = owners.get(key);
        const isNamed = owner && (there.has(owner.key) || there.has(`gone:${owner.key}`));
        return owner && !isNamed ? [key] : [];
      }),
    );
  }
}

/** Whether some backup of before the last removal is left. */
export const isLeftOver = ({ moments, removedAt = 0 }: Pick<BackupsBody, 'moments' | 'removedAt'>): boolean =>
  moments.some(({ at }) => at <= removedAt);

/**
 * Deletes what is left of a project that was removed on request: its backups, as each has been kept for 30 days, and with the
 * last of them the contents they named. Nothing is backed up any more. Repeating it is harmless.
 */
export async function ageOut(
  projectId: string,
  { now, throttle }: { now: number; throttle: Throttle },
): Promise<void> {
  const state = await readBackups(projectId);
  if (state.removedAt === undefined) return;
  const swept = await sweep(projectId, state, now);
  const isLast = !isLeftOver(withoutSwept(state, swept));
  if (isLast) await sweepOwnerless(projectId, throttle);
  await persistently(() =>
    changeAnew(now, async (records) => {
      const ref = refs.backups(projectId);
      const [record] = await records.read([ref]);
      if (!record) return;
      const body = withoutSwept(record.body, swept);
      if (!body.moments.length && !body.abandoned) records.remove(ref);
      else if (swept.length) records.put(ref, body, { projectId });
    }),
  );
}
