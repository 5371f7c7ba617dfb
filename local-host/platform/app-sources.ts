import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface SourceFile {
  /** Relative to the app's folder. */
  file: string;
  text: string;
}

/** The TypeScript of the app's backend, tests left out, in a fixed order. */
export function appSources(appFolder: string): SourceFile[] {
  return readdirSync(path.join(appFolder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .sort()
    .map((file) => path.join('src', file))
    .map((file) => ({ file, text: readFileSync(path.join(appFolder, file), 'utf8') }));
}
