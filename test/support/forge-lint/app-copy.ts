import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { OfficialReport } from './official';

export const APP_FOLDER = path.join(__dirname, '../../..');

/** A folder with the app as it is but for the text of its manifest. The caller removes it. */
export function appWithManifest(change: (text: string) => string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'app-'));
  const text = readFileSync(path.join(APP_FOLDER, 'manifest.yml'), 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error('The change left the manifest as it is');
  writeFileSync(path.join(folder, 'manifest.yml'), changed);
  for (const name of ['src', 'core', 'static', 'node_modules', 'tsconfig.json', 'package.json']) {
    symlinkSync(path.join(APP_FOLDER, name), path.join(folder, name));
  }
  return folder;
}

/** What `@forge/manifest` and `@forge/lint` say of each app folder, in order. */
export async function officialReports(folders: string[]): Promise<OfficialReport[]> {
  const program = path.join(__dirname, 'official.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, ...folders], {
    cwd: APP_FOLDER,
    maxBuffer: 16 * 1024 * 1024,
  });
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
  if (lines.length !== folders.length) throw new Error(`Expected ${folders.length} reports:\n${stdout}`);
  return lines.map((line) => JSON.parse(line) as OfficialReport);
}
