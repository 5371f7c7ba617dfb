import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holdFolder } from './hold-folder';
import { startHost } from './server';

let folder: string;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'held-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('a folder is held once, by whatever name, until it is let go', async () => {
  const data = join(folder, 'data');
  const letGo = await holdFolder(data);
  symlinkSync(data, join(folder, 'link'));
  await expect(holdFolder(join(folder, 'link'))).rejects.toThrow('in use by another local host');
  await (
    await holdFolder(join(folder, 'other'))
  )();
  await letGo();
  await (
    await holdFolder(data)
  )();
});

test('what a killed host held is free', async () => {
  const code = `import('${join(__dirname, 'hold-folder.ts')}').then(({ holdFolder, default: module }) =>
    (holdFolder ?? module.holdFolder)('${folder}').then(() => { console.log('held'); setInterval(() => {}, 1000); }))`;
  const holder = spawn(process.execPath, ['--import', 'tsx', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  await expect(holdFolder(folder)).rejects.toThrow('in use');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  await (
    await holdFolder(folder)
  )();
});

test('a second host on the same data is refused; one that could not start leaves the data free', async () => {
  const options = { dataDir: folder, demo: false, appDir: join(__dirname, 'test-app'), shell: false };
  const host = await startHost({ ...options, port: 0 });
  await expect(startHost({ ...options, port: 0 })).rejects.toThrow('in use by another local host');
  const other = mkdtempSync(join(tmpdir(), 'held-'));
  const port = Number(new URL(host.url).port);
  await expect(startHost({ ...options, dataDir: other, port })).rejects.toThrow(`Port ${port} is taken`);
  await (
    await holdFolder(other)
  )();
  rmSync(other, { recursive: true });
  await host.close();
}, 60_000);
