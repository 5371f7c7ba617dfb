import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  featurePart,
  issuesPart,
  lineOf,
  MANIFEST,
  manifestText,
  README,
  recordsPart,
  SITE_FOLDER,
  type ArchivedProject,
  type ArchivedRecord,
} from '@behave-pro/core/archive';
import { encodeSource } from '@behave-pro/core/gherkin/source-bytes';
import { strToU8 } from 'fflate';
import { ApiFailure } from '../api';
import { strings } from '../strings';
import { patiently, type Patience } from './patience';
import { ProjectReader, type ArchiveCall, type ReadProgress, type ReadProject } from './read-project';
import { ZipWriter } from './write-zip';

const SITE = 'site';

/** How far an export is. */
export interface ExportProgress extends ReadProgress {
  /** Key of the project that is read; absent for what belongs to none. */
  project?: string;
}

export interface Export {
  blob: Blob;
  name: string;
  projects: ArchivedProject[];
}

interface Asked {
  call: ArchiveCall;
  /** What is exported: one project, or with `site` all of these. */
  projectIds: readonly string[];
  of: 'project' | 'site';
  /** Names this export: in the audit log it is told once. */
  writeId: string;
  patience: Patience;
  onProgress(progress: ExportProgress): void;
}

interface FeatureText {
  text: string;
  draft?: string;
  encoding?: string;
}

/** A feature's file, byte for byte. */
function bytesOf({ text, draft, encoding = 'utf-8' }: FeatureText): Uint8Array {
  return encodeSource(draft ?? text, encoding) ?? strToU8(draft ?? text);
}

async function* asLines(records: AsyncIterable<ArchivedRecord>): AsyncGenerator<string> {
  for await (const record of records) yield lineOf(record);
}

async function* each(values: readonly unknown[]): AsyncGenerator<string> {
  for (const value of values) yield lineOf(value);
}

async function writeRecords(
  zip: ZipWriter,
  folder: string,
  { spools }: ReadProject,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [kind, spool] of spools) {
    const count = await zip.lines(recordsPart(folder, kind), asLines(spool.records()));
    if (count) counts[kind] = count;
  }
  return counts;
}

async function writeFeatures(zip: ZipWriter, key: string, { spools }: ReadProject): Promise<void> {
  const taken = new Set<string>();
  for await (const { attributes, body } of spools.get('feature')?.records() ?? []) {
    zip.file(featurePart(key, String(attributes?.path), taken), bytesOf(body as FeatureText));
  }
}

/**
 * Reads everything and packs it, a project after the other. Nothing is kept in the page's memory but what is read of one project,
 * packed. Rejects with `ApiFailure`, or `Cancelled`.
 */
export async function exportArchive(asked: Asked): Promise<Export> {
  const { call, of, patience, onProgress } = asked;
  const start = (projectId: string) =>
    patiently(() => call('exportStart', { projectId, writeId: asked.writeId }), patience);
  const first = await start(of === 'site' ? SITE : (asked.projectIds[0] ?? ''));
  const zip = new ZipWriter(new Date(first.at));
  const projects: ArchivedProject[] = [];
  for (const id of asked.projectIds) {
    const { project } = of === 'site' ? await start(id) : first;
    if (!project) throw new ApiFailure('NotFound', strings.errors.unexpected);
    // Of a project whose key another one has by now the app may not have heard yet.
    const isTaken = projects.some((other) => other.key === project.key);
    const key = isTaken ? `${project.key}_${id}` : project.key;
    const report = (progress: ReadProgress): void => onProgress({ ...progress, project: key });
    const read = await new ProjectReader(call, id, patience, report).project();
    await writeFeatures(zip, key, read);
    const counts = await writeRecords(zip, key, read);
    await zip.lines(issuesPart(key), each(read.issues));
    projects.push({ ...project, key, counts, ...(read.unsettled.length && { unsettled: read.unsettled }) });
  }
  if (of === 'site')
    await writeRecords(zip, SITE_FOLDER, await new ProjectReader(call, SITE, patience, onProgress).site());
  zip.file(README, strToU8(strings.archive.readme));
  const manifest = manifestText({
    format: ARCHIVE_FORMAT,
    version: ARCHIVE_VERSION,
    appVersion: first.appVersion,
    exportedAt: first.at,
    site: first.site,
    of,
    projects,
    parts: zip.parts,
  });
  const blob = zip.end(MANIFEST, manifest);
  const name = `behave-pro-${of === 'site' ? 'site' : projects[0]?.key}-${first.at.slice(0, 10)}.zip`;
  return { blob, name, projects };
}
