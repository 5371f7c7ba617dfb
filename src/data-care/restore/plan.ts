import {
  difference,
  keptMoments,
  kindOfLeaf,
  NOTHING_TO_RESTORE,
  totalOf,
  type Entry,
  type Leaf,
  type Leaves,
  type Moment,
  type RestoreCounts,
} from '@behave-pro/core/backup';
import type { ProjectContext } from '../../context';
import { AppError } from '../../errors';
import type { BackupFeature, RestorePreview } from '../../invoke-api';
import { consult } from '../../records/change';
import { readCopy } from '../../records/copies';
import { issueIdOf } from '../../records/inventory';
import { backupCopyKey, featureIdOf } from '../../records/keys';
import type { BackupsBody } from '../../records/backup-kinds';
import type { CatalogueEntry, FeatureBody } from '../../records/kinds';
import { readShards } from '../../records/shards';
import { iso } from '../../time';
import { UNTHROTTLED } from '../throttle';
import { asOfNow } from '../backup/as-of-now';
import { readAll, readLeaves } from '../backup/contents';
import { readBackups, readRoots } from '../backup/state';
import { shownName, toFeature } from '../../features/feature-record';
import { away } from './away';

/** A backup as long as it is kept. */
export const findKept = ({ moments }: BackupsBody, id: string, now: number): Moment | undefined =>
  keptMoments(moments, now).find((one) => one.id === id);

/** The same. Throws NotFound. */
export function keptMoment(state: BackupsBody, id: string, now: number): Moment {
  const moment = findKept(state, id, now);
  if (!moment)
    throw new AppError('NotFound', 'This backup is no longer kept. Reload the page to see those that are.');
  return moment;
}

/** What a backup consists of. Throws Unavailable where that cannot be read any more. */
export async function leavesOf(projectId: string, moment: Pick<Moment, 'id' | 'root'>): Promise<Leaves> {
  const [leaves] = await readRoots(projectId, [moment]);
  if (!leaves)
    throw new AppError('Unavailable', 'The list of this backup is damaged. Choose one of another day.');
  return leaves;
}

const EMPTY: Leaf = new Map();
/** Milliseconds that comparing may take while a person waits. */
const COMPARING_MS = 12_000;
/** Features that are listed by name. */
const LISTED = 200;

/** How a backup and what is there now differ. */
interface Differences {
  counts: RestoreCounts;
  /** Features that have changed since, or are no more. */
  features: { id: string; entry: Entry; isLost: boolean }[];
  /** Leaves that cannot be read. */
  damaged: string[];
}

async function differences(
  { project, now, log }: ProjectContext,
  state: BackupsBody,
  moment: Moment,
): Promise<Differences> {
  const run = {
    projectId: project.id,
    now,
    log,
    throttle: UNTHROTTLED,
    until: Date.now() + COMPARING_MS,
  };
  const then = await leavesOf(project.id, moment);
  const book = await asOfNow(run, state, then);
  const names = [...new Set([...Object.keys(then), ...book.names()])].filter(
    (name) =>
      ['feature', 'issue', 'example-map'].includes(kindOfLeaf(name)) && !book.isFrom(name, then[name]?.since),
  );
  await book.load(names);
  const named = names.flatMap((name) => (then[name] ? [{ ...then[name], name }] : []));
  const read = await readLeaves(project.id, named);
  const before = new Map(named.map(({ name }, n) => [name, read[n]]));
  const found: Differences = { counts: NOTHING_TO_RESTORE, features: [], damaged: [] };
  const issues = new Set<string>();
  const lostIssues = new Set<string>();
  const issueOf = (key: string): string => issueIdOf({ key });
  for (const name of names) {
    const old = then[name] ? before.get(name) : EMPTY;
    if (!old) {
      found.damaged.push(name);
      continue;
    }
    const { changed, lost, newer } = difference(old, book.get(name));
    if (kindOfLeaf(name) !== 'feature') {
      for (const key of changed) issues.add(issueOf(key));
      for (const key of lost) lostIssues.add(issueOf(key));
      continue;
    }
    found.counts = totalOf([
      found.counts,
      { back: changed.length, again: lost.length, newer: newer.length, issues: 0 },
    ]);
    for (const [some, isLost] of [[changed, false] as const, [lost, true] as const])
      for (const key of some) {
        const entry = old.get(key);
        if (entry) found.features.push({ id: featureIdOf(key), entry, isLost });
      }
  }
  const never = await away(project.id, [...lostIssues]);
  for (const issue of lostIssues) if (!never.has(issue)) issues.add(issue);
  return { ...found, counts: { ...found.counts, issues: issues.size } };
}

/** What restoring a backup would do, and the features that differ, by the names they had. */
export async function previewRestore(
  context: ProjectContext,
  { moment: id }: { moment: string },
): Promise<RestorePreview> {
  const { project } = context;
  const state = await readBackups(project.id);
  const moment = keptMoment(state, id, context.now);
  const { counts, features, damaged } = await differences(context, state, moment);
  const listed = features.slice(0, LISTED);
  const copies = await readAll(
    listed.map(({ id: featureId, entry }) => backupCopyKey(project.id, entry.since, `feature:${featureId}`)),
  );
  const catalogue = await consult((records) => readShards<CatalogueEntry>(records, 'catalogue', project.id));
  const lines = new Map(catalogue.map((line) => [line.id, line]));
  const views = listed.map(({ id: featureId, entry, isLost }, n): BackupFeature => {
    const copy = readCopy<FeatureBody>(copies[n], entry.hash);
    const then = copy && toFeature(featureId, { projectId: project.id, ...copy });
    const line = lines.get(featureId);
    return {
      id: featureId,
      name: then ? shownName(then) : (line?.name ?? featureId),
      path: then?.path ?? line?.path ?? '',
      state: !then ? 'damaged' : isLost ? 'gone' : 'changed',
    };
  });
  return {
    moment: id,
    at: iso(moment.at),
    counts,
    features: views.sort((a, b) => a.path.localeCompare(b.path)),
    more: features.length - listed.length,
    damaged: damaged.length,
  };
}
