import { listEntities } from '../forge/kvs';
import type { AdminView } from '../invoke-api';
import { type ENTITIES } from '../records/inventory';

/** Kinds that tell an admin something; the others serve these. */
const SHOWN: readonly (typeof ENTITIES)[number][] = ['project', 'feature', 'issue', 'run', 'api-key'];

async function count(kind: string): Promise<AdminView['stored'][number]> {
  const { items, cursor } = await listEntities(kind);
  // A project has a second record, by which its key finds it.
  const own = kind === 'project' ? items.filter(({ key }) => key.startsWith('project:')) : items;
  return { kind, count: own.length, more: cursor !== undefined };
}

/** How many records of each kind there are, as far as one page of each tells. */
export const storedCounts = (): Promise<AdminView['stored']> => Promise.all(SHOWN.map(count));
