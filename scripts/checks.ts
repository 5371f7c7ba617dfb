import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';

/** What a step came to, counted from its own report. */
export interface Outcome {
  name: string;
  passed: number;
  failed: number;
  /** What is wrong beyond what the runner printed: a suite that did not run, a skipped test. */
  remarks: string[];
}

/** The parts of jest's JSON report that are counted. Source: `jest --json`. */
interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; message: string; assertionResults: { status: string }[] }[];
}

export const ROOT = path.resolve(__dirname, '..');
export const REPORTS = path.join(ROOT, '.build', 'reports');

/** Runs a command that passes or fails as a whole. */
export function command(name: string, file: string, args: string[]): Outcome {
  const { status } = spawnSync(file, args, { cwd: ROOT, stdio: 'inherit' });
  return { name, passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, remarks: [] };
}

/** A suite that did not run, a skip, a todo and an empty run count as failed. */
export function countJest(name: string, report: JestReport, filesOnDisk: string[]): Outcome {
  const ran = new Set(report.testResults.map((result) => path.resolve(result.name)));
  const missing = filesOnDisk.filter((file) => !ran.has(path.resolve(file)));
  const broken = report.testResults.filter(
    ({ assertionResults, status }) =>
      !assertionResults.length ||
      (status === 'failed' && assertionResults.every((test) => test.status === 'passed')),
  );
  const skipped = report.numPendingTests + report.numTodoTests;
  const empty = report.numPassedTests + report.numFailedTests === 0;
  const remarks = [
    ...missing.map((file) => `did not run: ${path.relative(ROOT, file)}`),
    ...broken.map((result) => `ran no test or broke outside of one: ${path.relative(ROOT, result.name)}`),
    ...(skipped ? [`${skipped} skipped`] : []),
    ...(empty ? ['no test ran'] : []),
  ];
  return {
    name,
    passed: report.numPassedTests,
    failed: report.numFailedTests + missing.length + broken.length + skipped + (empty ? 1 : 0),
    remarks,
  };
}

/** Finds the Chromium of the browser tests once, installing it if need be, and hands it to them as `$CHROMIUM`. */
export function browser(): Outcome {
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/chromium.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status === 0) process.env.CHROMIUM = stdout.trim();
  return {
    name: 'a Chromium that starts',
    passed: status === 0 ? 1 : 0,
    failed: status === 0 ? 0 : 1,
    remarks: [],
  };
}

/** A suite that hangs is ended, and counts as failed because it left no report. */
const MAX_SUITE_MS = 25 * 60 * 1000;

/** Runs one jest project and counts what its report says; `patterns` find its files on disk. */
export function jest(project: string, patterns: string[], workers: number): Outcome {
  const report = path.join(REPORTS, `jest-${project}.json`);
  mkdirSync(REPORTS, { recursive: true });
  rmSync(report, { force: true });
  spawnSync(
    process.execPath,
    [
      path.join(ROOT, 'node_modules/jest/bin/jest.js'),
      '--selectProjects',
      project,
      `--maxWorkers=${workers}`,
      '--json',
      `--outputFile=${report}`,
    ],
    { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], timeout: MAX_SUITE_MS, killSignal: 'SIGKILL' },
  );
  if (!existsSync(report))
    return { name: project, passed: 0, failed: 1, remarks: ['jest ended without a report'] };
  const onDisk = globSync(patterns, {
    cwd: ROOT,
    absolute: true,
    ignore: ['**/node_modules/**', '**/dist/**'],
  });
  return countJest(project, JSON.parse(readFileSync(report, 'utf8')) as JestReport, onDisk);
}
