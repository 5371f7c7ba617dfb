import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exclusively } from '../../platform/exclusively';
import { fingerprint } from '../../platform/fingerprint';
import { vite } from '../build';

/** Folder of the app that the shell's tests show. */
export const TEST_APP = __dirname;

const ROOT = resolve(__dirname, '../../..');
const INPUTS = [
  'local-host/shell/client/test-ui',
  'local-host/conformance/methods/app/src',
  'local-host/shell/vite.config.ts',
  'package-lock.json',
];

/** Builds the test app's Custom UI where its sources changed. Throws with what Vite printed. */
export async function buildTestUi(): Promise<void> {
  const output = join(TEST_APP, 'dist');
  const mark = join(output, '.sources');
  const hash = fingerprint(ROOT, INPUTS);
  // Test files run at the same time: one builds, the others wait and find it done.
  await exclusively(join(ROOT, '.build/test-ui.lock'), async () => {
    if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
    await vite('test-ui', output);
    writeFileSync(mark, hash);
  });
}
