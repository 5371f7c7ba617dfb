import type { Context } from '../context';
import { queryIndex } from '../forge/kvs';
import { change } from '../records/change';
import type { IssuePlace } from '../records/kinds';
import { featureIdOf } from '../records/keys';
import * as refs from '../records/refs';
import { putFeatureRecord, putGoneFeature, toFeature } from './feature-record';
import { pushLinks, queueMirror, settleIssues } from './issue-links';

interface Step {
  synced: IssuePlace[];
  left: number;
}

/** Brings a few pending issues in line; a feature that is gone goes with the last of them. */
const step = (context: Context, featureId: string): Promise<Step> =>
  change(`link ${featureId} ${context.now} ${Math.random()}`, context.now, async (records) => {
    const ref = refs.feature(featureId);
    const [record] = await records.read([ref]);
    if (!record?.body.pending?.length) return { synced: [], left: 0 };
    const { pending } = record.body;
    const settled = await settleIssues(records, toFeature(featureId, record));
    const left = settled.pending.length;
    if (record.body.gone) putGoneFeature(records, settled);
    else putFeatureRecord(records, settled);
    return { synced: pending.slice(0, pending.length - left), left };
  });

/** Brings all issues that features have pending in line with their tables. Repeating it is harmless. */
export async function linkIssues(
  context: Context,
  projectId: string,
  featureIds: readonly string[],
): Promise<void> {
  const synced: string[] = [];
  for (const featureId of featureIds) {
    let left: number;
    do {
      const done = await step(context, featureId);
      synced.push(...done.synced.map(({ id }) => id));
      left = done.left;
    } while (left > 0);
  }
  await queueMirror(context, projectId, synced);
}

/** Asks again for the links of a project that are due: what asked for them may have been lost. */
export async function requeueLinks(projectId: string): Promise<void> {
  let cursor: string | undefined;
  do {
    const page = await queryIndex('feature', 'by-links', [projectId, 'due'], cursor ? { cursor } : {});
    await pushLinks(
      projectId,
      page.records.map(({ key }) => featureIdOf(key)),
    );
    cursor = page.cursor;
  } while (cursor);
}
