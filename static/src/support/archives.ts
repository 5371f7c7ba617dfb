import type { ArchiveManifest } from '@behave-pro/core/archive';
import { ZipWriter } from '../archive/write-zip';

/** A zip that is begun: each test's is of the same day. */
export const newZip = (): ZipWriter => new ZipWriter(new Date(2026, 0, 1));

/** Ends a zip as an archive of a project with these parts. */
export function endArchive(
  zip: ZipWriter,
  parts: ArchiveManifest['parts'] = zip.parts,
  projects: ArchiveManifest['projects'] = [],
): Blob {
  const manifest: ArchiveManifest = {
    format: 'behave-pro-archive',
    version: 1,
    appVersion: '1',
    exportedAt: '2026-01-01T00:00:00.000Z',
    site: 'https://one.example',
    of: 'project',
    projects,
    parts,
  };
  return zip.end('archive.json', JSON.stringify(manifest));
}
