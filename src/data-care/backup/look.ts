import { afterLooking } from '@behave-pro/core/backup';
import type { Log } from '../../forge/log';
import { copyOf, readCopy } from '../../records/copies';
import { backupCopyKey } from '../../records/keys';
import type { BackupProgress, Damage } from '../../records/backup-kinds';
import type { Throttle } from '../throttle';
import { readAll, writeAll } from './contents';
import type { Beginning } from './in-hand';
import { sourcesOf, type Candidate, type Looking } from './sources';

type Place = NonNullable<BackupProgress['place']>;

/** A run that looks for what has changed. */
export interface Run extends Beginning {
  throttle: Throttle;
  log: Log;
  /** Milliseconds since the epoch after which no further page is begun. */
  until: number;
  /** Nothing is written. */
  isTrial?: true;
}

/** What a run finds out beside the copies. */
export interface Findings {
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
    const isOver = Date.now() >= run.until || run.throttle.isSpent?.();
    if (isOver && source < sources.length) return { source, ...(cursor !== undefined && { cursor }) };
  }
  return undefined;
}

/** The same; what was in leaves that are not what they were is then found among everything there is. */
export async function lookForAll(
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
