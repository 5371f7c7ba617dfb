import { execFile, spawnSync, type ExecFileException } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
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
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName?: string; failureMessages?: string[] }[];
  }[];
}

export const ROOT = path.resolve(__dirname, '..');
export const REPORTS = path.join(ROOT, '.build', 'reports');

/** How a process ended: its exit code, or `null` when it was killed, which is what happens at its time limit. */
export type Ended = number | null;

const KILLED = (minutes: number): string => `did not end within ${minutes} minutes, or was killed`;

/** A command may take this long; one that hangs is ended and counts as failed. */
const COMMAND_MINUTES = 10;

const limited = (minutes: number) => ({ timeout: minutes * 60_000, killSignal: 'SIGKILL' as const });

const asWhole = (name: string, status: Ended): Outcome => ({
  name,
  passed: status === 0 ? 1 : 0,
  failed: status === 0 ? 0 : 1,
  remarks: status === null ? [KILLED(COMMAND_MINUTES)] : [],
});

const ended = (error: ExecFileException | null): Ended => {
  if (!error) return 0;
  if (error.killed) return null;
  return typeof error.code === 'number' ? error.code : 1;
};

/** Runs a command that passes or fails as a whole; what it prints is shown in one piece, since another may run beside it. */
export const command = (
  name: string,
  file: string,
  args: string[],
  minutes = COMMAND_MINUTES,
): Promise<Outcome> =>
  new Promise((resolve) => {
    const options = { cwd: ROOT, maxBuffer: 64 * 1024 * 1024, ...limited(minutes) };
    execFile(file, args, options, (error, stdout, stderr) => {
      process.stdout.write(stdout);
      process.stderr.write(stderr);
      resolve(asWhole(name, ended(error)));
    });
  });

const TESTS = '**/*.{test,spec}.{ts,tsx,mts,cts,js,jsx,mjs,cjs}';

/** Files of tests by patterns below a folder, as absolute paths. */
export const filesOf = (patterns: string[], cwd: string): string[] =>
  globSync(patterns, {
    cwd,
    absolute: true,
    ignore: ['**/node_modules/**', '**/dist/**', '**/.build/**', '**/.local/**'],
  });

/** A file of tests that lies where no suite looks would never run: each counts as failed. */
export function strays(suites: string[], cwd = ROOT): Outcome {
  const known = new Set(filesOf(suites, cwd));
  const lost = filesOf([TESTS], cwd).filter((file) => !known.has(file));
  return {
    name: 'every file of tests belongs to a suite',
    passed: lost.length ? 0 : 1,
    failed: lost.length,
    remarks: lost.map((file) => `belongs to no suite: ${path.relative(cwd, file)}`),
  };
}

const MOST_OF_MESSAGE = 200;

/** Each test that failed, with the first line of what it said. */
const failedTests = ({ testResults }: JestReport): string[] =>
  testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages: [message = ''] = [] }) => {
        const [first = ''] = stripVTControlCharacters(message).split('\n');
        return `failed: ${path.relative(ROOT, name)} › ${fullName}: ${first.slice(0, MOST_OF_MESSAGE)}`;
      }),
  );

/**
 * A suite that did not run, a skip, a todo, an empty run and a runner that says it failed, or had to be killed, although
 * its tests passed count as failed.
 */
export function countJest(
  name: string,
  report: JestReport,
  filesOnDisk: string[],
  ended: Ended = 0,
): Outcome {
  const ran = new Set(report.testResults.map((result) => path.resolve(result.name)));
  const missing = filesOnDisk.filter((file) => !ran.has(path.resolve(file)));
  const broken = report.testResults.filter(
    ({ assertionResults, status }) =>
      !assertionResults.length ||
      (status === 'failed' && assertionResults.every((test) => test.status === 'passed')),
  );
  const skipped = report.numPendingTests + report.numTodoTests;
  const empty = report.numPassedTests + report.numFailedTests === 0;
  const counted = report.numFailedTests + missing.length + broken.length + skipped + (empty ? 1 : 0);
  const unexplained = ended === null || (ended !== 0 && counted === 0);
  const remarks = [
    ...failedTests(report),
    ...missing.map((file) => `did not run: ${path.relative(ROOT, file)}`),
    ...broken.map((result) => `ran no test or broke outside of one: ${path.relative(ROOT, result.name)}`),
    ...(skipped ? [`${skipped} skipped`] : []),
    ...(empty ? ['no test ran'] : []),
    ...(unexplained ? [`jest ${ended === null ? 'did not end by itself' : `ended with ${ended}`}`] : []),
  ];
  return {
    name,
    passed: report.numPassedTests,
    failed: counted + (unexplained ? 1 : 0),
    remarks,
  };
}

/** Finds the Chromium of the browser tests once, installing it if need be, and hands it to them as `$CHROMIUM`. */
export function browser(): Outcome {
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/chromium.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    ...limited(COMMAND_MINUTES),
  });
  if (status === 0) process.env.CHROMIUM = stdout.trim();
  return asWhole('a Chromium that starts', status);
}

/** One jest project: its files on disk, and how long it may take before it is ended and counts as failed. */
export interface Suite {
  project: string;
  patterns: string[];
  workers: number;
  minutes: number;
  /** Only test files whose path this expression finds; `patterns` are then those. */
  only?: string;
}

/**
 * Runs one jest project and counts what its report says. Not with `--forceExit`: a handle that a test left open is a
 * fault of that test, and shows here as a runner that did not end.
 */
export function jest({ project, patterns, workers, minutes, only }: Suite): Outcome {
  const report = path.join(REPORTS, `jest-${project}.json`);
  mkdirSync(REPORTS, { recursive: true });
  rmSync(report, { force: true });
  const { status } = spawnSync(
    process.execPath,
    [
      path.join(ROOT, 'node_modules/jest/bin/jest.js'),
      '--selectProjects',
      project,
      `--maxWorkers=${workers}`,
      '--ci',
      '--json',
      `--outputFile=${report}`,
      ...(only ? ['--testPathPatterns', only] : []),
    ],
    { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], ...limited(minutes) },
  );
  if (!existsSync(report)) {
    const remarks = ['jest left no report', ...(status === null ? [KILLED(minutes)] : [])];
    return { name: project, passed: 0, failed: 1, remarks };
  }
  // A report cut off in the middle throws: `guarded` counts that as failed.
  const content = JSON.parse(readFileSync(report, 'utf8')) as JestReport;
  return countJest(project, content, filesOf(patterns, ROOT), status);
}

/** A step that throws counts as failed; the steps after it still run. */
export async function guarded(step: () => Outcome | Promise<Outcome>): Promise<Outcome> {
  try {
    return await step();
  } catch (error) {
    return { name: 'a step that broke', passed: 0, failed: 1, remarks: [String(error)] };
  }
}

/** Adds up summaries of whole runs; one that is absent or no summary counts as failed, and so does a run without a pass. */
export function total(summaries: (string | undefined)[]): { passed: number; failed: number } {
  const counts = summaries.map((text) => {
    try {
      const { passed, failed } = JSON.parse(text ?? '') as Partial<Outcome>;
      if (Number.isInteger(passed) && Number.isInteger(failed)) return { passed, failed } as Outcome;
    } catch {
      // Counted below like any other text that is no summary.
    }
    return { passed: 0, failed: 1 };
  });
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  return { passed, failed: failed + (passed === 0 ? 1 : 0) };
}
