import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exclusively } from './exclusively';

let lock: string;

beforeEach(() => (lock = join(mkdtempSync(join(tmpdir(), 'lock-')), 'builds', 'ui.lock')));
afterEach(() => rmSync(join(lock, '../..'), { recursive: true }));

test('work under one lock does not overlap, also after a failure', async () => {
  let inside = 0;
  let most = 0;
  const work = async (fails: boolean): Promise<void> => {
    most = Math.max(most, (inside += 1));
    await new Promise(setImmediate);
    inside -= 1;
    if (fails) throw new Error('asked to fail');
  };
  const all = await Promise.allSettled(
    [true, false, true].map((fails) => exclusively(lock, () => work(fails))),
  );
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
  expect(most).toBe(1);
  expect(existsSync(lock)).toBe(false);
});

test('the lock of a process that died is taken over', async () => {
  await exclusively(lock, () => Promise.resolve());
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(lock, String(pid));
  expect(await exclusively(lock, () => Promise.resolve('done'))).toBe('done');
});

test.each([
  ['names a process that lives, but took its number later', String(process.pid)],
  ['was never written to its end', ''],
])('a lock that is older than any work and %s is taken over', async (_what, content) => {
  await exclusively(lock, () => Promise.resolve());
  writeFileSync(lock, content);
  const longAgo = Date.now() / 1000 - 16 * 60;
  utimesSync(lock, longAgo, longAgo);
  expect(await exclusively(lock, () => Promise.resolve('done'))).toBe('done');
});
