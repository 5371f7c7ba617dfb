import { leafOf, leavesOfKind, totalOf, type CopiedKind, type RestoreCounts } from '@behave-pro/core/backup';
import type { Others } from '../../features/restore-feature';
import type { Stored } from '../../forge/kvs';
import { issueIdOf, presentOf } from '../../records/inventory';
import { featureRef, issueRef } from '../../records/keys';
import { putFeatureBack } from './feature-step';
import { putRecords, type Before } from './put-records';
import { othersIn } from './others';
import { applyRuns } from './results';
import { featuresIn, wantedIn } from './wanted';
import { after, only, type Done, type Work } from './work';

/** What a leaf had before the restore; `undefined` where nobody knows any more. */
async function knownBefore({ projectId, before }: Work, name: string): Promise<Before | undefined> {
  if (!before) return undefined;
  const { wanted, failed } = await wantedIn(projectId, before, name);
  return failed.length ? undefined : new Map(wanted.map((one) => [one.key, one]));
}

/** Beside whom features come back: what came since the backup stays, and so does one whose copy cannot be read. */
async function othersOf({ projectId, leaves }: Work): Promise<Others> {
  const { keys: then } = await featuresIn(projectId, leaves);
  const lost = new Map<string, readonly string[]>();
  return othersIn(projectId, async (id) => {
    const { key } = featureRef(id);
    if (!then.has(key)) return true;
    const name = leafOf('feature', key);
    const failed = lost.get(name) ?? (await wantedIn(projectId, leaves, name)).failed;
    lost.set(name, failed);
    return failed.includes(key);
  });
}

/** How many issues have an example map that was written, and do not count for what else was said of them: those were written, too. */
async function onlyMapsOf({ restore }: Work, maps: readonly string[]): Promise<number> {
  const keys = maps.map((key) => issueRef(issueIdOf({ key })).key);
  const issues = await presentOf(
    'issue',
    keys.map((key) => ({ key, value: undefined })),
  );
  const began = Math.floor(restore.startedAt / 1000);
  const counted = issues.filter(({ value }) => Number((value as Stored).updatedAt) >= began);
  return maps.length - counted.length;
}

/** Records of a kind, leaf after leaf until the time is up. */
export async function kindStep(work: Work, kind: CopiedKind): Promise<Done> {
  const { context, projectId, restore, leaves, until } = work;
  const names = leavesOfKind(leaves, kind).filter((name) => !restore.cursor || name > restore.cursor);
  const counts: RestoreCounts[] = [];
  const failed: string[] = [];
  let issues = 0;
  let why: string | undefined;
  const others = kind === 'feature' ? await othersOf(work) : undefined;
  for (const name of names) {
    const leaf = await wantedIn(projectId, leaves, name);
    failed.push(...leaf.failed);
    if (others)
      for (const wanted of leaf.wanted) {
        const done = await putFeatureBack(work, wanted, others);
        if (done.counts) counts.push(done.counts);
        failed.push(...(done.failed ?? []));
        why ??= done.why;
      }
    else if (kind !== 'feature') {
      const put = await putRecords(context, projectId, kind, leaf.wanted, await knownBefore(work, name));
      failed.push(...put.failed);
      if (kind === 'issue') issues += put.written.length;
      if (kind === 'example-map') issues += await onlyMapsOf(work, put.written);
      if (kind === 'run') await applyRuns(projectId, put.written);
    }
    if (Date.now() >= until && name !== names.at(-1))
      return {
        phase: kind,
        cursor: name,
        counts: totalOf([...counts, only({ issues })]),
        failed,
        why,
      };
  }
  return { phase: after(kind), counts: totalOf([...counts, only({ issues })]), failed, why };
}
