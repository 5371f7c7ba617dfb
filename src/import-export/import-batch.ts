import { bareName, byKeptPath, keptPath, syntaxOf, textHash, UTF8 } from '@behave-pro/core/gherkin';
import { readText, type ReadText } from '../features/change-text';
import { presentText, rawBytes, toFeature, type Feature } from '../features/feature-record';
import { mergeText } from '../features/merge-text';
import { blankFeature, takenNames } from '../features/named-feature';
import { importedText } from '../features/saves';
import type { MergeConflict } from '../invoke-api';
import type { Change } from '../records/change';
import { isGone } from '../records/gone';
import { featureIdAmong } from '../records/keys';
import type { CatalogueEntry } from '../records/kinds';
import * as refs from '../records/refs';
import { readShards } from '../records/shards';
import { sha256 } from '../sha256';
import { absent, outcomeOf, refused, told, undecided, type Imported } from './import-outcome';
import type { ImportTerms, ProjectTerms } from './import-terms';
import type { IncomingFile } from './incoming-file';
import { isTestedOtherwise } from './test-types';
import { isPlanned, writeAll, type ToWrite } from './write-files';

/** What is stored now of the paths of a batch. */
export interface Present {
  catalogue: CatalogueEntry[];
  /** However the path was written that they are kept under. */
  byPath: ReadonlyMap<string, Feature>;
  /** Texts last imported, by feature, where they are to be merged with. */
  lastImported: ReadonlyMap<string, string>;
  /** Features this very import made or replaced when it was delivered before. */
  mine: ReadonlySet<string>;
  /** Paths under which this very import made a feature when it was delivered before, which was removed since. */
  removed: ReadonlySet<string>;
}

/** What is asked of records to know what is there. */
export type PresentReader = Pick<Change, 'prefetch' | 'read' | 'changedBy'>;

/** Reads what is stored of these files' paths, and that nothing is stored of those that are new. */
export async function readPresent(
  records: PresentReader,
  { projectId, writeId, mutations, onExisting }: ImportTerms,
  files: readonly IncomingFile[],
): Promise<Present> {
  const catalogue = await readShards<CatalogueEntry>(records, 'catalogue', projectId);
  const entries = byKeptPath(catalogue);
  const ids = files.flatMap(({ path }) => entries.get(path)?.id ?? []);
  const fresh = files.map(({ path }) => featureIdAmong(writeId, path));
  await records.prefetch([
    ...[...ids, ...fresh].map(refs.feature),
    ...fresh.map((id) => refs.gone('feature', id)),
  ]);
  const byPath = new Map<string, Feature>();
  const mine = new Set<string>();
  for (const id of ids) {
    const [record] = await records.read([refs.feature(id)]);
    if (record) byPath.set(keptPath(String(record.attributes.path)), toFeature(id, record));
    if (await records.changedBy(refs.feature(id), mutations)) mine.add(id);
  }
  const lastImported = new Map<string, string>();
  if (onExisting === 'merge')
    for (const feature of byPath.values()) {
      const text = await importedText(feature);
      if (text !== undefined) lastImported.set(feature.id, text);
    }
  const removed = new Set<string>();
  for (const { path } of files) {
    const id = featureIdAmong(writeId, path);
    const [leaving] = await records.read([refs.feature(id)]);
    if (leaving?.body.gone || (await isGone(records, 'feature', id))) removed.add(path);
  }
  return { catalogue, byPath, lastImported, mine, removed };
}

function fresh(terms: ImportTerms, taken: ReadonlySet<string>, file: IncomingFile): Feature {
  const { path, read } = file;
  const own = 'document' in read ? read.document.feature?.name : undefined;
  return blankFeature(featureIdAmong(terms.writeId, path), terms.projectId, taken, {
    name: own || bareName(path),
    text: '',
    path,
  });
}

/** A file's text brought together with what was written here since `base`; without one, the file's. */
function mergedWith(
  before: Feature,
  base: string | undefined,
  file: IncomingFile,
): ReadText | { conflict: MergeConflict } {
  const { read, decided } = file;
  if (base === undefined) return read;
  if (decided?.over === textHash(presentText(before))) return decided.read;
  const merging = mergeText(before, base, read.text);
  if ('conflict' in merging) return merging;
  return merging.merged
    ? readText({ text: merging.text, encoding: UTF8, syntax: syntaxOf(file.path) })
    : read;
}

/** Whether a file says what is here: to the byte, or as far as a download can. */
function isText({ sha256: hash, read, download }: IncomingFile, stored: Feature): boolean {
  if (sha256(rawBytes(stored)) === hash) return true;
  return Boolean(download) && presentText(stored).trimEnd() === read.text.trimEnd();
}

/** What is to be done with one file, on what is stored: nothing more, or its text is to be written. */
function take(
  terms: ProjectTerms,
  { byPath, lastImported, mine, removed }: Present,
  taken: ReadonlySet<string>,
  file: IncomingFile,
): Imported | ToWrite {
  const stored = byPath.get(file.path);
  // Delivered again: whoever changed it since must not lose that.
  if (stored && mine.has(stored.id)) return told(file, terms.issues, outcomeOf(stored), stored);
  if (!stored && file.remains) return absent(file);
  const isSame = stored && isText(file, stored);
  if (isSame && !isTestedOtherwise(terms, stored, file)) return told(file, terms.issues, 'unchanged', stored);
  if (stored && terms.onExisting === 'keep') return told(file, terms.issues, 'kept', stored);
  if (!stored && removed.has(file.path))
    return refused(
      file.path,
      file.sha256,
      'This import brought it before, and somebody has removed it since. Import it once more if you want it back.',
    );
  const before = stored ?? fresh(terms, taken, file);
  const read = mergedWith(before, lastImported.get(before.id), file);
  if ('conflict' in read) return undecided(terms, file, before, 'conflicts', read);
  const outcome = read !== file.read ? 'merged' : stored ? 'replaced' : 'added';
  return { file, before, read, outcome };
}

/** What becomes of each file of a batch. */
export function planBatch(terms: ProjectTerms, present: Present, files: readonly IncomingFile[]): Imported[] {
  const taken = takenNames(present.catalogue);
  const seen = new Set<string>();
  const plans = files.map((file) => {
    if (seen.has(file.path)) return refused(file.path, file.sha256, 'The import holds this path twice.');
    seen.add(file.path);
    const plan = take(terms, present, taken, file);
    if (isPlanned(plan)) taken.add(plan.before.fileName).add(plan.before.path);
    return plan;
  });
  return writeAll(terms, plans, files);
}
