import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { exclusively } from './exclusively';
import { fingerprint } from './fingerprint';
import { keepNewest } from './keep-newest';

const run = promisify(execFile);

/** So many bundles stay: a host that runs starts the app's process anew from its own. */
const KEPT = 10;

/** The bundle's start file, as `@forge/bundler` names it. */
export const LOADER = '__forge__.cjs';

const workspaceOf = (folder: string): string =>
  existsSync(join(folder, 'package-lock.json')) ? folder : workspaceOf(dirname(folder));

/**
 * Bundles an app with `@forge/bundler` (the webpack configuration of a deployment, type errors included) and answers the
 * folder that holds the bundle. Our own runtime takes the place of the one the bundler would download, which is why
 * `FORGE_RUNTIME_PATH` is set. Nothing is done when sources, core, manifest and lock file are those of an earlier bundle.
 * Throws with the bundler's messages.
 */
export async function bundleApp(appDir: string, buildDir: string): Promise<string> {
  const workspace = workspaceOf(resolve(appDir));
  const inputs = ['manifest.yml', 'src', 'tsconfig.json'];
  const hash = [
    fingerprint(appDir, inputs),
    fingerprint(workspace, ['core', 'package-lock.json']),
    fingerprint(__dirname, ['process/child', 'bundle-process.ts']),
  ].join('-');
  const target = join(buildDir, 'bundle', hash);
  const done = (): boolean => existsSync(join(target, LOADER));
  if (!done()) await exclusively(join(buildDir, 'bundle.lock'), async () => done() || make(appDir, target));
  return target;
}

async function make(appDir: string, target: string): Promise<void> {
  const runtime = mkdtempSync(join(tmpdir(), 'forge-runtime-'));
  const draft = `${target}.draft`;
  try {
    buildSync({
      entryPoints: [join(__dirname, 'process/child/main.ts')],
      outfile: join(runtime, 'dist', 'loader.js'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
    });
    writeFileSync(join(runtime, 'dist', 'wrapper.js'), `require('./${LOADER}');\n`);
    rmSync(draft, { recursive: true, force: true });
    await run(process.execPath, ['--import', 'tsx', join(__dirname, 'bundle-process.ts'), draft], {
      cwd: appDir,
      env: { ...process.env, FORGE_RUNTIME_PATH: runtime },
      maxBuffer: 64 * 1024 * 1024,
    }).catch((error: { stdout?: string; stderr?: string }) => {
      throw new Error(`The app could not be bundled:\n${error.stdout ?? ''}${error.stderr ?? ''}`);
    });
    renameSync(draft, target);
    keepNewest(dirname(target), KEPT);
  } finally {
    rmSync(runtime, { recursive: true, force: true });
  }
}
