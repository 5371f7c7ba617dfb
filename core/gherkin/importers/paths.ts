import { fileName } from '../export/file-name';
import type { OpenFile } from './open-file';

/** A file's name without folders: exports are flat, and whether a person unpacks one must not make other features of it. */
export const flat = (path: string): string => path.split('/').at(-1) ?? path;

const EXTENSION = /\.feature$/i;
/** A number that a tool counts its files with, in a name without its ending. */
const ORDINAL = /^\d+(?:$|[-_. ]+)/;

const stemOf = (path: string): string => flat(path).replace(EXTENSION, '');

export const isNumbered = (path: string): boolean => ORDINAL.test(stemOf(path));

/** The file name without its number; where that was all of it, one made of the feature's name. */
export function unnumbered({ source, document }: OpenFile): string {
  const stem = stemOf(source);
  const left = stem.replace(ORDINAL, '');
  return left ? left + flat(source).slice(stem.length) : fileName(document.feature?.name ?? '', new Set());
}

/** Names by the numbers in them: a zip and a folder have the same files in other orders. */
const byNumber = (a: string, b: string): number =>
  flat(a).localeCompare(flat(b), 'en', { numeric: true }) || a.localeCompare(b, 'en', { numeric: true });

/**
 * Gives every file a path of its own: the second of the same name, by what the files were called, is `name-2.feature`.
 *
 * @param others Paths that none of them can have.
 */
export function withPaths(
  files: readonly OpenFile[],
  pathOf: (file: OpenFile) => string,
  others: readonly string[] = [],
): OpenFile[] {
  const taken = new Set(others.map((path) => path.toLowerCase()));
  const paths = new Map<OpenFile, string>();
  for (const file of files.toSorted((a, b) => byNumber(a.source, b.source))) {
    const wanted = pathOf(file);
    let path = wanted;
    for (let n = 2; taken.has(path.toLowerCase()); n += 1) path = wanted.replace(EXTENSION, `-${n}.feature`);
    taken.add(path.toLowerCase());
    paths.set(file, path);
  }
  return files.map((file) => ({ ...file, path: paths.get(file) ?? file.path }));
}
