import { byKeptPath, keptPath } from '@behave-pro/core/gherkin';
import type { ProjectContext } from '../context';
import { editableIssues } from '../features/editable-issues';
import { catalogueEntry, putFeatureRecord, type Feature } from '../features/feature-record';
import { dueOf, pushLinks } from '../features/issue-links';
import { editOf, withSave } from '../features/saves';
import { pushVocabulary } from '../features/vocabulary/collect';
import type { ImportedFile, ImportFile } from '../invoke-api';
import { distinct } from '../lists';
import { change, consult, type Reader } from '../records/change';
import { groupsInHalves } from '../records/in-halves';
import type { CatalogueEntry, ProjectBody } from '../records/kinds';
import { moveLatest, type Moved } from '../records/latest';
import * as refs from '../records/refs';
import { putShardEntries, readShards, shardRoot, touchShards } from '../records/shards';
import { enabledProject } from '../settings/project-state';
import { assertListsWhole } from '../settings/whole-lists';
import { batchesOf, groupsOf } from './batches';
import { featuresDownloaded } from './download-names';
import { planBatch, readPresent, type PresentReader } from './import-batch';
import { refused, type Imported } from './import-outcome';
import type { ImportTerms } from './import-terms';
import { incomingFiles, type IncomingFile } from './incoming-file';

export interface ImportRequest extends Pick<ImportTerms, 'writeId' | 'onExisting'> {
  files: ImportFile[];
  /** Tells what would become of the files, and writes nothing. */
  dryRun?: true | undefined;
}

/** What a file writes at most: its feature, and what that said before. */
const MOST_WRITES = 2;

/** Files in batches of groups for one transaction each; those between which scenarios seem to have moved are a group. */
async function batched(
  { projectId, onExisting }: ImportTerms,
  files: readonly IncomingFile[],
): Promise<IncomingFile[][][]> {
  if (onExisting === 'keep')
    return batchesOf(
      files.map((file) => [file]),
      () => 1,
    );
  const together = batchesOf([files], () => MOST_WRITES);
  if (together.length < 2) return together;
  const catalogue = await consult((records) => readShards<CatalogueEntry>(records, 'catalogue', projectId));
  const before = new Map(
    [...byKeptPath(catalogue)].map(([path, { scenarios }]) => [path, scenarios.map(({ name }) => name)]),
  );
  const after = new Map(
    files.flatMap(({ path, read }) =>
      'document' in read ? [[path, read.document.scenarios.map(({ name }) => name)] as const] : [],
    ),
  );
  return batchesOf(groupsOf(files, before, after), ({ path }) => (before.has(path) ? MOST_WRITES : 1));
}

/** The mutation that writes some files of an import, by the first of them. */
const mutationOf = (writeId: string, first: Pick<IncomingFile, 'path'> | undefined): string =>
  `${writeId} ${first?.path}`;

const movesOf = (imported: readonly Imported[]): Moved[] =>
  imported.flatMap(({ feature, arrived = [] }) =>
    feature ? arrived.map((one) => ({ ...one, to: feature.id })) : [],
  );

/** Features in the order in which their issues are brought in line: a scenario that came keeps its rank if it is seen where it is before it is missed where it was. */
const targetsFirst = (imported: readonly Imported[]): Feature[] =>
  [...imported]
    .sort((a, b) => Number(Boolean(b.arrived)) - Number(Boolean(a.arrived)))
    .flatMap(({ feature }) => feature ?? []);

/** What the project is, where an import may write to it. Throws Forbidden, Conflict. */
async function openProject(records: Reader, { projectId }: ImportTerms, now: number): Promise<ProjectBody> {
  await records.prefetch([refs.project(projectId), shardRoot('catalogue', projectId)]);
  const project = await enabledProject(records, projectId);
  assertListsWhole(project, now);
  return project;
}

/** What would become of files; who wrote what is there does not matter. */
const previewBatch = (
  context: ProjectContext,
  terms: ImportTerms,
  files: readonly IncomingFile[],
): Promise<Imported[]> =>
  consult(async (records) => {
    const { defaultTestType } = await openProject(records, terms, context.now);
    const reader: PresentReader = {
      prefetch: (wanted) => records.prefetch(wanted),
      read: (wanted) => records.read(wanted),
      changedBy: () => Promise.resolve(false),
    };
    return planBatch({ ...terms, defaultTestType }, await readPresent(reader, terms, files), files);
  });

const importBatch = (
  context: ProjectContext,
  terms: ImportTerms,
  files: readonly IncomingFile[],
): Promise<Imported[]> =>
  change(mutationOf(terms.writeId, files[0]), context.now, async (records) => {
    const { projectId } = terms;
    const { defaultTestType } = await openProject(records, terms, context.now);
    const present = await readPresent(records, terms, files);
    const imported = planBatch({ ...terms, defaultTestType }, present, files);
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
    await moveLatest(records, projectId, movesOf(imported));
    return imported;
  });

/**
 * Takes in feature files, each on its own: one that cannot be stored refuses no other, and one that cannot be read is
 * kept as a draft. The text stays as it came, byte for byte, its path but for how accents are written; a tag that names an issue links its scenario. A scenario that
 * went from one of the files to another stays who it is: these files are stored together, or none of them is. Repeating an
 * import with the same `writeId` adds nothing more, and leaves what it wrote to whoever changed it since; a file that it left
 * as it was is imported anew. A dry run tells the same and writes nothing. Answers in the order of the request.
 * Throws Forbidden where the project is not enabled, TooLarge when the files are too much for one request, Unavailable when storage or the queue fails: import again then.
 */
export async function importFiles(context: ProjectContext, request: ImportRequest): Promise<ImportedFile[]> {
  const projectId = context.project.id;
  const sent = request.files.map((file) => ({ ...file, path: keptPath(file.path) }));
  const named = await featuresDownloaded(projectId, sent);
  const incoming = incomingFiles(named.files);
  const files = incoming.flatMap((file) => ('reason' in file ? [] : [file]));
  const texts = files.flatMap(({ read, decided }) => [read, ...(decided ? [decided.read] : [])]);
  const keys = texts.flatMap((read) => ('keys' in read ? read.keys.flat() : []));
  const { writeId, onExisting } = request;
  const terms = {
    writeId,
    mutations: files.map((file) => mutationOf(writeId, file)),
    onExisting,
    projectId,
    issues: await editableIssues(context, distinct(keys)),
  };

  const done = new Map<IncomingFile, ImportedFile>();
  const present: string[] = [];
  for (const groups of await batched(terms, files)) {
    const batch = groups.flat();
    const imported = request.dryRun
      ? await previewBatch(context, terms, batch)
      : await groupsInHalves(groups, (some) => importBatch(context, terms, some));
    if (!request.dryRun) await pushLinks(projectId, dueOf(targetsFirst(imported)));
    present.push(...imported.flatMap(({ feature }) => feature?.id ?? []));
    batch.forEach((file, n) => {
      const outcome = imported[n]?.outcome;
      if (outcome) done.set(file, outcome);
    });
  }
  // Also of those that stay as they are: when this was delivered before, the queue may have refused.
  if (!request.dryRun) await pushVocabulary(projectId, present);
  return named.back(
    incoming.flatMap((file) =>
      'reason' in file ? [refused(file.path, '', file.reason).outcome] : (done.get(file) ?? []),
    ),
  );
}
