import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';

const ROOT = path.resolve(__dirname, '..', '..');

/** Step definitions that end as the step's own words say. */
const GLUE = `
const { Given } = require('@cucumber/cucumber');
Given(/ passes$/, () => {});
Given(/ fails with "(.*)"$/, (message) => { throw new Error(message); });
Given(/ is pending$/, () => 'pending');
`;

/** Files of a downloaded archive, by name. */
export const unzipped = (archive: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(archive)).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]),
  );

export interface CucumberRun {
  /** The JSON report, as text. */
  report: string;
  /** Scenario totals as Cucumber prints them on its console, by outcome. */
  totals: Record<string, number>;
  console: string;
}

/** A project's folder as its build finds it: Cucumber, and step definitions where it looks for them by itself. */
function suiteFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'behave-cucumber-'));
  mkdirSync(path.join(folder, 'features'));
  writeFileSync(path.join(folder, 'features', 'steps.cjs'), GLUE);
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

/** How a build ended that ran a script, and all it printed. */
export interface BuildRun {
  status: number;
  console: string;
}

/** Runs a shell script as a build does: in a checkout with a suite of Cucumber, its secrets in the environment. */
export function runBuild(script: string, secrets: Record<string, string>): Promise<BuildRun> {
  const folder = suiteFolder();
  const git = (...args: string[]) => spawnSync('git', args, { cwd: folder });
  git('init', '--quiet');
  git(
    '-c',
    'user.name=Build',
    '-c',
    'user.email=build@example.test',
    'commit',
    '--quiet',
    '--allow-empty',
    '-m',
    'x',
  );
  writeFileSync(path.join(folder, 'build.sh'), script);
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { ...process.env, ...secrets, FORCE_COLOR: '0' } };
    const child = execFile('bash', ['build.sh'], options, (_error, stdout, stderr) =>
      resolve({ status: child.exitCode ?? -1, console: stdout + stderr }),
    );
  });
}

/** Runs the real Cucumber over feature files, in a folder of its own. */
export function runCucumber(files: Record<string, string>): CucumberRun {
  const folder = suiteFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, 'features', name), text);
  const { stdout } = spawnSync(
    process.execPath,
    [
      path.join(ROOT, 'node_modules/@cucumber/cucumber/bin/cucumber.js'),
      'features',
      '--format',
      'summary',
      '--format',
      'json:report.json',
    ],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, FORCE_COLOR: '0' } },
  );
  return {
    report: readFileSync(path.join(folder, 'report.json'), 'utf8'),
    totals: totalsOf(stdout),
    console: stdout,
  };
}

function totalsOf(console: string): Record<string, number> {
  const line = /^\d+ scenarios? \((.*)\)$/m.exec(console)?.[1];
  if (!line) throw new Error(`Cucumber printed no totals:\n${console}`);
  return Object.fromEntries(
    line.split(', ').map((part) => {
      const [count = '', outcome = ''] = part.split(' ');
      return [outcome, Number(count)];
    }),
  );
}
