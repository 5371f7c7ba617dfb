import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../store';
import { seedOnce } from './seed-once';

test('a site is filled when it is new, and anew when the first time was cut off', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'seed-'));
  const done: string[] = [];
  const start = async (isNew: boolean, cutOff = false): Promise<string[]> => {
    const store = openStore(folder);
    done.length = 0;
    const seed = (): Promise<void> => {
      done.push('seed');
      return cutOff ? Promise.reject(new Error('cut off')) : Promise.resolve();
    };
    await seedOnce(store, isNew, () => Promise.resolve(void done.push('empty')), seed).catch(() => undefined);
    await store.close();
    return [...done];
  };
  expect(await start(true, true)).toEqual(['seed']);
  expect(await start(false)).toEqual(['empty', 'seed']);
  expect(await start(false)).toEqual([]);
  rmSync(folder, { recursive: true });
});
