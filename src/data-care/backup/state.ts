import type { Leaves, Moment } from '@behave-pro/core/backup';
import { changeAnew, consult } from '../../records/change';
import { readContent, shortHash } from '../../records/copies';
import { backupRootKey } from '../../records/keys';
import type { BackupsBody, Damage } from '../../records/backup-kinds';
import * as refs from '../../records/refs';
import { persistently } from '../../retry';
import { readAll } from './contents';

export const NO_BACKUPS: BackupsBody = { moments: [] };

/** Damages that are remembered, and for how long: as long as a backup that has them. */
const DAMAGES = 50;
const REMEMBERED_MS = 31 * 24 * 60 * 60 * 1000;

/** What the backups of a project have come to. */
export async function readBackups(projectId: string): Promise<BackupsBody> {
  const [record] = await persistently(() => consult((records) => records.read([refs.backups(projectId)])));
  return record?.body ?? NO_BACKUPS;
}

/** Changes that, however often it takes; `update` may run several times. Answers what is stored then. */
export const changeBackups = (
  projectId: string,
  now: number,
  update: (before: BackupsBody) => BackupsBody,
): Promise<BackupsBody> =>
  persistently(() =>
    changeAnew(now, async (records) => {
      const [record] = await records.read([refs.backups(projectId)]);
      const before = record?.body ?? NO_BACKUPS;
      const after = update(before);
      if (after !== before) records.put(refs.backups(projectId), after, { projectId });
      return after;
    }),
  );

/** A root as it is stored, and its hash. */
export function rootOf(leaves: Leaves): { value: Leaves; hash: string } {
  const value = Object.fromEntries(Object.entries(leaves).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { value, hash: shortHash(JSON.stringify(value)) };
}

/** What backups consist of, in order; `undefined` where a root is missing or is not what it was. */
export async function readRoots(
  projectId: string,
  moments: readonly Pick<Moment, 'id' | 'root'>[],
): Promise<(Leaves | undefined)[]> {
  const contents = await readAll(moments.map(({ id }) => backupRootKey(projectId, id)));
  return moments.map(({ root }, n) => readContent<Leaves>(contents[n], root));
}

const nameOf = ({ of, since }: Damage): string => `${of} ${since}`;

/** The list of damages with some more; each once, as it was found last. */
export function withDamage(
  before: readonly Damage[] = [],
  found: readonly Damage[],
  now: number,
): Pick<BackupsBody, 'damaged'> {
  const again = new Set(found.map(nameOf));
  const kept = before.filter((damage) => !again.has(nameOf(damage)) && now - damage.at < REMEMBERED_MS);
  const damaged = [...found, ...kept].slice(0, DAMAGES);
  return damaged.length ? { damaged } : {};
}

/** The list of backups without those whose contents are deleted, and without ids under which nothing is any more. */
export function withoutSwept(before: BackupsBody, swept: readonly string[]): BackupsBody {
  const { abandoned = [], ...rest } = before;
  const left = abandoned.filter((id) => !swept.includes(id));
  return {
    ...rest,
    moments: before.moments.filter(({ id }) => !swept.includes(id)),
    ...(left.length && { abandoned: left }),
  };
}
