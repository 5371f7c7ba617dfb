import type { ProjectContext } from '../context';
import { editableIssues } from '../features/editable-issues';
import { catalogueEntry, putFeatureRecord } from '../features/feature-record';
import { dueOf, pushLinks } from '../features/issue-links';
import { editOf, withSave } from '../features/saves';
import type { ImportedFile, ImportFile } from '../invoke-api';
import { distinct } from '../lists';
import { change } from '../records/change';
import { inHalves } from '../records/in-halves';
import * as refs from '../records/refs';
import { putShardEntries, shardRoot, touchShards } from '../records/shards';
import { enabledProject } from '../settings/project-state';
import { planBatch, readPresent, type ImportTerms } from './import-batch';
import { refused, type Imported } from './import-outcome';
import { incomingFiles, type IncomingFile } from './incoming-file';

/** Features one transaction takes beside the shards they touch: it has 25 operations. */
const FEATURES_A_TRANSACTION = 20;
/** Bytes of text in one transaction: encoded they stay well below the 4 MB it may have. */
const BYTES_A_TRANSACTION = 2 * 1024 * 1024;

export interface ImportRequest extends Pick<ImportTerms, 'writeId' | 'onExisting'> {
  files: ImportFile[];
}

/** Files that fit into one transaction each. */
function batchesOf(files: readonly IncomingFile[]): IncomingFile[][] {
  const batches: IncomingFile[][] = [];
  let bytes = 0;
  for (const file of files) {
    const size = Buffer.byteLength(file.read.text);
    const last = batches.at(-1);
    const fits = last && last.length < FEATURES_A_TRANSACTION && bytes + size <= BYTES_A_TRANSACTION;
    if (fits) last.push(file);
    else batches.push([file]);
    bytes = fits ? bytes + size : size;
  }
  return batches;
}

const importBatch = (
  context: ProjectContext,
  terms: ImportTerms,
  files: readonly IncomingFile[],
): Promise<Imported[]> =>
  change(`${terms.writeId} ${files[0]?.path}`, context.now, async (records) => {
    const { projectId } = terms;
    await records.prefetch([refs.project(projectId), shardRoot('catalogue', projectId)]);
    await enabledProject(records, projectId);
    const imported = planBatch(terms, await readPresent(records, terms, files), files);
    const features = imported.flatMap(({ before, feature, merged }, n) =>
      before && feature
        ? [withSave(records, before, feature, editOf(context, 'import'), merged && files[n]?.read.text)]
        : [],
    );
    if (!features.length) return imported;
    for (const feature of features) putFeatureRecord(records, feature);
    await touchShards(records, 'catalogue', projectId);
    const entries = new Map(features.map((feature) => [feature.id, catalogueEntry(feature)]));
    await putShardEntries(records, 'catalogue', projectId, entries);
    return imported;
  });

/**
 * Takes in feature files, each on its own: one that cannot be stored refuses no other, and one that cannot be read is
 * kept as a draft. The text stays as it came, byte for byte; a tag that names an issue links its scenario. Repeating an
 * import with the same `writeId` adds nothing more. Answers in the order of the request.
 * Throws Forbidden where the project is not enabled, TooLarge when the files are too much for one request, Unavailable when storage or the queue fails: import again then.
 */
export async function importFiles(context: ProjectContext, request: ImportRequest): Promise<ImportedFile[]> {
  const projectId = context.project.id;
  const incoming = incomingFiles(request.files);
  const files = incoming.flatMap((file) => ('reason' in file ? [] : [file]));
  const keys = files.flatMap(({ read }) => ('keys' in read ? read.keys.flat() : []));
  const { writeId, onExisting } = request;
  const terms = { writeId, onExisting, projectId, issues: await editableIssues(distinct(keys)) };

  const done = new Map<IncomingFile, ImportedFile>();
  for (const batch of batchesOf(files)) {
    const imported = await inHalves(batch, (some) => importBatch(context, terms, some));
    await pushLinks(projectId, dueOf(imported.flatMap(({ feature }) => feature ?? [])));
    batch.forEach((file, n) => {
      const outcome = imported[n]?.outcome;
      if (outcome) done.set(file, outcome);
    });
  }
  return incoming.flatMap((file) =>
    'reason' in file ? [refused(file.path, '', file.reason).outcome] : (done.get(file) ?? []),
  );
}
