import { leavesOfKind, totalOf, type CopiedKind, type RestoreCounts } from '@behave-pro/core/backup';
import { pushJobs } from '../../forge/queue';
import { featureRef, runIdOf } from '../../records/keys';
import { putFeatureBack } from './feature-step';
import { putRecords, type Before } from './put-records';
import { stayingIn } from './staying';
import { featuresIn, wantedIn } from './wanted';
import { after, only, type Done, type Work } from './work';

/** What a leaf had before the restore; `undefined` where nobody knows any more. */
async function knownBefore({ projectId, before }: Work, name: string): Promise<Before | undefined> {
  if (!before) return undefined;
  const { wanted, failed } = await wantedIn(projectId, before, name);
  return failed.length ? undefined : new Map(wanted.map((one) => [one.key, one]));
}

/** Has results of runs made the latest of their scenarios, where none newer is. */
export const applyRuns = (projectId: string, keys: readonly string[]): Promise<void> =>
  pushJobs(
    projectId,
    'results',
    keys.map((key) => ({ type: 'apply-run', projectId, runId: runIdOf(projectId, key) })),
  );

/** Records of a kind, leaf after leaf until the time is up. */
export async function kindStep(work: Work, kind: CopiedKind): Promise<Done> {
  const { context, projectId, restore, leaves, until } = work;
  const names = leavesOfKind(leaves, kind).filter((name) => !restore.cursor || name > restore.cursor);
  const counts: RestoreCounts[] = [];
  const failed: string[] = [];
  const issues = new Set<string>();
  let why: string | undefined;
  const then = kind === 'feature' ? (await featuresIn(projectId, leaves)).keys : new Set<string>();
  // What came while this is going on.
  const staying = stayingIn(projectId, (id) => !then.has(featureRef(id).key));
  for (const name of names) {
    const leaf = await wantedIn(projectId, leaves, name);
    failed.push(...leaf.failed);
    if (kind === 'feature')
      for (const wanted of leaf.wanted) {
        const done = await putFeatureBack(work, wanted, staying);
        if (done.counts) counts.push(done.counts);
        failed.push(...(done.failed ?? []));
        why ??= done.why;
      }
    else {
      const put = await putRecords(context, projectId, kind, leaf.wanted, await knownBefore(work, name));
      failed.push(...put.failed);
      if (kind === 'issue') for (const key of put.written) issues.add(key);
      if (kind === 'run') await applyRuns(projectId, put.written);
    }
    if (Date.now() >= until && name !== names.at(-1))
      return {
        phase: kind,
        cursor: name,
        counts: totalOf([...counts, only({ issues: issues.size })]),
        failed,
        why,
      };
  }
  return { phase: after(kind), counts: totalOf([...counts, only({ issues: issues.size })]), failed, why };
}
