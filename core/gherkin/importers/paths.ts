import { fileName } from '../export/file-name';
import type { OpenFile } from './open-file';

/** A file's name without folders: exports are flat, and whether a person unpacks one must not make other features of it. */
export const flat = (path: string): string => path.split('/').at(-1) ?? path;

/** A number that a tool counts its files with. */
const ORDINAL = /^\d+(?:(?=\.feature$)|[-_. ]+)/i;

export const isNumbered = (path: string): boolean => ORDINAL.test(flat(path));

/** The file name without its number; where that was all of it, one made of the feature's name. */
export function unnumbered({ source, document }: OpenFile): string {
  const left = flat(source).replace(ORDINAL, '');
  return /^\.feature$/i.test(left) ? fileName(document.feature?.name ?? '', new Set()) : left;
}

const EXTENSION = /\.feature$/i;

/**
 * Gives every file a path of its own, in their order: the second of the same name is `name-2.feature`.
 *
 * @param others Paths that none of them can have.
 */
export function withPaths(
  files: readonly OpenFile[],
  pathOf: (file: OpenFile) => string,
  others: readonly string[] = [],
): OpenFile[] {
  const taken = new Set(others.map((path) => path.toLowerCase()));
  return files.map((file) => {
    const wanted = pathOf(file);
    let path = wanted;
    for (let n = 2; taken.has(path.toLowerCase()); n += 1) path = wanted.replace(EXTENSION, `-${n}.feature`);
    taken.add(path.toLowerCase());
    return { ...file, path };
  });
}
