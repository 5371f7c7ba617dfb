import { UTF8 } from '@behave-pro/core/gherkin';
import {
  changeText,
  readText,
  type ChangedText,
  type OpenQuestions,
  type ReadText,
} from '../features/change-text';
import { nameFromPath, rawBytes, toFeature, tooLarge, type Feature } from '../features/feature-record';
import { mergeText } from '../features/merge-text';
import { blankFeature, takenNames } from '../features/named-feature';
import { importedText } from '../features/saves';
import type { ImportedFile } from '../invoke-api';
import type { Change } from '../records/change';
import { featureIdAmong, scenarioIdFrom } from '../records/keys';
import type { CatalogueEntry, IssuePlace } from '../records/kinds';
import * as refs from '../records/refs';
import { readShards } from '../records/shards';
import { outcomeOf, refused, told, type Imported } from './import-outcome';
import type { IncomingFile } from './incoming-file';
import { sha256 } from '../sha256';

/** What an import is about, besides its files. */
export interface ImportTerms {
  writeId: string;
  projectId: string;
  /**
   * What becomes of a feature that the project has under the same path, with another text. `merge`: what was written here
   * since it was last imported stays as well.
   */
  onExisting: 'keep' | 'replace' | 'merge';
  /** Issues by key, as far as tags may link to them. */
  issues: ReadonlyMap<string, IssuePlace>;
}

/** What is stored now of the paths of a batch. */
export interface Present {
  catalogue: CatalogueEntry[];
  byPath: ReadonlyMap<string, Feature>;
  /** Texts last imported, by feature, where they are to be merged with. */
  lastImported: ReadonlyMap<string, string>;
  /** Features this very import made or replaced when it was delivered before. */
  mine: ReadonlySet<string>;
}

/** Reads what is stored of these files' paths, and that nothing is stored of those that are new. */
export async function readPresent(
  records: Change,
  { projectId, writeId, onExisting }: ImportTerms,
  files: readonly IncomingFile[],
): Promise<Present> {
  const catalogue = await readShards<CatalogueEntry>(records, 'catalogue', projectId);
  const idOf = new Map(catalogue.map(({ path, id }) => [path, id]));
  const ids = files.flatMap(({ path }) => idOf.get(path) ?? []);
  const fresh = files.map(({ path }) => featureIdAmong(writeId, path));
  await records.prefetch([...ids, ...fresh].map(refs.feature));
  const byPath = new Map<string, Feature>();
  const mine = new Set<string>();
  for (const id of ids) {
    const [record] = await records.read([refs.feature(id)]);
    if (record) byPath.set(String(record.attributes.path), toFeature(id, record));
    if (await records.alreadyIn(refs.feature(id))) mine.add(id);
  }
  const lastImported = new Map<string, string>();
  if (onExisting === 'merge')
    for (const feature of byPath.values()) {
      const text = await importedText(feature);
      if (text !== undefined) lastImported.set(feature.id, text);
    }
  return { catalogue, byPath, lastImported, mine };
}

/** The feature with the file's text; its issues' lists are left to a job, since they may be any number. */
function withFile(
  terms: ImportTerms,
  feature: Feature,
  { identities }: IncomingFile,
  read: ReadText,
): ChangedText | OpenQuestions {
  const changed = changeText(feature, read, {
    issues: terms.issues,
    newId: (index) => scenarioIdFrom(feature.id, `${terms.writeId} ${index}`),
    identities,
  });
  if ('ask' in changed) return changed;
  const pending = new Map([...feature.pending, ...changed.issues].map((issue) => [issue.id, issue]));
  return { ...changed, feature: { ...changed.feature, pending: [...pending.values()] } };
}

function fresh(terms: ImportTerms, taken: ReadonlySet<string>, file: IncomingFile): Feature {
  const { path, read } = file;
  const own = 'document' in read ? read.document.feature?.name : undefined;
  return blankFeature(featureIdAmong(terms.writeId, path), terms.projectId, taken, {
    name: own || nameFromPath(path),
    text: '',
    path,
  });
}

/** What becomes of one file, on what is stored and on what the batch has taken so far. */
function take(
  terms: ImportTerms,
  { byPath, lastImported, mine }: Present,
  taken: ReadonlySet<string>,
  file: IncomingFile,
): Imported {
  const stored = byPath.get(file.path);
  // Delivered again: whoever changed it since must not lose that.
  if (stored && mine.has(stored.id)) return told(file, terms.issues, outcomeOf(stored), stored);
  if (stored && sha256(rawBytes(stored)) === file.sha256)
    return told(file, terms.issues, 'unchanged', stored);
  if (stored && terms.onExisting === 'keep') return told(file, terms.issues, 'kept', stored);
  const before = stored ?? fresh(terms, taken, file);
  const undecided = (
    outcome: 'asks' | 'conflicts',
    what: Pick<ImportedFile, 'ask' | 'conflict'>,
  ): Imported => {
    const known = told(file, terms.issues, outcome, before);
    return { ...known, outcome: { ...known.outcome, ...what } };
  };
  const base = lastImported.get(before.id);
  const merging = base === undefined ? undefined : mergeText(before, base, file.read.text);
  if (merging && 'conflict' in merging) return undecided('conflicts', merging);
  const isMerged = merging !== undefined && merging.merged;
  const read = isMerged ? readText({ text: merging.text, encoding: UTF8 }) : file.read;
  const changed = withFile(terms, before, file, read);
  if ('ask' in changed) return undecided('asks', changed);
  const { feature, links } = changed;
  const problem = tooLarge(feature);
  if (problem) return refused(file.path, file.sha256, problem);
  const outcome = isMerged ? 'merged' : stored ? 'replaced' : 'added';
  return { ...told(file, terms.issues, outcome, feature, links), before, ...(isMerged && { merged: true }) };
}

/** What becomes of each file of a batch. */
export function planBatch(terms: ImportTerms, present: Present, files: readonly IncomingFile[]): Imported[] {
  const taken = takenNames(present.catalogue);
  const seen = new Set<string>();
  return files.map((file) => {
    if (seen.has(file.path)) return refused(file.path, file.sha256, 'The import holds this path twice.');
    seen.add(file.path);
    const imported = take(terms, present, taken, file);
    if (imported.before && imported.feature) taken.add(imported.feature.fileName).add(imported.feature.path);
    return imported;
  });
}
