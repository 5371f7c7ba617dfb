import { MANIFEST } from '@behave-pro/core/archive';
import { keptPath } from '@behave-pro/core/gherkin/paths';
import type { Entry } from '../zip/entries';

const INSIDE = new RegExp(`^([^/]+/)${MANIFEST.replace('.', '\\.')}$`);

/** The folder around an archive, with its slash; empty where there is none, or nobody can tell which. */
function folderAround(paths: readonly string[]): string {
  if (paths.includes(MANIFEST)) return '';
  const [folder = '', ...others] = paths.flatMap((path) => INSIDE.exec(path)?.[1] ?? []);
  return others.length ? '' : folder;
}

/**
 * The files of a zip by the paths that an archive gave them. Browsers unpack what they download, and who packs it again puts a
 * folder around it, lists folders as well, holds accents apart or has other separators: it is the same archive.
 */
export function archiveFiles(entries: readonly Entry[]): Map<string, Entry> {
  const files = entries
    .map((entry) => ({ path: keptPath(entry.path.replaceAll('\\', '/')), entry }))
    .filter(({ path, entry }) => entry.size > 0 || !path.endsWith('/'));
  const folder = folderAround(files.map(({ path }) => path));
  return new Map(
    files.map(({ path, entry }) => [path.startsWith(folder) ? path.slice(folder.length) : path, entry]),
  );
}
