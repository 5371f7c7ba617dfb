import type { AuditFact } from '@behave-pro/core/audit';
import {
  bareName,
  decodeSource,
  encodeSource,
  parseFeature,
  syntaxOf,
  UTF8,
  type FeatureDocument,
  type ScenarioEntry,
  type SourceSyntax,
  type TextProblem,
} from '@behave-pro/core/gherkin';
import { newsSince, type ScenarioNews } from '@behave-pro/core/news';
import { AppError } from '../errors';
import type { EntityRef } from '../forge/kvs';
import type { Change, Reader } from '../records/change';
import { shortScenarioId } from '../records/keys';
import type { CatalogueEntry, FeatureBody, IssuePlace, Save, VocabularyEntry } from '../records/kinds';
import type { Record } from '../records/record';
import * as refs from '../records/refs';
import { putShardEntries, readShardEntries, shardRefsFor, shardRoot } from '../records/shards';
import { sizeProblem } from './feature-size';
import { vocabularyEntry } from './vocabulary/entry';

/** A feature as use cases work with it. */
export interface Feature {
  id: string;
  projectId: string;
  path: string;
  /** Its name in downloads. */
  fileName: string;
  /** The present text read, or of a draft the last text that could be. */
  document: FeatureDocument;
  /** One entry a scenario of `document`. */
  scenarios: ScenarioEntry[];
  /** The present text while it cannot be read. */
  draft?: string;
  /** How the present text is written as bytes. */
  encoding: string;
  /** Issues whose lists are yet to be brought in line with `scenarios`. */
  pending: IssuePlace[];
  /** The newest saves of its text, newest first. */
  saves: Save[];
  /** Pages of older ones that were ever written: the number of the next one. */
  olderSaves: number;
  /** Numbers of those that are there, the oldest saves first. */
  pages: number[];
  /** What those who watch issues of its scenarios are yet to be told. */
  news: ScenarioNews[];
}

export const featureName = (document: FeatureDocument): string => document.feature?.name ?? '';

/** A name to show: its own, or that of its file. */
export const shownName = ({ document, path }: Pick<Feature, 'document' | 'path'>): string =>
  featureName(document) || bareName(path);

/** What the audit log tells of a feature: nothing of what it says. */
export const featureFacts = ({ id, scenarios }: Pick<Feature, 'id' | 'scenarios'>): AuditFact[] => [
  { name: 'feature', value: id },
  { name: 'scenarios', value: scenarios.length },
];

/** The present text, whether it can be read or not. */
export const presentText = ({ draft, document }: Pick<Feature, 'draft' | 'document'>): string =>
  draft ?? document.text;

/** The feature's file, byte for byte. */
export function rawBytes(feature: Pick<Feature, 'draft' | 'document' | 'encoding'>): Uint8Array {
  const bytes = encodeSource(presentText(feature), feature.encoding);
  if (!bytes) throw new Error('A stored text has characters that its encoding has not');
  return bytes;
}

/** Why a draft is one, by its places; empty for a text that can be read. */
export function draftProblems({ draft, document, encoding, path }: Feature): TextProblem[] {
  if (draft === undefined) return [];
  const { problem } = encoding === UTF8 ? {} : decodeSource(rawBytes({ draft, document, encoding }));
  const read = parseFeature(draft, syntaxOf(path));
  return [...(problem ? [problem] : []), ...(read.ok ? [] : read.problems)];
}

/** What is read of a feature without a text. */
export const NOTHING: FeatureDocument = parseStored('');

/** `text` of a record parses: one that does not is its `draft`. */
export function parseStored(text: string, syntax?: SourceSyntax): FeatureDocument {
  const parsed = parseFeature(text, syntax);
  if (!parsed.ok) throw new Error('A stored feature does not parse');
  return parsed.document;
}

/** The pages of a feature none of which has been swept. */
const firstPages = (count = 0): number[] => Array.from({ length: count }, (_, page) => page);

export const toFeature = (
  id: string,
  { projectId, attributes, body }: Pick<Record<FeatureBody>, 'projectId' | 'attributes' | 'body'>,
): Feature => ({
  id,
  projectId,
  path: String(attributes.path),
  fileName: String(attributes.fileName),
  document: parseStored(body.text, syntaxOf(String(attributes.path))),
  scenarios: body.scenarios,
  ...(body.draft !== undefined && { draft: body.draft }),
  encoding: body.encoding ?? UTF8,
  pending: body.pending ?? [],
  saves: body.saves ?? [],
  olderSaves: body.olderSaves ?? 0,
  pages: body.pages ?? firstPages(body.olderSaves),
  news: body.news ?? [],
});

export const featureGone = (): AppError =>
  new AppError('NotFound', 'This feature is no longer there. Reload the page to see what is.');

/** Reads a feature of a project that `inReach` allows. Throws NotFound. */
export async function readFeature(
  records: Reader,
  featureId: string,
  inReach: (projectId: string) => boolean,
): Promise<Feature> {
  const [record] = await records.read([refs.feature(featureId)]);
  if (!record || record.body.gone || !inReach(record.projectId)) throw featureGone();
  return toFeature(featureId, record);
}

/**
 * Throws Conflict where scenarios cannot be edited one by one: while the feature's text cannot be read, and where it is
 * written in Markdown.
 */
