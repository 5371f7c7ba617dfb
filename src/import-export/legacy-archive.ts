import { legacyZip, type ArchiveFile } from '@behave-pro/core/gherkin';
import { zipSync } from 'fflate';
import { AppError } from '../errors';
import { publishObject } from '../forge/objects';
import { consult } from '../records/change';
import { registerBlob } from '../records/blobs';
import { archiveObjectKey } from '../records/keys';
import type { ProjectBody } from '../records/kinds';
import { exportedFeatures, issueFacts } from './exported-features';
import { projectFeatures } from '../features/project-features';
import { sha256 } from '../sha256';

/** Largest archive answered in a body; the platform refuses 5 MB of serialised response. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;
/** Bytes of a response around its body: status, headers. */
const RESPONSE_ROOM_BYTES = 16 * 1024;
const MAX_SERIALISED_BYTES = 5 * 1024 * 1024 - RESPONSE_ROOM_BYTES;
/** How long an archive that is fetched from Object Store stays there. */
const ARCHIVE_TTL_SECONDS = 60 * 60;

/** Zip files carry a date; a fixed one keeps equal archives equal. */
const ARCHIVE_DATE = '2020-01-01T00:00:00';

/** The archive itself, or where to fetch it. `etag` changes with any byte of it; `drafts` are left out of it. */
export type Archive = { etag: string; drafts: number } & ({ body: string } | { url: string });

/** An archive as text where it fits into a response, else an ordinary, compressed one. The same files, the same bytes. */
function archiveOf(files: ArchiveFile[]): { bytes: Uint8Array; text?: string } {
  const text = legacyZip(files);
  if (text !== undefined) {
    const bytes = Buffer.from(text, 'utf8');
    if (bytes.byteLength <= MAX_BODY_BYTES && Buffer.byteLength(JSON.stringify(text)) <= MAX_SERIALISED_BYTES)
      return { bytes, text };
  }
  const encoder = new TextEncoder();
  const entries = files.map((file) => [file.name, encoder.encode(file.text)] as const);
  return { bytes: zipSync(Object.fromEntries(entries), { mtime: ARCHIVE_DATE }) };
}

/**
 * All runnable scenarios of a project as the old service's zip of feature files.
 * Throws NotFound when there is nothing to download.
 */
export async function legacyArchive(
  projectId: string,
  project: ProjectBody,
  includeManual: boolean,
  knownEtags: readonly string[],
  now: number,
): Promise<Archive | { etag: string; drafts: number; unchanged: true }> {
  const features = await consult((records) => projectFeatures(records, projectId));
  const facts = await issueFacts(features, project.statusMapping);
  const files = exportedFeatures(features, project, facts, includeManual).map(({ fileName, exported }) => ({
    name: fileName,
    text: exported.text,
  }));
  if (!files.length)
    throw new AppError(
      'NotFound',
      includeManual
        ? 'This project has no scenarios to download.'
        : 'This project has no automated scenarios to download. With ?manual=true manual ones are included.',
    );
  const drafts = features.filter(({ draft }) => draft !== undefined).length;
  const { bytes, text } = archiveOf(files);
  const hash = sha256(bytes);
  const etag = `"${hash.slice(0, 32)}"`;
  if (knownEtags.includes(etag) || knownEtags.includes('*')) return { etag, drafts, unchanged: true };
  if (text !== undefined) return { etag, drafts, body: text };
  const key = archiveObjectKey(projectId, hash);
  await registerBlob(projectId, key, ARCHIVE_TTL_SECONDS, now);
  return { etag, drafts, url: await publishObject(key, bytes, ARCHIVE_TTL_SECONDS) };
}
