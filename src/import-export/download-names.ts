import { syntaxOf } from '@behave-pro/core/gherkin';
import type { ImportedFile, ImportFile } from '../invoke-api';
import { consult } from '../records/change';
import type { CatalogueEntry } from '../records/kinds';
import { readShards } from '../records/shards';

/** Files under the paths of the features they are downloads of, and outcomes under the paths that were sent. */
export interface Renamed {
  files: ImportFile[];
  back(outcome: ImportedFile): ImportedFile;
}

/**
 * Gives files that are named as in a download the paths of their features. One that is downloaded in another syntax than it is
 * written in has no such file.
 */
export async function featuresDownloaded(projectId: string, files: readonly ImportFile[]): Promise<Renamed> {
  if (!files.some(({ download }) => download)) return { files: [...files], back: (outcome) => outcome };
  const catalogue = await consult((records) => readShards<CatalogueEntry>(records, 'catalogue', projectId));
  const paths = new Set(catalogue.map(({ path }) => path));
  const byName = new Map(
    catalogue.flatMap(({ file, path }) => (syntaxOf(path) === syntaxOf(file) ? [[file, path] as const] : [])),
  );
  const sent = new Map<string, string>();
  const renamed = files.map((file) => {
    const path = file.download && !paths.has(file.path) ? byName.get(file.path) : undefined;
    if (path === undefined) return file;
    sent.set(path, file.path);
    return { ...file, path };
  });
  const asSent = (path: string): string => sent.get(path) ?? path;
  return {
    files: renamed,
    back: (outcome) => ({
      ...outcome,
      path: asSent(outcome.path),
      ...(outcome.waitsFor !== undefined && { waitsFor: asSent(outcome.waitsFor) }),
    }),
  };
}