export function assertEditable({ draft, path }: Feature): void {
  if (syntaxOf(path) === 'markdown')
    throw new AppError(
      'Conflict',
      `The feature “${path}” is written in Markdown. Edit its text as a whole on the project page.`,
    );
  if (draft !== undefined)
    throw new AppError(
      'Conflict',
      `The text of the feature “${path}” has errors and is kept as a draft. Correct it on the project page first.`,
    );
}

const bodyOf = (feature: Feature): FeatureBody => {
  const { document, scenarios, draft, encoding, pending, saves, olderSaves, pages, news } = feature;
  return {
    text: document.text,
    scenarios,
    ...(draft !== undefined && { draft }),
    ...(encoding !== UTF8 && { encoding }),
    ...(pending.length && { pending }),
    ...(saves.length && { saves }),
    ...(olderSaves && { olderSaves }),
    ...(pages.length < olderSaves && { pages }),
    ...(news.length && { news }),
  };
};

/** Why a feature cannot be stored for its size and what to do, in words for people; `undefined` when it can. */
export function tooLarge(feature: Feature): string | undefined {
  const problem = sizeProblem(bodyOf({ ...feature, news: [] }));
  return problem && `${problem} Split it into several features.`;
}

/** As large as any save, and as little like another one. */
const A_SAVE: Save = {
  at: 2_147_483_647,
  by: '712020:5f1c9e3a-8b47-4d62-a0f9-17c3e8d5b624',
  from: 'restore',
  version: '9d3e7a15c8f240b6e1a7935d0c4f82b6',
  file: '4b7f02e9a6d81c53f09e6b2d7c15a384',
  draft: true,
};

/** The same of a feature that is to be written with one more save. */
export const tooLargeToSave = (feature: Feature): string | undefined =>
  tooLarge({ ...feature, saves: [A_SAVE, ...feature.saves] });

/** Throws TooLarge, before anything is lost. */
function assertFits(feature: Feature): void {
  const problem = tooLarge(feature);
  if (problem) throw new AppError('TooLarge', `${problem} Nothing was changed.`);
}

/** Something is still to be done for a feature: issues are pending, or there is something to tell. */
const isDue = ({ pending, news }: Pick<Feature, 'pending' | 'news'>): boolean =>
  pending.length > 0 || newsSince(news) !== undefined;

/** The feature without its news where they do not fit, which is no reason to refuse a text. */
const fitting = (feature: Feature): Feature =>
  feature.news.length && sizeProblem(bodyOf(feature)) ? { ...feature, news: [] } : feature;

/** Writes a feature's own record and nothing else; of one that is `gone`, while something is due. Throws TooLarge. */
export function putFeatureRecord(change: Change, whole: Feature, gone = false): void {
  assertFits(whole);
  const feature = fitting(whole);
  change.put(
    refs.feature(feature.id),
    { ...bodyOf(feature), ...(gone && { gone }) },
    {
      projectId: feature.projectId,
      attributes: {
        path: feature.path,
        fileName: feature.fileName,
        draft: feature.draft !== undefined,
        links: isDue(feature) ? 'due' : 'done',
      },
    },
  );
}

/** Writes a feature that was removed while something is due; then its record goes. */
export function putGoneFeature(change: Change, feature: Feature): void {
  if (isDue(fitting(feature))) putFeatureRecord(change, feature, true);
  else change.remove(refs.feature(feature.id));
}

/** A feature's line in the catalogue of its project. */
export const catalogueEntry = (feature: Feature): CatalogueEntry => ({
  id: feature.id,
  name: shownName(feature),
  path: feature.path,
  file: feature.fileName,
  language: feature.document.language,
  ...(feature.draft !== undefined && { draft: true }),
  scenarios: feature.scenarios.map(({ id }, n) => ({
    id: shortScenarioId(feature.id, id),
    name: feature.document.scenarios[n]?.name ?? '',
  })),
});

/** What to read first where a feature is to be written: the roots of the lists that have a line of it. */
export const listRoots = (projectId: string): EntityRef[] => [
  shardRoot('catalogue', projectId),
  shardRoot('vocabulary', projectId),
];

async function putLine<Entry extends CatalogueEntry | VocabularyEntry>(
  change: Change,
  list: 'catalogue' | 'vocabulary',
  projectId: string,
  line: Entry,
): Promise<void> {
  const lines = await readShardEntries<Entry>(change, list, projectId, [line.id]);
  if (JSON.stringify(lines.get(line.id)) !== JSON.stringify(line))
    await putShardEntries(change, list, projectId, new Map([[line.id, line]]));
}

/** Writes a feature and its lines in the project's lists. Throws TooLarge before anything is lost. */
export async function putFeature(change: Change, feature: Feature): Promise<void> {
  putFeatureRecord(change, feature);
  const { id, projectId } = feature;
  await change.prefetch(listRoots(projectId));
  await change.prefetch([
    ...(await shardRefsFor(change, 'catalogue', projectId, [id])),
    ...(await shardRefsFor(change, 'vocabulary', projectId, [id])),
  ]);
  await putLine(change, 'catalogue', projectId, catalogueEntry(feature));
  await putLine(change, 'vocabulary', projectId, vocabularyEntry(feature));
}
