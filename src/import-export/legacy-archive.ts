import { createHash } from 'node:crypto';
import { legacyZip } from '@behave-pro/core/gherkin';
import type { Context } from '../context';
import { AppError } from '../errors';
import { publishObject } from '../forge/objects';
import { consult } from '../records/change';
import { archiveObjectKey } from '../records/keys';
import type { ProjectBody } from '../records/kinds';
import { exportedFeatures, issueFacts } from './exported-features';
import { projectFeatures } from './project-features';

/** Largest archive answered in a body; the platform refuses 5 MB of serialised response. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;
/** Bytes of a response around its body: status, headers. */
const RESPONSE_ROOM_BYTES = 16 * 1024;
const MAX_SERIALISED_BYTES = 5 * 1024 * 1024 - RESPONSE_ROOM_BYTES;
/** How long an archive that is fetched from Object Store stays there. */
const ARCHIVE_TTL_SECONDS = 60 * 60;

/** The archive itself, or where to fetch it. `etag` changes with any byte of it. */
export type Archive = { etag: string } & ({ body: string } | { url: string });

/**
 * All runnable scenarios of a project as the old service's zip of feature files.
 * Throws NotFound when there is nothing to download.
 */
export async function legacyArchive(
  _context: Context,
  projectId: string,
  project: ProjectBody,
  includeManual: boolean,
  knownEtags: readonly string[],
): Promise<Archive | { etag: string; unchanged: true }> {
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
  const zip = legacyZip(files);
  const hash = createHash('sha256').update(zip).digest('hex');
  const etag = `"${hash.slice(0, 32)}"`;
  if (knownEtags.includes(etag) || knownEtags.includes('*')) return { etag, unchanged: true };
  const fits =
    Buffer.byteLength(zip) <= MAX_BODY_BYTES &&
    Buffer.byteLength(JSON.stringify(zip)) <= MAX_SERIALISED_BYTES;
  if (fits) return { etag, body: zip };
  const url = await publishObject(
    archiveObjectKey(projectId, hash),
    Buffer.from(zip, 'utf8'),
    ARCHIVE_TTL_SECONDS,
  );
  return { etag, url };
}
