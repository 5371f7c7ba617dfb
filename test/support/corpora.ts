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

/** The feature files of a corpus. */
export const corpus = (name: string): SourceFile[] => {
  const root = path.join(folder ?? '', name);
  return filesBelow(root, '.feature').map((file) => ({
    path: path.relative(root, file).split(path.sep).join('/'),
    bytes: readFileSync(file),
  }));
};
