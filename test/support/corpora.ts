import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceFile } from './import';
import { filesBelow, sharedFolder } from './shared';

const folder = process.env.BEHAVE_CORPORA ?? sharedFolder('corpora');

/** Real feature files of public projects, a folder each; none where they are not at hand. */
export const corpora = (): string[] =>
  folder
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];

/** Where the files of a corpus are, if they are at hand. */
export const corpusFolder = (name: string): string => path.join(folder ?? '', name);

/** The feature files of a corpus. */
export const corpus = (name: string): SourceFile[] => {
  const root = corpusFolder(name);
  return filesBelow(root, '.feature').map((file) => ({
    path: path.relative(root, file).split(path.sep).join('/'),
    bytes: readFileSync(file),
  }));
};
