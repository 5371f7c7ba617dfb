import { readContents } from '../../forge/kvs';
import { pushJobs } from '../../forge/queue';
import type { ImportedRecord } from '../../invoke-api';
import { chunksOf } from '../../lists';
import { change, consult, type Change } from '../../records/change';
import { inHalves } from '../../records/in-halves';
import { runPartKey, wholeScenarioId } from '../../records/keys';
import type { CatalogueEntry, LatestOfFeature, RunBody } from '../../records/kinds';
import { buildsOf, withinRecord } from '../../records/latest';
import * as refs from '../../records/refs';
import { putShardEntries, readShardEntries, readShards } from '../../records/shards';
import { supersedes } from '../../results/latest-entry';
import { refused, told, type Incoming } from './outcome';
import { restOfKey, type Terms } from './terms';

/** Runs one transaction writes: each may be tens of KB. */
const RUNS_A_TRANSACTION = 20;
/** Features whose results one transaction changes, beside a check of each. */
const FEATURES_A_TRANSACTION = 20;

const RUN_ID = /^[0-9a-f]{16}$/;

async function writeRuns(
  records: Change,
  terms: Terms,
  incoming: readonly Incoming<'run'>[],
): Promise<ImportedRecord[]> {
  const projectId = terms.project.id;
  const ids = incoming.map(({ key }) => {
    const [id = '', ...rest] = restOfKey(terms, 'run', key) ?? [];
    return RUN_ID.test(id) && !rest.length ? id : undefined;
  });
  await records.prefetch(ids.flatMap((id) => (id ? [refs.run(projectId, id)] : [])));
  const outcomes: ImportedRecord[] = [];
  for (const [n, one] of incoming.entries()) {
    const id = ids[n];
    if (id === undefined) {
      outcomes.push(refused(one, 'It does not go with its name.'));
      continue;
    }
    const ref = refs.run(projectId, id);
    const [record] = await records.read([ref]);
    // The same report has the same id wherever it is published.
    const isThere = record?.attributes.published === true || (record && one.attributes?.published !== true);
    if (!isThere)
      records.put(ref, one.body, {
        projectId,
        attributes: {
          startedAt: Math.floor(one.body.startedAt / 1000),
          published: one.attributes?.published === true,
        },
      });
    outcomes.push(told(one, isThere && !(await records.alreadyIn(ref)) ? 'same' : 'new'));
  }
  return outcomes;
}

/** Whether everything is here that a run says it consists of: without it, nothing can be given to scenarios. */
async function hasItsParts(projectId: string, runId: string, { parts }: RunBody): Promise<boolean> {
  const keys = Array.from({ length: parts }, (_, part) => runPartKey(projectId, runId, part));
  return (await readContents(keys)).every((content) => content !== undefined);
}

/** Brings in runs; one whose results were not yet given to its scenarios has that done. Repeating it is harmless. */
export async function importRuns(
  terms: Terms,
  incoming: readonly Incoming<'run'>[],
): Promise<ImportedRecord[]> {
  const done: ImportedRecord[] = [];
  for (const some of chunksOf(incoming, RUNS_A_TRANSACTION))
    done.push(
      ...(await change(`${terms.writeId} ${some[0]?.key}`, terms.context.now, (records) =>
        writeRuns(records, terms, some),
      )),
    );
  const projectId = terms.project.id;
  const jobs: { type: 'apply-run'; projectId: string; runId: string }[] = [];
  for (const [n, { key, body, attributes }] of incoming.entries()) {
    const [runId] = restOfKey(terms, 'run', key) ?? [];
    const isOpen = !body.applied && attributes?.published === true && done[n]?.outcome === 'new';
    if (runId && isOpen && (await hasItsParts(projectId, runId, body)))
      jobs.push({ type: 'apply-run', projectId, runId });
  }
  if (jobs.length) await pushJobs(projectId, 'results', jobs);
  return done;
}

/** Results by the features here that have the scenarios, which need not be those that had them. */
function byHolder(
  catalogue: readonly CatalogueEntry[],
  incoming: readonly Incoming<'latest'>[],
): Map<string, LatestOfFeature> {
  const holders = new Map(
    catalogue.flatMap(({ id, scenarios }) =>
      scenarios.map((one) => [wholeScenarioId(id, one.id), id] as const),
    ),
  );
  const found = new Map<string, LatestOfFeature>();
  for (const { body } of incoming)
    for (const [scenarioId, entry] of Object.entries(body.scenarios)) {
      const id = holders.get(scenarioId);
      if (id === undefined) continue;
      const known = found.get(id) ?? { id, builds: {}, scenarios: {} };
      known.scenarios[scenarioId] = entry;
      Object.assign(known.builds, body.builds);
      found.set(id, known);
    }
  return found;
}

/** Gives results to the scenarios that features have, where none newer is there. Answers whose changed. */
async function writeLatest(
  records: Change,
  projectId: string,
  results: readonly LatestOfFeature[],
): Promise<string[]> {
  const ids = results.map(({ id }) => id);
  const features = await records.read(ids.map(refs.feature));
  const present = await readShardEntries<LatestOfFeature>(records, 'latest', projectId, ids);
  const changed = new Map<string, LatestOfFeature>();
  for (const [n, { id, scenarios, builds }] of results.entries()) {
    const record = features[n];
    if (!record) continue;
    // A scenario may just be going to another feature: its result has to follow.
    records.check(refs.feature(id));
    const own = new Set(record.body.scenarios.map((entry) => entry.id));
    const known = present.get(id);
    const newer = Object.entries(scenarios).filter(
      ([scenarioId, entry]) => own.has(scenarioId) && supersedes(entry, known?.scenarios[scenarioId]),
    );
    const after = withinRecord({ ...known?.scenarios, ...Object.fromEntries(newer) });
    if (JSON.stringify(after) === JSON.stringify(known?.scenarios ?? {})) continue;
    changed.set(id, { id, builds: buildsOf(after, { ...known?.builds, ...builds }), scenarios: after });
  }
  if (changed.size) await putShardEntries(records, 'latest', projectId, changed);
  return [...changed.keys()];
}

/** Brings in newest results. Repeating it is harmless. */
export async function importLatest(
  terms: Terms,
  incoming: readonly Incoming<'latest'>[],
): Promise<ImportedRecord[]> {
  const projectId = terms.project.id;
  const catalogue = await consult((records) => readShards<CatalogueEntry>(records, 'catalogue', projectId));
  const results = [...byHolder(catalogue, incoming).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const changed = new Set<string>();
  for (const some of chunksOf(results, FEATURES_A_TRANSACTION))
    for (const id of await inHalves(some, (few) =>
      change(`${terms.writeId} latest ${few[0]?.id}`, terms.context.now, (records) =>
        writeLatest(records, projectId, few),
      ),
    ))
      changed.add(id);
  return incoming.map((one) => told(one, changed.has(one.body.id) ? 'new' : 'same'));
}
