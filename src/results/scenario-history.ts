import { scenarioHash } from '@behave-pro/core/gherkin';
import { may, type Context } from '../context';
import { AppError } from '../errors';
import { positionOf } from '../features/change-links';
import { readFeature } from '../features/feature-record';
import { resultView } from '../features/scenario-view';
import { queryIndex, readContents, StorageError, type Page } from '../forge/kvs';
import type { RunHistory, ScenarioResult } from '../invoke-api';
import { consult } from '../records/change';
import { decodeBody } from '../records/codec';
import { runIdOf, runPartKey } from '../records/keys';
import type { RunBody, RunPart } from '../records/kinds';
import { fromStored } from '../records/record';
import { partOf } from './run-parts';

/** Runs looked at for one answer: one query, and one request for the parts. */
const RUNS_A_PAGE = 20;

export interface AskHistory {
  featureId: string;
  scenarioId: string;
  /** What the answer before gave. */
  before?: string | undefined;
}

async function runsOf(projectId: string, cursor: string | undefined): Promise<Page> {
  try {
    const options = { newestFirst: true, limit: RUNS_A_PAGE, ...(cursor && { cursor }) };
    return await queryIndex('run', 'by-project', [projectId], options);
  } catch (error) {
    if (cursor && error instanceof StorageError && error.failure === 'refused')
      throw new AppError('Invalid', 'The results cannot be gone on with from here. Open them again.');
    throw error;
  }
}

interface Found {
  runId: string;
  body: RunBody;
  part: number;
}

const publishedRuns = ({ records }: Page, projectId: string, scenarioId: string): Found[] =>
  records.flatMap(({ key, value }) => {
    const { attributes, body } = fromStored<RunBody>(value);
    const part = attributes.published ? partOf(body.partsFrom ?? [], scenarioId) : undefined;
    return part === undefined ? [] : [{ runId: runIdOf(projectId, key), body, part }];
  });

/**
 * The results of a scenario, those of the newest run first, from the 20 runs that come next: runs without it are passed over, so
 * an answer may have fewer and say there is more. Queries lag: the newest run may be missing for a moment. Three storage
 * requests. Throws NotFound, Invalid.
 */
export async function scenarioHistory(
  context: Context,
  { featureId, scenarioId, before }: AskHistory,
): Promise<RunHistory> {
  const feature = await consult((records) =>
    readFeature(records, featureId, (projectId) => may(context, 'see', projectId)),
  );
  const textHash = scenarioHash(feature.document, positionOf(feature, scenarioId));
  const page = await runsOf(feature.projectId, before);
  const runs = publishedRuns(page, feature.projectId, scenarioId);
  const parts = await readContents(runs.map(({ runId, part }) => runPartKey(feature.projectId, runId, part)));
  const results = runs.flatMap(({ body: { commit, buildUrl } }, n): ScenarioResult[] => {
    const encoded = parts[n];
    const matched = encoded === undefined ? [] : decodeBody<RunPart>(encoded).matched;
    const own = matched.find((one) => one.scenarioId === scenarioId);
    const build = { ...(commit && { commit }), ...(buildUrl && { buildUrl }) };
    return own ? [resultView(own.latest, textHash, build)] : [];
  });
  return { results, ...(page.cursor && { before: page.cursor }) };
}
