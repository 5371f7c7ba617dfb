import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf } from './packages';
import type { PackageName } from './table';

/** Texts of an installed package's own files that end so. */
export const filesIn = (name: PackageName, ending: string): string[] =>
  readdirSync(join(folderOf(name), 'out'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => readFileSync(join(folderOf(name), 'out', file), 'utf8'));
