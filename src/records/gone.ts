import type { Change } from './change';
import type { GoneBody } from './kinds';
import * as refs from './refs';

/**
 * Jobs and events may come a day late, and a removed feature can come back with its links for 30: that an issue is gone is
 * remembered for longer.
 */
const REMEMBERED_SECONDS = 40 * 24 * 60 * 60;

/** Remembers that an issue is no more: links that come late must not bring it back. */
export async function markIssueGone(change: Change, issueId: string, projectId: string): Promise<void> {
  const ref = refs.gone('issue', issueId);
  await change.prefetch([ref]);
  change.put(ref, {}, { projectId, ttlSeconds: REMEMBERED_SECONDS });
}

/** Keeps a removed feature as it was. It goes with the versions of its text when they are swept. */
export async function markFeatureGone(
  change: Change,
  featureId: string,
  projectId: string,
  feature: NonNullable<GoneBody['feature']>,
): Promise<void> {
  const ref = refs.gone('feature', featureId);
  await change.prefetch([ref]);
  change.put(ref, { feature }, { projectId });
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
