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
import type { AuditFact } from '@behave-pro/core/audit';
import type { Context, ProjectContext } from '../../context';
import { AppError } from '../../errors';
import { mendLists } from '../../features/rebuild/catalogue';
import { startRebuild } from '../../features/rebuild/rebuild';
import { makeBeside, putBack, removeLater } from '../../features/restore-feature';
import { queryIndex } from '../../forge/kvs';
import { pushJobs } from '../../forge/queue';
import { entryOf, noteAudit } from '../../records/audit';
import { change, consult } from '../../records/change';
import { readCopy, type Copied } from '../../records/copies';
import { backupCopyKey, featureIdOf, featureRef, runIdOf, writeMark } from '../../records/keys';
import type {
  BackupsBody,
  CatalogueEntry,
  FeatureBody,
  RestoreScope,
  RestoreState,
} from '../../records/kinds';
import * as refs from '../../records/refs';
import { readShards } from '../../records/shards';
import { enabledProject } from '../../settings/project-state';
import { iso } from '../../time';
import { createThrottle } from '../throttle';
import { backUp } from '../backup/back-up';
import { readAll, readLeaves } from '../backup/contents';
import { NO_BACKUPS, readBackups } from '../backup/state';
import { keptMoment, leavesOf } from './plan';
import { putRecords, type Wanted } from './put-records';

/** A job lives 55 seconds. */
const STEP_MS = 25_000;
/** Runs whose results are made the latest again. */
const RUNS = 20;
/** Without a step for so long, its job may have been lost. */
const STALLED_MS = 2 * 60 * 1000;
/** Names of what could not be restored that are kept. */
const FAILED = 100;

const pushStep = (projectId: string, { id, step }: RestoreState): Promise<void> =>
  pushJobs(projectId, 'restore', [{ type: 'restore', projectId, id, step }]);

const factsOf = (moment: Moment, scope: RestoreScope): AuditFact[] => [
  { name: 'moment', value: iso(moment.at) },
  { name: 'what', value: scope.kind },
  ...(scope.kind === 'project' ? [] : [{ name: 'feature', value: scope.featureId }]),
];

interface Ask {
  writeId: string;
  moment: string;
  scope: RestoreScope;
  /** The restore that this takes back. */
  undoes?: string;
}

/** Notes that something is to be restored; the steps are jobs. Throws Conflict while another one is going on, NotFound. */
async function begin(
  context: ProjectContext,
  { writeId, moment: id, scope, undoes }: Ask,
): Promise<RestoreState> {
  const { project, now, who } = context;
  return change(writeId, now, async (records) => {
    const ref = refs.backups(project.id);
    await records.prefetch([ref, refs.project(project.id)]);
    await enabledProject(records, project.id);
    const [record] = await records.read([ref]);
    const before = record?.body ?? NO_BACKUPS;
    const restoreId = writeMark(writeId);
    if (before.restore?.id === restoreId) return before.restore;
    if (before.restore && before.restore.phase !== 'done')
      throw new AppError('Conflict', 'Something is being restored already. Wait until that is done.');
    const moment = keptMoment(before, id, now);
    const restore: RestoreState = {
      id: restoreId,
      moment: id,
      as: moment.at,
      scope,
      ...(who.kind === 'person' && { by: who.accountId }),
      startedAt: now,
      at: now,
      step: 0,
      phase: scope.kind === 'copy' ? 'feature' : 'backup',
      done: NOTHING_TO_RESTORE,
      ...(undoes !== undefined && { undoes }),
    };
    records.put(ref, { ...before, restore }, { projectId: project.id });
    const action = undoes === undefined ? 'backup-restored' : 'restore-undone';
    noteAudit(records, entryOf(context, project.id, { action, facts: factsOf(moment, scope) }));
    return restore;
  });
}

/** Restores from a backup in the background. Repeating it is harmless. Throws Conflict, NotFound, Forbidden. */
export async function startRestore(context: ProjectContext, ask: Omit<Ask, 'undoes'>): Promise<void> {
  const begun = await begin(context, ask);
  if (begun.phase !== 'done') await pushStep(context.project.id, begun);
}

/** Whether the last restore can be taken back: what is made beside is removed as any feature is. */
export const canUndo = ({ phase, before, scope }: RestoreState): boolean =>
  phase === 'done' && before !== undefined && scope.kind !== 'copy';

/** Takes the last restore back, by restoring what was there before. Throws Conflict when it is another one by now. */
export async function undoRestore(
  context: ProjectContext,
  { writeId, id }: { writeId: string; id: string },
): Promise<void> {
  const { restore } = await readBackups(context.project.id);
  if (restore?.undoes === id && restore.id === writeMark(writeId)) return;
  if (restore?.id !== id || !canUndo(restore) || restore.before === undefined)
    throw new AppError(
      'Conflict',
      'This is not the last restore any more. Choose a backup of before it instead.',
    );
  const begun = await begin(context, { writeId, moment: restore.before, scope: restore.scope, undoes: id });
  await pushStep(context.project.id, begun);
}

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

/** Features that are there, and that the backup has none of. */
async function newerStep({ context, projectId, restore, leaves }: Work): Promise<Done> {
  const names = leavesOfKind(leaves, 'feature');
  const read = await readLeaves(
    projectId,
    names.flatMap((name) => (leaves[name] ? [{ ...leaves[name], name }] : [])),
  );
  const then = new Set(read.flatMap((leaf) => [...(leaf?.keys() ?? [])]));
  const unread = new Set(names.filter((_, n) => !read[n]));
  const catalogue = await consult((records) => readShards<CatalogueEntry>(records, 'catalogue', projectId));
  const there = new Set(catalogue.map(({ id }) => featureRef(id).key));
  let cursor: string | undefined;
  do {
    const page = await queryIndex('feature', 'by-project', [projectId], cursor ? { cursor } : {});
    for (const { key } of page.records) there.add(key);
    cursor = page.cursor;
  } while (cursor);
  let newer = 0;
  for (const key of there) {
    if (then.has(key) || unread.has(leafOf('feature', key))) continue;
    const writeId = `restore ${restore.id} ${key}`;
    if (await removeLater(context, projectId, featureIdOf(key), writeId)) newer += 1;
  }
  return { phase: after('newer'), counts: only({ newer }) };
}

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
    else
      for (const key of await putRecords(context, projectId, kind, leaf.wanted))
        if (kind === 'issue') issues.add(key);
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
  const runs = page.records.map(({ key }) => runIdOf(projectId, key));
  await pushJobs(
    projectId,
    'results',
    runs.map((runId) => ({ type: 'apply-run', projectId, runId })),
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
    const moment = keptMoment(state, restore.moment, restore.startedAt);
    const leaves = await leavesOf(projectId, moment);
    const until = Date.now() + STEP_MS;
    const done = await take({ context, projectId, state, restore, leaves, until });
    if (done === 'again') return done;
    next = await advance(context, projectId, restore, done);
  }
  if (next?.id === id && next.phase !== 'done') await pushStep(projectId, next);
  return undefined;
}

/** Asks again for the next step of a restore whose job may have been lost. */
export async function requeueRestore(
  projectId: string,
  { restore }: BackupsBody,
  now: number,
): Promise<void> {
  if (restore && restore.phase !== 'done' && Math.abs(now - restore.at) > STALLED_MS)
    await pushStep(projectId, restore);
}
