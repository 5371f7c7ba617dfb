import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { fingerprint } from '../platform/fingerprint';

const run = promisify(execFile);

/** What Vite makes of the shell's browser half. */
export interface ShellBuild {
  /** Folder of the site's page and its assets. */
  site: string;
  /** Folder of `bridge.js`, the script the frames load first. */
  bridge: string;
}

const ROOT = resolve(__dirname, '../..');
const INPUTS = [
  'local-host/shell/client',
  'local-host/shell/rpc',
  'local-host/shell/site-view.ts',
  'local-host/shell/vite.config.ts',
  'package-lock.json',
];

/**
 * Builds the shell's browser half unless a build of the same sources is there already. Each build has a folder of
 * its own, so that hosts that start at the same time, or one that still runs, do not disturb each other.
 * @throws Error with what Vite printed
 */
export async function buildShell(): Promise<ShellBuild> {
  const folder = join(ROOT, '.build/shell', fingerprint(ROOT, INPUTS));
  if (!existsSync(folder)) {
    const draft = `${folder}-${process.pid}`;
    await mkdir(draft, { recursive: true });
    await vite('site', join(draft, 'site'));
    await vite('bridge', join(draft, 'bridge'));
    // Whoever came first has made the same.
    await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  }
  return { site: join(folder, 'site'), bridge: join(folder, 'bridge') };
}

/** Runs Vite on one of the modes of vite.config.ts, into `outDir`. Rejects with what Vite printed. */
export async function vite(mode: string, outDir: string): Promise<void> {
  const program = join(ROOT, 'node_modules/vite/bin/vite.js');
  const config = join(__dirname, 'vite.config.ts');
  const flags = ['build', '--config', config, '--mode', mode, '--outDir', outDir, '--emptyOutDir'];
  const options = { cwd: __dirname, env: { ...process.env, NODE_ENV: 'production' }, maxBuffer: 2 ** 24 };
  await run(process.execPath, [program, ...flags, '--logLevel', 'warn'], options).catch(
    (error: { stdout?: string; stderr?: string }) => {
      throw new Error(`The shell could not be built (${mode}):\n${error.stdout ?? ''}${error.stderr ?? ''}`);
    },
  );
}
