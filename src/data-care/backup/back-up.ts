import { afterLooking, countOf, SHARES, type Leaves, type Moment } from '@behave-pro/core/backup';
import { AppError } from '../../errors';
import type { Log } from '../../forge/log';
import { noteAudit } from '../../records/audit';
import { changeAnew } from '../../records/change';
import { copyOf, readCopy } from '../../records/copies';
import { backupCopyKey, backupRootKey } from '../../records/keys';
import type { BackupInHand, BackupProgress, BackupsBody, Damage } from '../../records/kinds';
import * as refs from '../../records/refs';
import { persistently } from '../../retry';
import type { Throttle } from '../throttle';
import { readAll, writeAll } from './contents';
import { begin, changesFrom, lastOf, noteProgress, type Beginning, type Noted } from './in-hand';
import { LeafBook } from './leaf-book';
import { sourcesOf, sureLeaves, type Candidate, type Looking } from './sources';
import { isLeftOver, sweepOwnerless } from './age-out';
import { NO_BACKUPS, readRoots, rootOf, withDamage, withoutSwept } from './state';
import { sweep } from './sweep';

/** Names what a backup consists of, among what is not what it was. */
export const ROOT = 'root';

/** `done`: the newest backup says how it is now. `under way`: the time was up, and the next run goes on. */
export type Outcome = 'done' | 'not due' | Noted;

type Place = NonNullable<BackupProgress['place']>;

interface Run extends Beginning {
  throttle: Throttle;
  log: Log;
  /** Milliseconds since the epoch after which no further page is begun. */
  until: number;
  /** Nothing is written. */
  isTrial?: true;
}

/** What a run finds out beside the copies. */
interface Findings {
  damaged: Damage[];
  missed: number;
}

/** Looks at records, copies those that have changed and compares copies of the others where that is their turn. */
async function look(
  { projectId, now, throttle, isTrial }: Run,
  { book, from }: Pick<Looking, 'book' | 'from'>,
  id: string,
  candidates: readonly Candidate[],
): Promise<Findings> {
  await throttle.page(candidates.map(({ stored }) => ({ value: stored ?? {} })));
  await book.load(candidates.map(({ leaf }) => leaf));
  const compared = candidates.filter(({ check }) => check === 'copy');
  const known = compared.map(({ leaf, key }) => ({ key, entry: book.get(leaf).get(key) }));
  const contents = await readAll(
    known.map(({ key, entry }) => backupCopyKey(projectId, entry?.since ?? id, key)),
  );
  const broken = new Map(
    known.flatMap(({ key, entry }, n) =>
      entry && !readCopy(contents[n], entry.hash) ? [[key, entry] as const] : [],
    ),
  );
  const findings: Findings = { damaged: [], missed: 0 };
  const toWrite = new Map<string, string>();
  for (const { kind, key, leaf: name, stored, check } of candidates) {
    const before = book.get(name);
    const copy = stored && copyOf(kind, stored);
    const { leaf, copied } = afterLooking(before, new Map([[key, copy?.hash]]), id);
    if (copied.length && copy) toWrite.set(backupCopyKey(projectId, id, key), copy.value);
    if (check && leaf !== before && Number(stored?.updatedAt ?? 0) < from) findings.missed += 1;
    book.set(name, leaf);
    const entry = broken.get(key);
    if (!entry) continue;
    const isMended = copy?.hash === entry.hash;
    if (isMended) toWrite.set(backupCopyKey(projectId, entry.since, key), copy.value);
    findings.damaged.push({ at: now, of: key, since: entry.since, isMended });
  }
  if (!isTrial) await writeAll([...toWrite].map(([key, value]) => ({ key, value })));
  return findings;
}

const momentOf = ({ id, at, restore }: BackupInHand, leaves: Leaves): Moment => ({
  id,
  root: rootOf(leaves).hash,
  at,
  until: at,
  ...(restore !== undefined && { beforeRestore: true }),
  features: countOf(leaves, 'feature'),
  issues: countOf(leaves, 'issue'),
});

interface Made extends Findings {
  leaves: Leaves;
  /** Some leaf is another one than in the backup before. */
  isNew: boolean;
  /** What comparing has come to, of the day's backup. */
  compared?: { shares: readonly number[]; census: NonNullable<BackupsBody['census']> };
  /** Backups whose contents are deleted, and ids under which nothing is any more. */
  swept: readonly string[];
}

const after = (before: BackupsBody, inHand: BackupInHand, made: Made, now: number): BackupsBody => {
  const {
    inHand: _done,
    damaged,
    comparedAt,
    census,
    missed,
    moments,
    removedAt,
    ...rest
  } = withoutSwept(before, made.swept);
  const last = lastOf({ moments, ...(removedAt && { removedAt }) });
  const { compared } = made;
  return {
    ...rest,
    moments:
      made.isNew || !last
        ? [...moments, momentOf(inHand, made.leaves)]
        : [...moments.slice(0, -1), { ...last, until: Math.max(last.until, inHand.at) }],
    ...(removedAt && isLeftOver({ moments, removedAt }) && { removedAt }),
    ...withDamage(damaged, made.damaged, now),
    ...(compared
      ? {
          census: compared.census,
          comparedAt: Array.from({ length: SHARES }, (_, share) =>
            compared.shares.includes(share) ? now : (comparedAt?.[share] ?? 0),
          ),
        }
      : { ...(census && { census }), ...(comparedAt && { comparedAt }) }),
    ...(made.missed ? { missed: { at: now, records: made.missed } } : missed && { missed }),
  };
};

