import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Removes what a folder holds of builds but for the newest `count`: each change of the code makes another. */
export function keepNewest(folder: string, count: number): void {
  const made = readdirSync(folder).flatMap((name) => {
    // Another process may just have renamed or removed it.
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    return found ? [{ name, at: found.mtimeMs }] : [];
  });
  for (const { name } of made.sort((a, b) => b.at - a.at).slice(count))
    rmSync(join(folder, name), { recursive: true, force: true });
}
