import { may, type IssueContext, type ProjectContext } from '../../context';
import type { Vocabulary } from '../../invoke-api';
import { distinct } from '../../lists';
import { consult, type Reader } from '../../records/change';
import type { VocabularyEntry } from '../../records/kinds';
import * as refs from '../../records/refs';
import { readShardEntries, readShards, shardRoot } from '../../records/shards';
import { wordsOf } from './entry';

/** Texts of steps and tags that one answer has, the most useful first: a page is sent at most 5 MB. */
const MOST_STEPS = 20_000;
const MOST_TAGS = 2_000;
const MAX_CHARS = 2_000_000;

interface Counts {
  uses: number;
  here: number;
}

const order = ([aText, a]: [string, Counts], [bText, b]: [string, Counts]): number =>
  b.here - a.here || b.uses - a.uses || (aText < bText ? -1 : 1);

/** What a project's features are written with, beside the features that are asked about. */
function vocabularyOf(all: readonly VocabularyEntry[], here: readonly VocabularyEntry[]): Vocabulary {
  const steps = new Map<string, Counts>();
  const tags = new Map<string, number>();
  const at = (text: string): Counts => {
    const known = steps.get(text) ?? { uses: 0, here: 0 };
    steps.set(text, known);
    return known;
  };
  for (const entry of all) {
    const words = wordsOf(entry);
    for (const [text, uses] of words.steps) at(text).uses += uses;
    for (const [name, uses] of words.tags) tags.set(name, (tags.get(name) ?? 0) + uses);
  }
  for (const entry of here) for (const [text, uses] of wordsOf(entry).steps) at(text).here += uses;

  let chars = 0;
  const foundSteps = [...steps].sort(order);
  const shownSteps = foundSteps.slice(0, MOST_STEPS).filter(([text]) => (chars += text.length) <= MAX_CHARS);
  const foundTags = [...tags].sort(([aName, a], [bName, b]) => b - a || (aName < bName ? -1 : 1));
  const more =
    [...all, ...here].some((entry) => entry.more) ||
    shownSteps.length < foundSteps.length ||
    foundTags.length > MOST_TAGS;
  return {
    steps: shownSteps.map(([text, { uses, here: used }]) => ({ text, uses, here: used })),
    tags: foundTags.slice(0, MOST_TAGS).map(([name, uses]) => ({ name, uses })),
    ...(more && { more: true }),
  };
}

const readAll = (records: Reader, projectId: string): Promise<VocabularyEntry[]> =>
  readShards<VocabularyEntry>(records, 'vocabulary', projectId);

/** What the project is written with; `here` counts in the feature given. */
export const projectVocabulary = (
  { project }: ProjectContext,
  { featureId }: { featureId?: string | undefined },
): Promise<Vocabulary> =>
  consult(async (records) => {
    const all = await readAll(records, project.id);
    return vocabularyOf(
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
    return vocabularyOf(all, here);
  });
