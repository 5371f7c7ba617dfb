import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { unzipSync } from 'fflate';

/** A feature file; its path leads down from the folder that is imported, with `/` between folders. */
export interface SourceFile {
  path: string;
  bytes: Uint8Array;
}

export interface Source {
  /** The folder's name, or the archive's without its ending. */
  name: string;
  /** In the order of their paths. */
  files: SourceFile[];
}

const isFeature = (path: string): boolean => /\.feature(\.md)?$/.test(path);

/** Links to folders are not followed: they may lead round in a circle. */
function folderFiles(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => isFeature(file) && statSync(file, { throwIfNoEntry: false })?.isFile())
    .map((file) => ({
      path: relative(folder, file).split(sep).join('/'),
      bytes: new Uint8Array(readFileSync(file)),
    }));
}

function archiveFiles(file: string): SourceFile[] {
  const entries = unzipSync(readFileSync(file), { filter: ({ name }) => isFeature(name) });
  return Object.entries(entries).map(([name, bytes]) => ({
    path: name.replaceAll('\\', '/').replace(/^(\.?\/)+/, ''),
    bytes,
  }));
}

/** Reads every `*.feature` file below a folder or in a `.zip` file. Throws when there is none. */
export function readSource(from: string): Source {
  const isFolder = statSync(from, { throwIfNoEntry: false })?.isDirectory();
  if (isFolder === undefined) throw new Error(`${from} does not exist`);
  if (!isFolder && !from.endsWith('.zip')) throw new Error(`${from} is neither a folder nor a .zip file`);
  const files = isFolder ? folderFiles(from) : archiveFiles(from);
  if (files.length === 0) throw new Error(`There is no *.feature file in ${from}`);
  files.sort((one, other) => (one.path < other.path ? -1 : 1));
  return { name: basename(from, '.zip'), files };
}
