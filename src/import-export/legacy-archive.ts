import { legacyZip, type ArchiveFile } from '@behave-pro/core/gherkin';
import { zipSync } from 'fflate';
import { AppError } from '../errors';
import { projectFeatures } from '../features/project-features';
import { consult } from '../records/change';
import type { ProjectBody } from '../records/kinds';
import { exportedFeatures, linkedIssues } from './exported-features';
import { issueFacts } from './issue-facts';
import {
  deliver,
  etagOf,
  isCurrent,
  keep,
  madeOf,
  quietly,
  type About,
  type BeforeArchive,
  type Delivered,
  type Made,
  type Which,
} from './kept-archive';
import { sha256 } from '../sha256';

/** Largest archive answered in a body; the platform refuses 5 MB of serialised response. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;
/** Bytes of a response around its body: status, headers. */
const RESPONSE_ROOM_BYTES = 16 * 1024;
const MAX_SERIALISED_BYTES = 5 * 1024 * 1024 - RESPONSE_ROOM_BYTES;

/** Zip files carry a date; a fixed one keeps equal archives equal. */
const ARCHIVE_DATE = '2020-01-01T00:00:00';

/** The archive itself, where to fetch it, or that it is the one that is known. `etag` changes with any byte of it; `drafts` are left out of it. */
export type Archive = { etag: string; drafts: number } & (Delivered | { unchanged: true });

/** An archive as text where it fits into a response, else an ordinary, compressed one. The same files, the same bytes. */
function archiveOf(files: ArchiveFile[]): Pick<Made, 'bytes' | 'text'> {
  const text = legacyZip(files);
  if (text !== undefined) {
    const bytes = Buffer.from(text, 'utf8');
    if (bytes.byteLength <= MAX_BODY_BYTES && Buffer.byteLength(JSON.stringify(text)) <= MAX_SERIALISED_BYTES)
      return { bytes, text };
  }
  const encoder = new TextEncoder();
  const entries = files.map((file) => [file.name, encoder.encode(file.text)] as const);
  return { bytes: zipSync(Object.fromEntries(entries), { mtime: ARCHIVE_DATE }), text: undefined };
}

/** Makes the archive of what is stored now. Throws NotFound when there is nothing to download. */
async function make(
  { projectId, includeManual }: Which,
  project: ProjectBody,
  now: number,
): Promise<Made & Pick<About, 'until' | 'drafts'>> {
  const features = await consult((records) => projectFeatures(records, projectId));
  const facts = await issueFacts(projectId, linkedIssues(features), now);
  const files = exportedFeatures(features, project, facts.byId, includeManual).map(
    ({ fileName, exported }) => ({ name: fileName, text: exported.text }),
  );
  if (!files.length)
    throw new AppError(
      'NotFound',
      includeManual
        ? 'This project has no scenarios to download.'
        : 'This project has no automated scenarios to download. With ?manual=true manual ones are included.',
    );
  const { bytes, text } = archiveOf(files);
  return {
    bytes,
    text,
    hash: sha256(bytes),
    until: facts.until,
    drafts: features.filter(({ draft }) => draft !== undefined).length,
  };
}

/**
 * All runnable scenarios of a project as the old service's zip of feature files. While nothing has changed that it is made of,
 * it is not made again: what `beforeArchive` answers has to be read before anything else of the project.
 * Throws NotFound when there is nothing to download.
 */
export async function legacyArchive(
  which: Which,
  project: ProjectBody,
  { generation, kept }: BeforeArchive,
  knownEtags: readonly string[],
  now: number,
): Promise<Archive> {
  const isKnown = (etag: string): boolean => knownEtags.includes(etag) || knownEtags.includes('*');
  const of = madeOf(generation, project);
  if (kept && isCurrent(kept, of, now)) {
    const { etag, drafts } = kept;
    if (isKnown(etag)) return { etag, drafts, unchanged: true };
    const delivered = await deliver(kept);
    if (delivered) return { etag, drafts, ...delivered };
  }
  const { until, drafts, ...made } = await make(which, project, now);
  const etag = etagOf(made.hash);
  const about = { of, until, etag, drafts };
  const keeping = (): Promise<Delivered> => keep(which, about, made, now);
  if (!isKnown(etag)) return { etag, drafts, ...(await keeping()) };
  await quietly(keeping);
  return { etag, drafts, unchanged: true };
}
