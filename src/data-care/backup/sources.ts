import {
  censusSize,
  comparedNow,
  COPIED,
  countOf,
  kindOfLeaf,
  leafOf,
  leavesDue,
  recordsDue,
  sizeOf,
  type CopiedKind,
  type Leaves,
} from '@behave-pro/core/backup';
import {
  BATCH_KEYS,
  queryIndex,
  readEntities,
  StorageError,
  type EntityRef,
  type Page,
  type Stored,
} from '../../forge/kvs';
import { chunksOf } from '../../lists';
import { exampleMapRef, featureRef, goneIdOf, issueRef, projectRef } from '../../records/keys';
import type { Rounds } from '../../records/backup-kinds';
import type { GoneBody } from '../../records/kinds';
import { fromStored } from '../../records/record';
import * as refs from '../../records/refs';
import { persistently } from '../../retry';
import type { LeafBook } from './leaf-book';

/** A record to look at, as it is now; without `stored` it is not there. */
export interface Candidate {
  kind: CopiedKind;
  key: string;
  leaf: string;
  stored?: Stored;
  /** It is looked at although nothing says that it has changed; `copy`: what the backup has of it is compared, too. */
  check?: 'record' | 'copy';
}

export interface Found {
  candidates: Candidate[];
  /** Where the same source goes on. */
  cursor?: string | undefined;
}

/** What sources look in. */
export interface Looking {
  projectId: string;
  /** Epoch seconds. */
  from: number;
  book: LeafBook;
  leaves: Leaves;
  /** How far the rounds are; what is compared or looked through is noted here. */
  rounds: Rounds;
  now: number;
  /** When rounds were gone on with last. */
  last?: number | undefined;
}

export const NO_ROUNDS: Rounds = { comparing: { done: 0, of: 0 }, census: { kind: 0 } };

type Source = (looking: Looking, cursor: string | undefined) => Promise<Found>;

const startedAt = (stored: Stored | undefined): number => Number(stored?.startedAt ?? 0);

/** @param began When a run that may be no more began, in epoch seconds. */
const candidate = (
  kind: CopiedKind,
  key: string,
  stored: Stored | undefined,
  began = startedAt(stored),
): Candidate => ({
  kind,
  key,
  leaf: leafOf(kind, key, began),
  ...(stored && { stored }),
});

const pageOf = (
  entity: string,
  index: string,
  partition: string[],
  options: Parameters<typeof queryIndex>[3],
): Promise<Page> => persistently(() => queryIndex(entity, index, partition, options));

/** Records that were written since, by an index of the time of that. */
const written =
  (kind: CopiedKind, index = 'by-project', ...more: string[]): Source =>
  async ({ projectId, from }, cursor) => {
    const page = await pageOf(kind, index, [projectId, ...more], { from, ...(cursor && { cursor }) });
    return {
      candidates: page.records.map(({ key, value }) => candidate(kind, key, value)),
      cursor: page.cursor,
    };
  };

/** Records as they are now, in order; `undefined` for those that are not there, or another project's. */
async function presentRecords(
  projectId: string,
  refs: readonly EntityRef[],
): Promise<(Stored | undefined)[]> {
  const present: (Stored | undefined)[] = [];
  for (const some of chunksOf(refs, BATCH_KEYS))
    present.push(...(await persistently(() => readEntities(some))));
  return present.map((stored) => (stored?.projectId === projectId ? stored : undefined));
}

/**
 * Features that were removed, issues that Jira has deleted and runs that were swept since: they may be there again. The project's own
 * record is read along with them, for no further request.
 */
