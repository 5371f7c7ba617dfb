import { may, type IssueContext, type ProjectContext } from '../../context';
import type { Vocabulary } from '../../invoke-api';
import { distinct } from '../../lists';
import { consult, type Reader } from '../../records/change';
import type { VocabularyEntry } from '../../records/kinds';
import * as refs from '../../records/refs';
import { readShardEntries, readShards, shardRoot } from '../../records/shards';
import { summedUp } from './sum';

const readAll = (records: Reader, projectId: string): Promise<VocabularyEntry[]> =>
  readShards<VocabularyEntry>(records, 'vocabulary', projectId);

/** What the project is written with; `here` counts in the feature given. */
export const projectVocabulary = (
  { project }: ProjectContext,
  { featureId }: { featureId?: string | undefined },
): Promise<Vocabulary> =>
  consult(async (records) => {
    const all = await readAll(records, project.id);
    return summedUp(
      all,
      all.filter(({ id }) => id === featureId),
    );
  });

/**
 * What the issue's project is written with; `here` counts in the feature given, else in those the story uses already. Of
 * these some may be in other projects, as far as this person may see them: their texts come along, with 0 uses.
 */
export const panelVocabulary = (
  context: IssueContext,
  { featureId }: { featureId?: string | undefined },
): Promise<Vocabulary> =>
  consult(async (records) => {
    const { issue } = context;
    await records.prefetch([refs.issue(issue.id), shardRoot('vocabulary', issue.projectId)]);
    const [record] = await records.read([refs.issue(issue.id)]);
    const links = (record?.body.links ?? []).filter(({ projectId }) => may(context, 'see', projectId));
    const used = new Set(featureId === undefined ? links.map((link) => link.featureId) : [featureId]);
    const all = await readAll(records, issue.projectId);
    const here = all.filter(({ id }) => used.has(id));
    const others = links.filter((link) => link.projectId !== issue.projectId && used.has(link.featureId));
    await records.prefetch(others.map(({ projectId }) => shardRoot('vocabulary', projectId)));
    for (const projectId of distinct(others.map((link) => link.projectId))) {
      const ids = distinct(others.flatMap((link) => (link.projectId === projectId ? [link.featureId] : [])));
      const entries = await readShardEntries<VocabularyEntry>(records, 'vocabulary', projectId, ids);
      here.push(...entries.values());
    }
    return summedUp(all, here);
  });
