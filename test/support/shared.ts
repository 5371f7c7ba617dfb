import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = process.env.BEHAVE_SHARED ?? resolve(__dirname, '../../../shared');

/**
 * A part of the shared test data, for example `corpora` or `reports/cck`. Where the data folder is not there at all,
 * prints one line and answers nothing: such a test passes. Where it is there, a missing part is a failure.
 */
export function sharedFolder(part: string): string | undefined {
  if (!existsSync(ROOT)) {
    process.stdout.write(`shared test data not found at ${ROOT}: tests over ${part} have nothing to read\n`);
    return undefined;
  }
  const folder = join(ROOT, part);
  if (!existsSync(folder)) throw new Error(`shared test data lacks ${part}`);
  return folder;
}

/** Paths below `folder` of all files whose name ends with `ending`, in a fixed order. */
export function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return filesBelow(path, ending);
      return name.endsWith(ending) ? [path] : [];
    });
}