const gone: Source = async ({ projectId, from }, cursor) => {
  const page = await pageOf('gone', 'by-project', [projectId], { from, ...(cursor && { cursor }) });
  const features = page.records.flatMap(({ key }) => goneIdOf('feature', key) ?? []);
  const issues = page.records.flatMap(({ key }) => goneIdOf('issue', key) ?? []);
  const runs = page.records.flatMap(({ value }) => fromStored<GoneBody>(value).body.runs ?? []);
  const named: { ref: EntityRef; began?: number }[] = [
    ...features.map((id) => ({ ref: featureRef(id) })),
    ...issues.flatMap((id) => [{ ref: issueRef(id) }, { ref: exampleMapRef(id) }]),
    ...runs.map((run) => ({ ref: refs.run(projectId, run.id), began: Math.floor(run.startedAt / 1000) })),
    ...(cursor ? [] : [{ ref: projectRef(projectId) }]),
  ];
  const present = await presentRecords(
    projectId,
    named.map(({ ref }) => ref),
  );
  return {
    candidates: named.map(({ ref: { entity, key }, began }, n) =>
      candidate(entity as CopiedKind, key, present[n], began),
    ),
    cursor: page.cursor,
  };
};

/** What is to be compared today, and the leaves it is in. */
function dueToday({ leaves, rounds, now, last }: Looking): { count: number; names: string[] } {
  const count = comparedNow(sizeOf(leaves), last, now);
  return { count, names: leavesDue(leaves, rounds.comparing, count) };
}

/** Leaves that are sure to be looked at: read together, they are one request. */
export const sureLeaves = (looking: Looking): string[] => [
  leafOf('project', projectRef(looking.projectId).key),
  ...dueToday(looking).names,
];

/** What the backup has, as much of it as a day compares. How far that is then is noted in `looking`. */
const compared: Source = async (looking) => {
  const { projectId, book, leaves, rounds, now } = looking;
  const { count, names } = dueToday(looking);
  await book.load(names);
  const due = names.map((name) => [name, book.get(name)] as const);
  const { records, after } = recordsDue(leaves, rounds.comparing, due, count, now);
  const known = records.map((one) => ({ ...one, kind: kindOfLeaf(one.leaf) }));
  const present = await presentRecords(
    projectId,
    known.map(({ kind, key }) => ({ entity: kind, key })),
  );
  rounds.comparing = after;
  return {
    candidates: known.map((one, n): Candidate => {
      const stored = present[n];
      return { ...one, ...(stored && { stored }), check: 'copy' };
    }),
  };
};

/** What the census goes through: whatever queries tell by projects, kind after kind. */
const COUNTED = COPIED.filter((kind) => kind !== 'project');

/**
 * A sixtieth of all records as the index tells them, whenever they were written: one that the looking for changes missed and no
 * backup knows is found by this only. Where it goes on next time is noted in `looking`.
 */
const census: Source = async ({ projectId, leaves, rounds: { census: place } }) => {
  const candidates: Candidate[] = [];
  let left = censusSize(COUNTED.reduce((sum, kind) => sum + countOf(leaves, kind), 0));
  for (let kinds = 0; left > 0 && kinds <= COUNTED.length;) {
    const kind = COUNTED[place.kind % COUNTED.length] ?? 'feature';
    const { cursor } = place;
    const page = await pageOf(kind, 'by-project', [projectId], {
      limit: Math.min(left, 100),
      ...(cursor && { cursor }),
    }).catch((error: unknown): Page => {
      // What said yesterday where to go on need not do so today.
      if (cursor && error instanceof StorageError && error.failure === 'refused') return { records: [] };
      throw error;
    });
    candidates.push(
      ...page.records.map(({ key, value }) => ({ ...candidate(kind, key, value), check: 'record' as const })),
    );
    left -= page.records.length;
    if (page.cursor) place.cursor = page.cursor;
    else {
      delete place.cursor;
      place.kind = (place.kind + 1) % COUNTED.length;
      kinds += 1;
    }
  }
  return { candidates };
};

/** Where changes are looked for. */
const CHANGES: readonly Source[] = [
  written('feature', 'by-links', 'due'),
  written('feature', 'by-links', 'done'),
  written('issue'),
  written('example-map'),
  written('run', 'by-updated'),
  // After what was written, so that what is gone meanwhile is.
  gone,
];

/** The same, and what is compared each day. */
export const sourcesOf = (isDaily: boolean): readonly Source[] =>
  isDaily ? [...CHANGES, compared, census] : CHANGES;
