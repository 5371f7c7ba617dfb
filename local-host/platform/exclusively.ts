import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** Longer than any build takes. */
const MAX_WORK = 15 * 60_000;

function abandoned(lock: string): boolean {
  try {
    // The holder's id may be another process's by now, or may never have been written.
    if (Date.now() - statSync(lock).mtimeMs > MAX_WORK) return true;
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return false;
  } catch (error) {
    // ESRCH: the holder is gone. Any other trouble, an empty file for one, is a lock that is just being taken or left.
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Runs `work` while no other process runs any under the same lock file: several hosts may start at once. */
export async function exclusively<T>(lock: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(lock), { recursive: true });
  while (!take(lock)) {
    if (abandoned(lock)) rmSync(lock, { force: true });
    else await wait(100);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}
