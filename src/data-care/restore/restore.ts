import {
  COPIED,
  leafOf,
  leavesOfKind,
  NOTHING_TO_RESTORE,
  totalOf,
  type CopiedKind,
  type Entry,
  type Leaves,
  type Moment,
  type RestoreCounts,
} from '@behave-pro/core/backup';
import type { Context } from '../../context';
import { AppError } from '../../errors';
import { mendLists } from '../../features/rebuild/catalogue';
import { startRebuild } from '../../features/rebuild/rebuild';
import { makeBeside, putBack, removeLater } from '../../features/restore-feature';
import { queryIndex } from '../../forge/kvs';
import { pushJobs } from '../../forge/queue';
import { change, consult } from '../../records/change';
import { readCopy, type Copied } from '../../records/copies';
import { backupCopyKey, featureIdOf, featureRef, runIdOf } from '../../records/keys';
import type { BackupsBody, CatalogueEntry, FeatureBody, RestoreState } from '../../records/kinds';
import * as refs from '../../records/refs';
import { readShards } from '../../records/shards';
import { createThrottle } from '../throttle';
import { backUp, ROOT } from '../backup/back-up';
import { readAll, readLeaves } from '../backup/contents';
import { readBackups, readRoots } from '../backup/state';
import { pushStep } from './begin';
import { putRecords, type Before, type Wanted } from './put-records';

/** A job lives 55 seconds. */
const STEP_MS = 25_000;
/** Runs that were there all the time whose results become the latest again of scenarios that were not. */
const RUNS = 100;
/** Names of what could not be restored that are kept. */
const FAILED = 100;

/** What a step has come to. */
interface Done {
  phase: RestoreState['phase'];
  cursor?: string | undefined;
  counts?: RestoreCounts;
  failed?: string[];
  before?: string;
  made?: string;
}

interface Work {
  context: Context;
  projectId: string;
  state: BackupsBody;
  restore: RestoreState;
  leaves: Leaves;
  /** What the backup of before the restore consists of, where there is one that can be read. */
  before: Leaves | undefined;
  until: number;
}

const only = (counts: Partial<RestoreCounts>): RestoreCounts => ({ ...NOTHING_TO_RESTORE, ...counts });

/** What a leaf has, as far as it can be read, and keys of what cannot. */
async function wantedIn(
  projectId: string,
  leaves: Leaves,
  name: string,
): Promise<{ wanted: Wanted[]; failed: string[] }> {
  const leaf = leaves[name];
  const [entries] = leaf ? await readLeaves(projectId, [{ ...leaf, name }]) : [];
  if (!entries) return { wanted: [], failed: leaf ? [name] : [] };
  const list: [string, Entry][] = [...entries];
  const contents = await readAll(list.map(([key, { since }]) => backupCopyKey(projectId, since, key)));
  const wanted: Wanted[] = [];
  const failed: string[] = [];
  for (const [n, [key, { hash }]] of list.entries()) {
    const copy = readCopy(contents[n], hash);
    if (copy) wanted.push({ key, hash, copy });
    else failed.push(key);
  }
  return { wanted, failed };
}

/** Puts one feature back; a failure that is about this one only keeps none of the others from coming back. */
async function putFeatureBack(
  { context, projectId, restore }: Work,
  { key, copy }: Wanted,
): Promise<Pick<Done, 'counts' | 'failed'>> {
  const isAlone = restore.scope.kind === 'feature';
  const writeId = `restore ${restore.id} ${key}`;
  try {
    const became = await putBack(context, projectId, featureIdOf(key), copy as Copied<FeatureBody>, {
      writeId,
      isAlone,
    });
    return { counts: became === 'same' ? NOTHING_TO_RESTORE : only({ [became]: 1 }) };
  } catch (error) {
    if (!(error instanceof AppError) || !['Conflict', 'TooLarge', 'Invalid'].includes(error.code))
      throw error;
    return { failed: [key] };
  }
}

const PHASES: readonly RestoreState['phase'][] = ['backup', 'mend', 'newer', ...COPIED, 'lists', 'done'];
const after = (phase: RestoreState['phase']): RestoreState['phase'] =>
  PHASES[PHASES.indexOf(phase) + 1] ?? 'done';

async function backupStep({ context, projectId, restore, until }: Work): Promise<Done | 'again'> {
  const run = { projectId, now: context.now, log: context.log, throttle: createThrottle(), until };
  const outcome = await backUp(run, restore.id);
  if (outcome === 'under way') return { phase: 'backup' };
  if (outcome !== 'done') return 'again';
  const { moments } = await readBackups(projectId);
  const before = moments.at(-1)?.id;
  const phase = restore.scope.kind === 'project' ? 'mend' : 'feature';
  return { phase, ...(before !== undefined && { before }) };
}

