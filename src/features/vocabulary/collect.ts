import type { Context } from '../../context';
import { pushJobs } from '../../forge/queue';
import { chunksOf } from '../../lists';
import { changeAnew, type Change } from '../../records/change';
import { inHalves } from '../../records/in-halves';
import type { VocabularyEntry } from '../../records/kinds';
import * as refs from '../../records/refs';
import { putShardEntries, readShardEntries } from '../../records/shards';
import { toFeature } from '../feature-record';
import { vocabularyEntry } from './entry';

/** Features one job looks at: their texts are read at once. */
const FEATURES_A_JOB = 100;

/**
 * Brings the lines of some features in line with their texts. The lines are read before the texts: whoever changes a text
 * after that changes its line too, and the two conflict; the features need no check. Answers which lines were wrong.
 */
export async function alignVocabulary(
  records: Change,
  projectId: string,
  ids: readonly string[],
): Promise<string[]> {
  const lines = await readShardEntries<VocabularyEntry>(records, 'vocabulary', projectId, ids);
  const features = await records.read(ids.map(refs.feature));
  const wrong = new Map<string, VocabularyEntry | undefined>();
  ids.forEach((id, n) => {
    const record = features[n];
    const there = record && !record.body.gone && record.projectId === projectId;
    const line = there ? vocabularyEntry(toFeature(id, record)) : undefined;
    if (JSON.stringify(line) !== JSON.stringify(lines.get(id))) wrong.set(id, line);
  });
  if (wrong.size) await putShardEntries(records, 'vocabulary', projectId, wrong);
  return [...wrong.keys()];
}

/** Brings the lines of features in line with their texts. Repeating it is harmless. */
export async function collectVocabulary(
  context: Context,
  projectId: string,
  featureIds: readonly string[],
): Promise<void> {
  for (const some of chunksOf(featureIds, FEATURES_A_JOB))
    await inHalves(some, (ids) =>
      changeAnew(context.now, (records) => alignVocabulary(records, projectId, ids)),
    );
}

/** Has that done in the background. Throws when the queue refuses. */
export async function pushVocabulary(projectId: string, featureIds: readonly string[]): Promise<void> {
  const jobs = chunksOf(featureIds, FEATURES_A_JOB).map(
    (some) => ({ type: 'collect-vocabulary', projectId, featureIds: some }) as const,
  );
  if (jobs.length) await pushJobs(projectId, 'vocabulary', jobs);
}
