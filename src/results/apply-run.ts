import type { Context } from '../context';
import { pushMirror } from '../features/issue-links';
import { chunksOf, distinct } from '../lists';
import { readContents } from '../forge/kvs';
import { change, consult } from '../records/change';
import { decodeBody } from '../records/codec';
import { inHalves } from '../records/in-halves';
import { runPartKey, wholeScenarioId } from '../records/keys';
import type { BuildFacts, CatalogueEntry, LatestEntry, LatestOfFeature, RunPart } from '../records/kinds';
import { buildsOf, withinRecord } from '../records/latest';
import * as refs from '../records/refs';
import { putShardEntries, readShardEntries, readShards } from '../records/shards';
import { supersedes } from './latest-entry';

/**
 * Features whose results one transaction changes. They come in the order of their ids, so that a few shards hold them all: with
 * a check of each that is within its 25 operations. Where it is not, halves are.
 */
const FEATURES_A_TRANSACTION = 20;

type Applied = RunPart['matched'][number];

interface RunToApply {
  id: string;
  build: BuildFacts;
  results: Applied[];
}

async function readRun(projectId: string, runId: string): Promise<RunToApply | undefined> {
  const [run] = await consult((records) => records.read([refs.run(projectId, runId)]));
  if (!run?.attributes.published) return undefined;
  const keys = Array.from({ length: run.body.parts }, (_, n) => runPartKey(projectId, runId, n));
  const parts = await readContents(keys);
  const results = parts.flatMap((part, n) => {
    if (part === undefined) throw new Error(`Part ${n} of a published run is missing`);
    return decodeBody<RunPart>(part).matched;
  });
  const { commit, buildUrl } = run.body;
  return { id: runId, build: { ...(commit && { commit }), ...(buildUrl && { buildUrl }) }, results };
}

/** What applying results to some features came to. */
interface Outcome {
  /** Issues whose scenarios they are. */
  issues: string[];
  /** Scenarios that are in these features now. */
  here: string[];
}

/** Applies a run's results to the scenarios that a few features have now. */
async function applyToFeatures(
  context: Context,
  projectId: string,
  run: RunToApply,
  featureIds: readonly string[],
): Promise<Outcome> {
  const candidates = new Map(run.results.map(({ scenarioId, latest }) => [scenarioId, latest]));
  return change(`apply ${run.id} ${featureIds[0]}`, context.now, async (records) => {
    const features = await records.read(featureIds.map(refs.feature));
    const present = await readShardEntries<LatestOfFeature>(records, 'latest', projectId, featureIds);
    const updates = new Map<string, LatestOfFeature | undefined>();
    const issues: string[] = [];
    const here: string[] = [];
    for (const [n, id] of featureIds.entries()) {
      const record = features[n];
      if (!record) continue;
      // A scenario may just be going to another feature: its result has to follow.
      records.check(refs.feature(id));
      const known = present.get(id);
      const before = known?.scenarios ?? {};
      const newest: Record<string, LatestEntry> = {};
      for (const scenario of record.body.scenarios) {
        here.push(scenario.id);
        const kept = before[scenario.id];
        const candidate = candidates.get(scenario.id);
        const latest = candidate && supersedes(candidate, kept) ? candidate : kept;
        if (latest) newest[scenario.id] = latest;
        if (candidate && latest === candidate) issues.push(...scenario.issues);
      }
      const after = withinRecord(newest);
      if (JSON.stringify(after) === JSON.stringify(before)) continue;
      updates.set(id, {
        id,
        builds: buildsOf(after, { ...known?.builds, [run.id]: run.build }),
        scenarios: after,
      });
    }
    if (updates.size) await putShardEntries(records, 'latest', projectId, updates);
    return { issues: distinct(issues), here };
  });
}

async function applyToAll(
  context: Context,
  projectId: string,
  run: RunToApply,
  featureIds: readonly string[],
): Promise<Outcome> {
  const done: Outcome[] = [];
  for (const some of chunksOf(featureIds, FEATURES_A_TRANSACTION))
    done.push(
      ...(await inHalves(some, async (few) => [await applyToFeatures(context, projectId, run, few)])),
    );
  return { issues: done.flatMap(({ issues }) => issues), here: done.flatMap(({ here }) => here) };
}

/** The features that scenarios are in now; those of scenarios that are no more are not among them. */
async function featuresOf(projectId: string, wanted: ReadonlySet<string>): Promise<string[]> {
  const catalogue = await consult((records) => readShards<CatalogueEntry>(records, 'catalogue', projectId));
  return catalogue
    .filter(({ id, scenarios }) => scenarios.some((one) => wanted.has(wholeScenarioId(id, one.id))))
    .map(({ id }) => id);
}

/** Times that scenarios are followed which went on to another feature meanwhile. */
const FOLLOWED = 3;

/**
 * Makes a published run's results the latest of their scenarios, where none newer is there, and has the search
 * properties of their issues brought up to date. A scenario that went to another feature gets its result there. Idempotent;
 * several runs of a project apply one after another.
 */
export async function applyRun(context: Context, projectId: string, runId: string): Promise<void> {
  const run = await readRun(projectId, runId);
  if (!run) return;
  const issues: string[] = [];
  const waiting = new Set(run.results.map(({ scenarioId }) => scenarioId));
  let featureIds = distinct(run.results.map(({ featureId }) => featureId)).sort();
  for (let n = 0; n <= FOLLOWED && featureIds.length; n += 1) {
    const done = await applyToAll(context, projectId, run, featureIds);
    issues.push(...done.issues);
    for (const id of done.here) waiting.delete(id);
    featureIds = waiting.size ? await featuresOf(projectId, waiting) : [];
  }
  // A failure here fails the job, and its next delivery applies nothing new but queues again.
  await pushMirror(projectId, issues);
  await change(`applied ${runId}`, context.now, async (records) => {
    const [record] = await records.read([refs.run(projectId, runId)]);
    if (record && !record.body.applied)
      records.put(refs.run(projectId, runId), { ...record.body, applied: true }, { projectId });
  });
}