/** Keys of the features that a backup has, and its leaves that cannot be read. */
async function featuresIn(
  projectId: string,
  leaves: Leaves,
): Promise<{ keys: Set<string>; unread: Set<string> }> {
  const names = leavesOfKind(leaves, 'feature');
  const read = await readLeaves(
    projectId,
    names.flatMap((name) => (leaves[name] ? [{ ...leaves[name], name }] : [])),
  );
  return {
    keys: new Set(read.flatMap((leaf) => [...(leaf?.keys() ?? [])])),
    unread: new Set(names.filter((_, n) => !read[n])),
  };
}

/** Features that are there, and that the backup has none of. */
async function newerStep({ context, projectId, restore, leaves, before, until }: Work): Promise<Done> {
  const { keys: then, unread } = await featuresIn(projectId, leaves);
  // What came since that backup, no undoing would bring back.
  const known = before && (await featuresIn(projectId, before)).keys;
  const catalogue = await consult((records) => readShards<CatalogueEntry>(records, 'catalogue', projectId));
  const there = new Set(catalogue.map(({ id }) => featureRef(id).key));
  let cursor: string | undefined;
  do {
    const page = await queryIndex('feature', 'by-project', [projectId], cursor ? { cursor } : {});
    for (const { key } of page.records) there.add(key);
    cursor = page.cursor;
  } while (cursor);
  const keys = [...there]
    .filter((key) => !then.has(key) && !unread.has(leafOf('feature', key)) && known?.has(key) !== false)
    .filter((key) => !restore.cursor || key > restore.cursor)
    .sort();
  let newer = 0;
  for (const key of keys) {
    const writeId = `restore ${restore.id} ${key}`;
    if (await removeLater(context, projectId, featureIdOf(key), writeId)) newer += 1;
    if (Date.now() >= until && key !== keys.at(-1))
      return { phase: 'newer', cursor: key, counts: only({ newer }) };
  }
  return { phase: after('newer'), counts: only({ newer }) };
}

/** What a leaf had before the restore; `undefined` where nobody knows any more. */
async function knownBefore({ projectId, before }: Work, name: string): Promise<Before | undefined> {
  if (!before) return undefined;
  const { wanted, failed } = await wantedIn(projectId, before, name);
  return failed.length ? undefined : new Map(wanted.map((one) => [one.key, one]));
}

/** Has results of runs made the latest of their scenarios, where none newer is. */
const applyRuns = (projectId: string, keys: readonly string[]): Promise<void> =>
  pushJobs(
    projectId,
    'results',
    keys.map((key) => ({ type: 'apply-run', projectId, runId: runIdOf(projectId, key) })),
  );

/** Records of a kind, leaf after leaf until the time is up. */
async function kindStep(work: Work, kind: CopiedKind): Promise<Done> {
  const { context, projectId, restore, leaves, until } = work;
  const names = leavesOfKind(leaves, kind).filter((name) => !restore.cursor || name > restore.cursor);
  const counts: RestoreCounts[] = [];
  const failed: string[] = [];
  const issues = new Set<string>();
  for (const name of names) {
    const leaf = await wantedIn(projectId, leaves, name);
    failed.push(...leaf.failed);
    if (kind === 'feature')
      for (const wanted of leaf.wanted) {
        const done = await putFeatureBack(work, wanted);
        if (done.counts) counts.push(done.counts);
        failed.push(...(done.failed ?? []));
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
      };
  }
  return { phase: after(kind), counts: totalOf([...counts, only({ issues: issues.size })]), failed };
}

/** One feature, or a copy of it. */
async function featureStep(work: Work, featureId: string): Promise<Done> {
  const { context, projectId, restore, leaves } = work;
  const { key } = featureRef(featureId);
  const { wanted } = await wantedIn(projectId, leaves, leafOf('feature', key));
  const one = wanted.find((some) => some.key === key);
  const leaf = leaves[leafOf('feature', key)];
  const writeId = `restore ${restore.id} ${key}`;
  if (one && restore.scope.kind === 'copy') {
    const suffix = `as of ${dayOf(restore.as)}`;
    const copy = one.copy as Copied<FeatureBody>;
    const made = await makeBeside(context, projectId, featureId, copy, { writeId, suffix });
    return { phase: 'done', made, counts: only({ again: 1 }) };
  }
  if (one) return { phase: 'done', ...(await putFeatureBack(work, one)) };
  const isThen = leaf && (await holds(projectId, leaf, leafOf('feature', key), key));
  if (isThen !== false && leaf) return { phase: 'done', failed: [key] };
  if (restore.scope.kind === 'copy') return { phase: 'done', failed: [key] };
  const newer = (await removeLater(context, projectId, featureId, writeId)) ? 1 : 0;
  return { phase: 'done', counts: only({ newer }) };
}

