import { withoutIssue } from '@behave-pro/core/gherkin';
import type { Context } from '../context';
import type { Stored } from '../forge/kvs';
import { chunksOf, distinct } from '../lists';
import { changeAnew } from '../records/change';
import { belongsTo, issueIdOf, presentOf, type StoredItem } from '../records/inventory';
import { featureIdOf, issueRef } from '../records/keys';
import type { FeatureBody, IssueBody } from '../records/kinds';
import { fromStored } from '../records/record';
import * as refs from '../records/refs';
import { putFeatureRecord, putGoneFeature, toFeature } from './feature-record';
import { ISSUES_A_TRANSACTION, queueMirror, syncIssues } from './issue-links';
import type { Moved } from './issue-places';

/** Issues that a stored feature is, or is about to be, on the lists of. */
function issuesOf(item: StoredItem): string[] {
  const { scenarios, pending = [] } = fromStored<FeatureBody>(item.value as Stored).body;
  return distinct([...scenarios.flatMap(({ issues }) => issues), ...pending.map(({ id }) => id)]);
}

/**
 * Takes features that are about to be removed off the lists of issues that belong to other projects, and has the search
 * properties of those written. Answers how many lists changed. Repeating it is harmless.
 *
 * @param moved Tells which of the project's issues are elsewhere by now.
 * @param read Told of the records that were read for it, some at a time.
 */
export async function unlistElsewhere(
  base: Pick<Context, 'now' | 'log'>,
  projectId: string,
  features: readonly StoredItem[],
  moved: Moved,
  read: (items: readonly StoredItem[]) => Promise<void>,
): Promise<number> {
  const named = features.map((item) => ({ id: featureIdOf(item.key), issues: issuesOf(item) }));
  const keys = distinct(named.flatMap(({ issues }) => issues)).map((id) => issueRef(id).key);
  const elsewhere = new Map<string, string>();
  for (const some of chunksOf(keys, 100)) {
    const items = await presentOf(
      'issue',
      some.map((key) => ({ key, value: undefined })),
    );
    await read(items);
    const own = items.filter((item) => belongsTo('issue', projectId, item));
    for (const [id, place] of await moved(own.map(issueIdOf))) elsewhere.set(id, place);
    for (const item of items)
      if (!own.includes(item)) elsewhere.set(issueIdOf(item), String((item.value as Stored).projectId));
  }
  const off = new Set<string>();
  for (const { id, issues } of named)
    for (const some of chunksOf(
      issues.filter((issue) => elsewhere.has(issue)),
      ISSUES_A_TRANSACTION,
    )) {
      const places = some.map((issue) => ({ id: issue, projectId: elsewhere.get(issue) ?? projectId }));
      const { changed } = await changeAnew(base.now, (records) =>
        syncIssues(records, { id, projectId, scenarios: [] }, places),
      );
      for (const issue of changed) off.add(issue);
    }
  // Also those that a pass which was cut off had changed: what is held already costs nothing.
  for (const other of distinct([...elsewhere.values()]))
    await queueMirror(
      base,
      other,
      [...elsewhere.keys()].filter((issue) => elsewhere.get(issue) === other),
    );
  return off.size;
}

/** Takes an issue off the scenarios of one feature, unless that is of the issue's own project. Answers whether it was there. */
const takeOff = (now: number, projectId: string, issueId: string, featureId: string): Promise<boolean> =>
  changeAnew(now, async (records) => {
    const [stored] = await records.read([refs.feature(featureId)]);
    if (!stored || stored.projectId === projectId) return false;
    const feature = toFeature(featureId, stored);
    const scenarios = feature.scenarios.map((entry) => withoutIssue(entry, issueId));
    const pending = feature.pending.filter(({ id }) => id !== issueId);
    const put = stored.body.gone ? putGoneFeature : putFeatureRecord;
    put(records, { ...feature, scenarios, pending });
    return true;
  });

/**
 * Takes an issue whose record is about to be removed off the scenarios of other projects, as if Jira had deleted it: they
 * stay, without it. Answers how many features changed. Repeating it is harmless.
 */
export async function unlinkElsewhere(
  { now }: Pick<Context, 'now'>,
  projectId: string,
  issue: { id: string; item: StoredItem },
): Promise<number> {
  const { links } = fromStored<IssueBody>(issue.item.value as Stored).body;
  const others = distinct(links.flatMap((link) => (link.projectId === projectId ? [] : [link.featureId])));
  let changed = 0;
  for (const featureId of others) if (await takeOff(now, projectId, issue.id, featureId)) changed += 1;
  return changed;
}
