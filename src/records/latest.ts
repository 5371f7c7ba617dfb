import type { Change } from './change';
import { encodeBody } from './codec';
import type { BuildFacts, LatestEntry, LatestOfFeature } from './kinds';
import { distinct } from '../lists';
import { checkShardEntries, putShardEntries, readShardEntries, readShards } from './shards';

/** Longest step and error message that is kept with a result, and what they shrink to where many are too much. */
const MESSAGE_CHARS = [2000, 500, 100, 0] as const;
/** Encoded bytes of one feature's results: room is left in their shard's record, which holds 240 KiB. */
const MAX_FEATURE_BYTES = 100 * 1024;

/** The text, or as much of its start as fits, with a mark that there was more. */
export const cut = (text: string, chars: number): string =>
  text.length > chars ? `${text.slice(0, Math.max(0, chars - 1))}…` : text;

/** A result with its step and message cut to so many characters; none for 0. */
function shortened({ step, message, ...entry }: LatestEntry, chars: number): LatestEntry {
  return {
    ...entry,
    ...(step && chars && { step: cut(step, chars) }),
    ...(message && chars && { message: cut(message, chars) }),
  };
}

/** A result with a step and a message of the length that is kept. */
export const withinEntry = (entry: LatestEntry): LatestEntry => shortened(entry, MESSAGE_CHARS[0]);

/** A feature's results with messages as long as fit into a record: a status is never lost for a message's sake. */
export function withinRecord(results: LatestOfFeature['scenarios']): LatestOfFeature['scenarios'] {
  let fitting = results;
  for (const chars of MESSAGE_CHARS) {
    fitting = Object.fromEntries(
      Object.entries(results).map(([id, entry]) => [id, shortened(entry, chars)] as const),
    );
    if (Buffer.byteLength(encodeBody(fitting)) <= MAX_FEATURE_BYTES) break;
  }
  return fitting;
}

/** The builds that these results still name. */
export const buildsOf = (
  scenarios: LatestOfFeature['scenarios'],
  builds: Record<string, BuildFacts>,
): Record<string, BuildFacts> => {
  const named = new Set(Object.values(scenarios).map(({ runId }) => runId));
  return Object.fromEntries(Object.entries(builds).filter(([runId]) => named.has(runId)));
};

/** A feature's results with the builds they name, which are all known from `sources`. */
function ofFeature(
  id: string,
  results: LatestOfFeature['scenarios'],
  ...sources: (LatestOfFeature | undefined)[]
): LatestOfFeature {
  const scenarios = withinRecord(results);
  const builds: LatestOfFeature['builds'] = Object.assign({}, ...sources.map((source) => source?.builds));
  return { id, builds: buildsOf(scenarios, builds), scenarios };
}

/** A scenario that went from one feature to another. */
export interface Moved {
  scenarioId: string;
  from: string;
  to: string;
}

/** Takes scenarios' newest results along to the features they are in now; all features are of the project. */
export async function moveLatest(change: Change, projectId: string, moved: readonly Moved[]): Promise<void> {
  const touched = distinct(moved.flatMap(({ from, to }) => [from, to]));
  if (!touched.length) return;
  const present = await readShardEntries<LatestOfFeature>(change, 'latest', projectId, touched);
  const after = new Map<string, LatestOfFeature | undefined>(present);
  for (const { scenarioId, from, to } of moved) {
    const source = after.get(from);
    const result = source?.scenarios[scenarioId];
    if (!source || !result) continue;
    const target = after.get(to);
    after.set(to, ofFeature(to, { ...target?.scenarios, [scenarioId]: result }, source, target));
    const { [scenarioId]: taken, ...left } = source.scenarios;
    after.set(from, Object.keys(left).length ? ofFeature(from, left, source) : undefined);
  }
  const changed = [...after].filter(([id, entry]) => entry !== present.get(id));
  // A result that comes meanwhile has to be taken along, too.
  await checkShardEntries(change, 'latest', projectId, touched);
  await putShardEntries(change, 'latest', projectId, new Map(changed));
}

/** Takes results of scenarios that come into a feature along, wherever in the project they are kept. Reads all of them. */
export async function gatherLatest(
  change: Change,
  projectId: string,
  to: string,
  scenarioIds: readonly string[],
): Promise<void> {
  if (!scenarioIds.length) return;
  const all = await readShards<LatestOfFeature>(change, 'latest', projectId);
  const moved = scenarioIds.flatMap((scenarioId) => {
    const holder = all.find(({ id, scenarios }) => id !== to && scenarios[scenarioId]);
    return holder ? [{ scenarioId, from: holder.id, to }] : [];
  });
  await moveLatest(change, projectId, moved);
}