/** Whether a leaf has an entry of that; `undefined` where it cannot be read. */
async function holds(
  projectId: string,
  leaf: Leaves[string],
  name: string,
  key: string,
): Promise<boolean | undefined> {
  const [entries] = await readLeaves(projectId, [{ ...leaf, name }]);
  return entries?.has(key);
}

/** “3 May”, in UTC: it becomes part of a name, for everybody. */
const dayOf = (time: number): string =>
  new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** Has the newest results applied again and the lists brought in line, by the jobs that do so anyway. */
async function listsStep({ context, projectId, restore }: Work): Promise<Done> {
  const page = await queryIndex('run', 'by-project', [projectId], { newestFirst: true, limit: RUNS });
  await applyRuns(
    projectId,
    page.records.map(({ key }) => key),
  );
  const project = { id: projectId, key: '', name: '' };
  await startRebuild({ ...context, project, issueTypes: [] }, { writeId: `restore ${restore.id} lists` });
  return { phase: 'done' };
}

async function take(work: Work): Promise<Done | 'again'> {
  const { context, projectId, restore } = work;
  const { phase, scope } = restore;
  if (phase === 'backup') return backupStep(work);
  if (scope.kind !== 'project') return featureStep(work, scope.featureId);
  if (phase === 'mend') {
    await mendLists(context, projectId);
    return { phase: after(phase) };
  }
  if (phase === 'newer') return newerStep(work);
  if (phase === 'lists') return listsStep(work);
  return phase === 'done' ? { phase } : kindStep(work, phase);
}

/** Notes what a step has done; one that another delivery has noted already stays as it is. */
const advance = (
  context: Context,
  projectId: string,
  was: RestoreState,
  done: Done,
): Promise<RestoreState | undefined> =>
  change(`restore ${was.id} ${was.step}`, context.now, async (records) => {
    const ref = refs.backups(projectId);
    const [record] = await records.read([ref]);
    const now = record?.body.restore;
    if (!record || now?.id !== was.id || now.step !== was.step) return now;
    const { cursor: _done, ...rest } = now;
    const failed = [...(now.failed ?? []), ...(done.failed ?? [])].slice(0, FAILED);
    const next: RestoreState = {
      ...rest,
      at: context.now,
      step: now.step + 1,
      phase: done.phase,
      ...(done.cursor !== undefined && { cursor: done.cursor }),
      done: totalOf([now.done, done.counts ?? NOTHING_TO_RESTORE]),
      ...(failed.length && { failed }),
      ...(done.before !== undefined && { before: done.before }),
      ...(done.made !== undefined && { made: done.made }),
    };
    records.put(ref, { ...record.body, restore: next }, { projectId });
    return next;
  });

/**
 * Does one step of a restore and asks for the next. One that was done is not done again, and asks again for what follows. Answers
 * whether it is to be tried again.
 */
export async function restoreStep(
  base: Context,
  { projectId, id, step }: { projectId: string; id: string; step: number },
): Promise<'again' | undefined> {
  const state = await readBackups(projectId);
  const { restore } = state;
  if (restore?.id !== id || restore.phase === 'done') return undefined;
  const context: Context = {
    ...base,
    ...(restore.by !== undefined && { who: { kind: 'person', accountId: restore.by } }),
  };
  let next: RestoreState | undefined = restore;
  if (step >= restore.step) {
    const known = (one: string | undefined): Moment[] => state.moments.filter((moment) => moment.id === one);
    const [leaves] = await readRoots(projectId, known(restore.moment));
    const [before] = await readRoots(projectId, known(restore.before));
    const until = Date.now() + STEP_MS;
    // The list was there when this began; without it nobody gets any further.
    const done: Done | 'again' = leaves
      ? await take({ context, projectId, state, restore, leaves, before, until })
      : { phase: 'done', failed: [ROOT] };
    if (done === 'again') return done;
    next = await advance(context, projectId, restore, done);
  }
  if (next?.id === id && next.phase !== 'done') await pushStep(projectId, next);
  return undefined;
}
