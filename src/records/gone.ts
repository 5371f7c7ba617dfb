import type { Change } from './change';
import * as refs from './refs';

/** Jobs and events may come a day late; what is gone is remembered for longer. */
const REMEMBERED_SECONDS = 2 * 24 * 60 * 60;

/** Remembers that something is no more: what comes late must not bring it back. */
export async function markGone(
  change: Change,
  kind: 'feature' | 'issue',
  id: string,
  projectId: string,
): Promise<void> {
  const ref = refs.gone(kind, id);
  await change.prefetch([ref]);
  change.put(ref, {}, { projectId, ttlSeconds: REMEMBERED_SECONDS });
}

/** Whether it was here once and is no more. */
export async function isGone(
  records: Pick<Change, 'read'>,
  kind: 'feature' | 'issue',
  id: string,
): Promise<boolean> {
  const [marker] = await records.read([refs.gone(kind, id)]);
  return marker !== undefined;
}