/** Writes the root and the list of backups: from then on the backup is there. */
const commit = ({ projectId, now }: Run, inHand: BackupInHand, made: Made): Promise<Outcome> =>
  persistently(() =>
    changeAnew(now, async (records) => {
      const ref = refs.backups(projectId);
      const [record] = await records.read([ref]);
      const before = record?.body ?? NO_BACKUPS;
      // The answer to this very commit was lost, or another run has gone on with it.
      if (before.inHand?.id !== inHand.id)
        return before.moments.some(({ id }) => id === inHand.id) ? 'done' : 'taken over';
      const body = after(before, inHand, made, now);
      records.put(ref, body, { projectId });
      if (body.moments.at(-1)?.id === inHand.id)
        records.content(backupRootKey(projectId, inHand.id), rootOf(made.leaves).value);
      const facts = [{ name: 'parts', value: made.damaged.length }];
      if (made.damaged.length) noteAudit(records, { at: now, projectId, action: 'backup-damaged', facts });
      return 'done';
    }),
  );

/** Looks at everything that sources tell until the time is up; answers where it goes on then. */
async function lookAll(
  run: Run,
  looking: Looking,
  id: string,
  sources: ReturnType<typeof sourcesOf>,
  found: Findings,
  place: Place = { source: 0 },
): Promise<Place | undefined> {
  let { source, cursor } = place;
  while (source < sources.length) {
    const page = await sources[source]?.(looking, cursor);
    const { damaged, missed } = await look(run, looking, id, page?.candidates ?? []);
    found.damaged.push(...damaged);
    found.missed += missed;
    cursor = page?.cursor;
    if (cursor === undefined) source += 1;
    if (Date.now() >= run.until && source < sources.length)
      return { source, ...(cursor !== undefined && { cursor }) };
  }
  return undefined;
}

/** The same; what was in leaves that are not what they were is then found among everything there is. */
async function lookForAll(
  run: Run,
  looking: Looking,
  id: string,
  sources: ReturnType<typeof sourcesOf>,
  found: Findings,
  from?: Place,
): Promise<Place | undefined> {
  const place = await lookAll(run, looking, id, sources, found, from);
  if (!looking.book.damaged.size || !looking.from) return place;
  // What was looked at so far is looked at again.
  if (place) return { source: 0 };
  return lookAll(run, { ...looking, from: 0 }, id, sourcesOf(false), found);
}

/**
 * Makes the day's backup of a project, or one of before a restore: copies what has changed since the last one, compares a
 * thirtieth with what is there, and deletes what has been kept for 30 days. One that is cut off is gone on with by the next
 * run. Where nothing has changed, the last backup is said to be that of now.
 *
 * @param restore The id of the restore that it is made before.
 */
export async function backUp(run: Run, restore?: string): Promise<Outcome> {
  const { projectId, now, log } = run;
  const isDaily = restore === undefined;
  const begun = await begin(run, restore);
  if (!begun) return 'not due';
  const { inHand, state } = begun;
  const { shares = [], progress } = inHand;
  const last = lastOf(state);
  const [root] = last ? await readRoots(projectId, [last]) : [{}];
  const base = root ?? {};
  const leaves = progress?.leaves ?? base;
  const book = new LeafBook(projectId, leaves);
  const census = { ...(state.census ?? { kind: 0 }) };
  const from = root && !progress?.isAnew ? inHand.from : 0;
  const looking: Looking = { projectId, from, book, leaves, shares, census };
  const found: Findings = { damaged: [...(progress?.damaged ?? [])], missed: progress?.missed ?? 0 };
  await book.load(sureLeaves(looking));
  const place = await lookForAll(run, looking, inHand.id, sourcesOf(isDaily), found, progress?.place);
  const isAnew = !from || book.damaged.size > 0;
  for (const of of book.damaged)
    found.damaged.push({ at: now, of, since: leaves[of]?.since ?? '', isMended: false });
  const written = await book.write(inHand.id);
  if (place)
    return noteProgress(run, inHand, { leaves: written, place, ...(isAnew && { isAnew }), ...found });
  if (last && !root) found.damaged.push({ at: now, of: ROOT, since: last.id, isMended: false });
  if (found.damaged.length || found.missed)
    log.warn('backup differs', { damaged: found.damaged.length, missed: found.missed });
  const isNew = Object.keys({ ...base, ...written }).some(
    (name) => base[name]?.since !== written[name]?.since,
  );
  const swept = isDaily ? await sweep(projectId, state, now) : [];
  if (state.removedAt && !isLeftOver(withoutSwept(state, swept)))
    await sweepOwnerless(projectId, run.throttle);
  const made = { ...found, leaves: written, isNew, swept };
  return commit(run, inHand, { ...made, ...(isDaily && { compared: { shares, census } }) });
}

/**
 * The leaves of a backup that would be made now, without making it: the newest one with what has changed since, to be compared with
 * `then`. Throws Unavailable where that is more than a person can wait for.
 */
export async function asOfNow(
  run: Omit<Run, 'isTrial'>,
  state: BackupsBody,
  then: Leaves,
): Promise<LeafBook> {
  const { projectId } = run;
  const last = lastOf(state);
  const [root] = last ? await readRoots(projectId, [last]) : [{}];
  const leaves = root ?? {};
  const book = new LeafBook(projectId, leaves);
  const from = root ? changesFrom(last) : 0;
  const looking: Looking = { projectId, from, book, leaves, shares: [], census: { kind: 0 } };
  const found: Findings = { damaged: [], missed: 0 };
  await book.load(book.names().filter((name) => !book.isFrom(name, then[name]?.since)));
  if (await lookForAll({ ...run, isTrial: true }, looking, NOW, sourcesOf(false), found))
    throw new AppError(
      'Unavailable',
      'More has changed since the last backup than can be compared at once. Try again tomorrow, after the next one.',
    );
  return book;
}

/** Stands for a backup that is not made. */
const NOW = 'now';
