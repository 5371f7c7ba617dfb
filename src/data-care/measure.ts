import { SITE } from '../context';
import { listContents, listEntities, type Listed, type Stored } from '../forge/kvs';
import type { MeasuredProject, MeasureReply, StoredGroup } from '../invoke-api';
import { consult } from '../records/change';
import { goingOn } from '../records/going-on';
import { CONTENTS, ENTITIES, type Entity, type Kind, type StoredItem } from '../records/inventory';
import type { ContentKind } from '../records/keys';
import type { IssueBody } from '../records/kinds';
import { fromStored } from '../records/record';
import * as refs from '../records/refs';

/** What people take each kind of record for. */
const GROUPS: Readonly<Record<Entity | ContentKind, StoredGroup>> = {
  project: 'settings',
  'api-key': 'settings',
  'auth-failures': 'settings',
  installation: 'settings',
  feature: 'features',
  catalogue: 'features',
  vocabulary: 'features',
  generation: 'features',
  facts: 'features',
  download: 'features',
  issue: 'stories',
  'example-map': 'stories',
  run: 'reports',
  'run-part': 'reports',
  latest: 'reports',
  blob: 'reports',
  version: 'history',
  saves: 'history',
  gone: 'history',
  audit: 'log',
  removal: 'log',
  backup: 'backups',
  'backup-root': 'backups',
  'backup-leaf': 'backups',
  'backup-copy': 'backups',
};

const KINDS: readonly Kind[] = [...ENTITIES, CONTENTS];

/** Pages of one answer: each is at most 1 MB and a request to storage. */
const PAGES = 5;

const page = (kind: Kind, cursor: string | undefined): Promise<Listed> =>
  kind === CONTENTS ? listContents(cursor) : listEntities(kind, cursor);

/** Where an answer ends and the next begins: a kind by its place, and a cursor within it. */
interface Place {
  kind: number;
  cursor?: string;
}

const placeIn = (after: string | undefined): Place => {
  const [, kind = '0', cursor = ''] = /^(\d+) (.*)$/.exec(after ?? '') ?? [];
  return { kind: Number(kind), ...(cursor && { cursor }) };
};

/** Whose it is, and what for; of what lies under a plain key both stand in the key. */
function belongs(kind: Kind, { key, value }: StoredItem): { projectId: string; group: StoredGroup } {
  if (kind !== CONTENTS) return { projectId: String((value as Stored).projectId), group: GROUPS[kind] };
  const [content = '', projectId = SITE] = key.split(':');
  return { projectId, group: GROUPS[content as ContentKind] };
}

/** Whether what this record says is yet to be brought to where people look for it. */
function isWaiting(kind: Kind, { value }: StoredItem): boolean {
  if (kind === 'feature') return (value as Stored).links === 'due';
  return kind === 'issue' && fromStored<IssueBody>(value as Stored).body.mirror.due;
}

function counted(known: Map<string, MeasuredProject>, kind: Kind, item: StoredItem): void {
  const { projectId, group } = belongs(kind, item);
  const before = known.get(projectId) ?? { projectId, groups: {}, waiting: 0 };
  const { count, bytes } = before.groups[group] ?? { count: 0, bytes: 0 };
  const size = Buffer.byteLength(item.key) + Buffer.byteLength(JSON.stringify(item.value));
  known.set(projectId, {
    ...before,
    groups: { ...before.groups, [group]: { count: count + 1, bytes: bytes + size } },
    waiting: before.waiting + Number(isWaiting(kind, item)),
  });
}

async function named(projects: readonly MeasuredProject[]): Promise<MeasuredProject[]> {
  const records = await consult((read) =>
    read.read(projects.map(({ projectId }) => refs.project(projectId))),
  );
  return projects.map((project, n) => {
    const body = records[n]?.body;
    return { ...project, ...(body && { key: body.key, name: body.name }) };
  });
}

/**
 * Counts what is stored, by project: some pages of it, from where `after` says, and where the next call goes on. Sizes are in
 * bytes as stored. Queries lag: it is a measure, not a proof.
 */
export async function measure({ after }: { after?: string | undefined }): Promise<MeasureReply> {
  const known = new Map<string, MeasuredProject>();
  let place = placeIn(after);
  for (let pages = 0; pages < PAGES && place.kind < KINDS.length; pages += 1) {
    const kind = KINDS[place.kind] as Kind;
    const from = place.cursor;
    const { items, cursor } = await goingOn(after, () => page(kind, from));
    for (const item of items) counted(known, kind, item);
    place = cursor ? { kind: place.kind, cursor } : { kind: place.kind + 1 };
  }
  return {
    projects: await named([...known.values()]),
    done: Math.min(1, place.kind / KINDS.length),
    ...(place.kind < KINDS.length && { next: `${place.kind} ${place.cursor ?? ''}` }),
  };
}
