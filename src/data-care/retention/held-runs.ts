import { RUNS_ALWAYS_KEPT } from '@behave-pro/core/rules';
import { AppError } from '../../errors';
import { queryIndex, readEntities } from '../../forge/kvs';
import { consult } from '../../records/change';
import { runIdOf, shardRef } from '../../records/keys';
import type { LatestOfFeature } from '../../records/kinds';
import { fromStored } from '../../records/record';
import { shardRoot, type Shard, type ShardRoot } from '../../records/shards';
import type { Throttle } from '../throttle';

/** Times that results are read again because they were being changed. */
const LOOKS = 4;

interface Looked {
  /** Revisions of what was read: two looks that agree saw what was there at one moment between them. */
  seen: string;
  runs: Set<string>;
}

async function look(projectId: string, throttle: Throttle | undefined): Promise<Looked> {
  const rootRef = shardRoot('latest', projectId);
  const [root] = await consult((records) => records.read([rootRef]));
  const prefixes = (root?.body as ShardRoot | undefined)?.prefixes ?? [];
  const stored = await readEntities(prefixes.map((prefix) => shardRef('latest', projectId, prefix)));
  await throttle?.page(stored.map((value) => ({ value: value ?? '' })));
  const shards = stored.map((value) => value && fromStored<Shard<LatestOfFeature>>(value));
  const results = shards.flatMap((shard) => shard?.body.entries ?? []);
  return {
    seen: JSON.stringify([root?.revision, ...shards.map((shard) => shard?.revision)]),
    runs: new Set(
      results.flatMap(({ builds, scenarios }) => [
        ...Object.keys(builds),
        ...Object.values(scenarios).map(({ runId }) => runId),
      ]),
    ),
  };
}

/**
 * Runs that hold the latest result of a scenario, as it was at one moment: results that move from one feature to another are
 * in one of them. From then on no run that was applied before comes to hold one anew. Throws Conflict where they are being changed all the time.
 */
async function withLatest(projectId: string, throttle: Throttle): Promise<Set<string>> {
  let before = await look(projectId, throttle);
  for (let n = 0; n < LOOKS; n += 1) {
    const again = await look(projectId, throttle);
    if (again.seen === before.seen) return again.runs;
    before = again;
  }
  throw new AppError('Conflict');
}

/** The project's newest runs that were published; queries lag, but what came just now is too young to go. */
async function newest(projectId: string): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  // How many a page has is up to storage, and some were announced only.
  do {
    const more = cursor === undefined ? {} : { cursor };
    const page = await queryIndex('run', 'by-project', [projectId], { newestFirst: true, ...more });
    found.push(
      ...page.records.filter(({ value }) => value.published).map(({ key }) => runIdOf(projectId, key)),
    );
    cursor = page.cursor;
  } while (cursor !== undefined && found.length < RUNS_ALWAYS_KEPT);
  return found.slice(0, RUNS_ALWAYS_KEPT);
}

/** Runs that stay whatever their age, to be swept by. Throws Conflict. */
export const heldRuns = async (projectId: string, throttle: Throttle): Promise<Set<string>> =>
  new Set([...(await newest(projectId)), ...(await withLatest(projectId, throttle))]);

/** The same to show: one look, which may miss a result that is just moving. */
export const heldForNow = async (projectId: string): Promise<Set<string>> =>
  new Set([...(await newest(projectId)), ...(await look(projectId, undefined)).runs]);
