import { createHash } from 'node:crypto';
import {
  countResults,
  matchResults,
  readCucumberJson,
  type MatchableFeature,
  type Run,
  type Unmatched,
} from '@behave-pro/core/reports';
import type { Context } from '../context';
import { AppError } from '../errors';
import { pushJobs } from '../forge/queue';
import { writeContents } from '../forge/kvs';
import { projectFeatures } from '../features/project-features';
import { cut } from '../records/latest';
import { latestOf } from './latest-entry';
import { matchableFeatures } from './matchable-features';
import { runParts } from './run-parts';
import { change, consult } from '../records/change';
import { runPartKey } from '../records/keys';
import type { ProjectBody, RunBody } from '../records/kinds';
import * as refs from '../records/refs';

/** What a build says of a run besides the report. */
export interface RunFacts {
  commit?: string | undefined;
  buildId?: string | undefined;
  buildUrl?: string | undefined;
  /** `Name=value`, in the order given, which is the order of grouping. */
  params: string[];
}

/** What the pipeline is told. */
export interface PublishReply {
  runId: string;
  /** The same report was published before; nothing was added. */
  duplicate: boolean;
  /** Scenario results in the report by outcome. */
  counts: RunBody['counts'];
  matched: number;
  unmatched: RunBody['unmatched'];
  unmatchedTotal: number;
  warnings: string[];
}

/** Scenarios that could not be matched, as many as a reply and a run record name; the rest is counted. */
const UNMATCHED_SHOWN = 100;
/** Longest names and sentences a run record keeps of them: reports may name things by whole pages. */
const MAX_NAME_CHARS = 200;
const MAX_SENTENCE_CHARS = 600;

/** What makes two uploads the same run: the report's bytes and what it was run with. 16 hex digits. */
const runIdOf = (body: string, about: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([body, ...about]))
    .digest('hex')
    .slice(0, 16);

const shown = ({ name, featureName, reason }: Unmatched): Unmatched => ({
  name: cut(name, MAX_NAME_CHARS),
  featureName: cut(featureName, MAX_NAME_CHARS),
  reason: cut(reason, MAX_SENTENCE_CHARS),
});

const replyOf = (runId: string, run: RunBody, duplicate: boolean): PublishReply => ({
  runId,
  duplicate,
  counts: run.counts,
  matched: run.matched,
  unmatched: run.unmatched,
  unmatchedTotal: run.unmatchedTotal,
  warnings: run.warnings,
});

async function scenariosOf(projectId: string, project: ProjectBody, run: Run): Promise<MatchableFeature[]> {
  const features = await consult((records) => projectFeatures(records, projectId));
  const withManual = run.results.some(({ tags }) => tags.includes('@MANUAL'));
  return matchableFeatures(features, project, withManual);
}

/**
 * Takes in a report: stores the run and has its results applied in the background.
 * Publishing the same report again adds nothing. One bad test never refuses the upload.
 * Throws Invalid when the body is no Cucumber JSON, Unavailable when storage or the queue fails: publish again then.
 */
export async function publishReport(
  context: Context,
  projectId: string,
  project: ProjectBody,
  body: string,
  facts: RunFacts,
): Promise<PublishReply> {
  const about = [facts.commit ?? '', facts.buildId ?? '', facts.buildUrl ?? '', ...facts.params];
  const runId = runIdOf(body, about);
  const ref = refs.run(projectId, runId);
  const [known] = await consult((records) => records.read([ref]));
  if (known?.attributes.published) {
    if (!known.body.applied) await pushJobs(projectId, 'results', [{ type: 'apply-run', projectId, runId }]);
    return replyOf(runId, known.body, true);
  }

  const read = readCucumberJson(body);
  if (!read.ok) throw new AppError('Invalid', read.problem);
  const { matched, unmatched } = matchResults(read.run, await scenariosOf(projectId, project, read.run));
  const { passed, failed, pending } = countResults(read.run.results.map(({ status }) => status));
  const parts = runParts(
    matched.map((scenario) => ({
      featureId: scenario.featureId,
      scenarioId: scenario.scenarioId,
      latest: latestOf(scenario, runId, known?.body.startedAt ?? context.now),
    })),
  );
  const run: RunBody = {
    ...(facts.commit && { commit: facts.commit }),
    ...(facts.buildId && { buildId: facts.buildId }),
    ...(facts.buildUrl && { buildUrl: facts.buildUrl }),
    params: facts.params,
    startedAt: known?.body.startedAt ?? context.now,
    counts: { passed, failed, other: pending },
    matched: matched.length,
    unmatched: unmatched.slice(0, UNMATCHED_SHOWN).map(shown),
    unmatchedTotal: unmatched.length,
    warnings: read.run.warnings.map((warning) => cut(warning, MAX_SENTENCE_CHARS)),
    parts: parts.length,
    partsFrom: parts.map(({ first }) => first),
    applied: false,
  };
  const put = (published: boolean): Promise<void> =>
    change(`${published ? 'publish' : 'announce'} ${runId}`, context.now, async (records) => {
      const [record] = await records.read([ref]);
      if (record?.attributes.published) return;
      const startedAt = Math.floor(run.startedAt / 1000);
      records.put(ref, run, { projectId, attributes: { startedAt, published } });
    });
  // The run is announced before its parts are written, so that whoever cleans up finds parts left by a crash.
  await put(false);
  await writeContents(
    parts.map(({ encoded: value }, n) => ({ key: runPartKey(projectId, runId, n), value })),
  );
  await put(true);
  await pushJobs(projectId, 'results', [{ type: 'apply-run', projectId, runId }]);
  return replyOf(runId, run, false);
}
