import type { Change } from './change';
import type { GoneBody, SweptRun, SweptTexts } from './kinds';
import * as refs from './refs';

/**
 * Jobs and events may come a day late, and a removed feature can come back with its links for 30: that an issue is gone is
 * remembered for longer.
 */
const REMEMBERED_SECONDS = 40 * 24 * 60 * 60;

/** What a mark is of: an index finds those of a kind. */
export type GoneKind = 'feature' | 'issue' | 'runs' | 'texts';

const of = (kind: GoneKind): { of: GoneKind } => ({ of: kind });

/** Remembers that an issue is no more: links that come late must not bring it back. */
export async function markIssueGone(change: Change, issueId: string, projectId: string): Promise<void> {
  const ref = refs.gone('issue', issueId);
  await change.prefetch([ref]);
  change.put(ref, {}, { projectId, attributes: of('issue'), ttlSeconds: REMEMBERED_SECONDS });
}

/**
 * Keeps a removed feature as it was. It goes with the versions of its text when they are swept.
 *
 * @param removedAt Epoch seconds, where that is not now.
 */
export async function markFeatureGone(
  change: Change,
  featureId: string,
  projectId: string,
  feature: NonNullable<GoneBody['feature']>,
  removedAt?: number,
): Promise<void> {
  const ref = refs.gone('feature', featureId);
  await change.prefetch([ref]);
  const place = { projectId, attributes: of('feature'), ...(removedAt && { updatedAt: removedAt }) };
  change.put(ref, { feature }, place);
}

/** Remembers runs whose records this change removes, so that their parts are deleted later. */
export async function markRunsSwept(
  change: Change,
  projectId: string,
  runs: readonly SweptRun[],
): Promise<void> {
  const ref = refs.swept('runs', `${projectId}:${runs[0]?.id}`);
  const [known] = await change.read([ref]);
  // The same run may have been published and swept again: none that is remembered is forgotten.
  const more = (known?.body.runs ?? []).filter(({ id }) => !runs.some((run) => run.id === id));
  change.put(ref, { runs: [...runs, ...more] }, { projectId, attributes: of('runs') });
}

/** Remembers earlier texts that this change takes out of features' records. `name` tells apart what is swept at other times. */
export async function markTextsSwept(
  change: Change,
  projectId: string,
  name: string,
  texts: readonly SweptTexts[],
): Promise<void> {
  const ref = refs.swept('texts', name);
  await change.prefetch([ref]);
  change.put(ref, { texts: [...texts] }, { projectId, attributes: of('texts') });
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
