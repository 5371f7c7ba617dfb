import { byKeptPath, decodeSource, keptPath, parseFeature, syntaxOf } from '@behave-pro/core/gherkin';
import type { ImportedFile, ImportFile } from '../invoke-api';
import { consult } from '../records/change';
import type { CatalogueEntry } from '../records/kinds';
import { readShards } from '../records/shards';
import { gunzipped } from './incoming-file';

/** Files under the paths of the features they are downloads of, and outcomes of them, in their order, under those that were sent. */
export interface Renamed {
  files: ImportFile[];
  back(outcomes: readonly ImportedFile[]): ImportedFile[];
}

/** How much of what a file says a feature has: its name first, then names of scenarios. */
function likenessOf(file: ImportFile): (entry: CatalogueEntry) => number {
  const read = parseFeature(textOf(file));
  if (!read.ok) return () => 0;
  const { feature, scenarios } = read.document;
  const names = new Set(scenarios.map(({ name }) => name));
  return (entry) =>
    (entry.name === feature?.name ? scenarios.length + 1 : 0) +
    new Set(entry.scenarios.map(({ name }) => name).filter((name) => names.has(name))).size;
}

function textOf({ gz }: ImportFile): string {
  try {
    return decodeSource(gunzipped(gz)).text;
  } catch {
    // What did not arrive whole is refused when it is read.
    return '';
  }
}

/**
 * Gives files that are named as in a download the paths of their features. One that is downloaded in another syntax than it is
 * written in has no such file. Where one feature is downloaded under the name and another one's own file is called so, it may
 * also be a download of another project that was imported here before: the one that says more of the same is meant.
 */
export async function featuresDownloaded(projectId: string, files: readonly ImportFile[]): Promise<Renamed> {
  if (!files.some(({ download }) => download))
    return { files: [...files], back: (outcomes) => [...outcomes] };
  const catalogue = await consult((records) => readShards<CatalogueEntry>(records, 'catalogue', projectId));
  const byPath = byKeptPath(catalogue);
  const byName = new Map(
    catalogue.flatMap((entry) =>
      syntaxOf(entry.path) === syntaxOf(entry.file) ? [[entry.file, entry] as const] : [],
    ),
  );
  const renamed = files.map((file) => {
    const named = file.download && byName.get(file.path);
    if (!named) return file;
    const path = keptPath(named.path);
    if (path === file.path) return file;
    const other = byPath.get(file.path);
    const likeness = other && likenessOf(file);
    return likeness && likeness(other) > likeness(named) ? file : { ...file, path };
  });
  const sentAs = (path: string): string =>
    files[renamed.findIndex((file) => file.path === path)]?.path ?? path;
  return {
    files: renamed,
    back: (outcomes) =>
      outcomes.map((outcome, n) => ({
        ...outcome,
        path: files[n]?.path ?? outcome.path,
        ...(outcome.waitsFor !== undefined && { waitsFor: sentAs(outcome.waitsFor) }),
      })),
  };
}
