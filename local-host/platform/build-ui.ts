import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exclusively } from './exclusively';
import { fingerprint } from './fingerprint';

const run = promisify(execFile);

/**
 * Builds a workspace of the repository when one of `inputs` (relative to `root`) changed since its last build or
 * `output` is missing. Throws with what the build printed.
 */
export async function buildWorkspace(
  root: string,
  workspace: string,
  inputs: readonly string[],
  output: string,
): Promise<void> {
  const mark = join(root, '.build', `${workspace.replace(/\W/g, '-')}.hash`);
  const hash = fingerprint(root, [...inputs, 'package-lock.json']);
  const done = (): boolean =>
    existsSync(mark) && readFileSync(mark, 'utf8') === hash && existsSync(join(root, output));
  if (done()) return;
  await exclusively(`${mark}.lock`, async () => {
    if (done()) return;
    // What is served is what is deployed, also where tests run: they set another NODE_ENV.
    const env = { ...process.env, NODE_ENV: 'production' };
    const options = { cwd: root, env, maxBuffer: 64 * 1024 * 1024 };
    await run('npm', ['run', 'build', '-w', workspace], options).catch(
      (error: { stdout?: string; stderr?: string }) => {
        throw new Error(`${workspace} could not be built:\n${error.stdout ?? ''}${error.stderr ?? ''}`);
      },
    );
    writeFileSync(mark, hash);
  });
}

/** Builds the app's Custom UI. */
export const buildUi = (root: string): Promise<void> =>
  buildWorkspace(root, 'static', ['static', 'core', 'src/invoke-api'], 'static/dist/panel.html');
