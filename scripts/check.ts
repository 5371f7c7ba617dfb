import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  browser,
  command,
  filesOf,
  guarded,
  jest,
  REPORTS,
  ROOT,
  strays,
  type Outcome,
  type Suite,
} from './checks';
import { faultsMet, forgetFaults } from './faults-summary';

const bin = (name: string): string => path.join('node_modules', '.bin', name);

/**
 * Two cores do all of `test` in about a quarter of an hour and `long` in about three quarters; what takes as long as is allowed here hangs.
 * Together they stay under the ninety minutes that a run may take.
 */
const JEST: Record<'unit' | 'host' | 'browser' | 'long', Suite> = {
  unit: {
    project: 'unit',
    patterns: ['{core,src,static,local-host,scripts}/**/*.test.{ts,tsx}'],
    workers: 2,
    minutes: 15,
  },
  host: { project: 'host', patterns: ['test/host/**/*.test.ts'], workers: 2, minutes: 18 },
  browser: { project: 'browser', patterns: ['test/browser/**/*.test.ts'], workers: 2, minutes: 18 },
  long: { project: 'long', patterns: ['test/long/**/*.test.ts'], workers: 2, minutes: 40 },
};

/** Files of test/host that do not run under faults as a whole; the list says why. */
const EXCEPTED = (
  JSON.parse(readFileSync(path.join(ROOT, 'test/faults/excepted.json'), 'utf8')) as {
    file: string;
    test?: string;
  }[]
).filter(({ test }) => test === undefined);
/** A share of test/host that has all that faults can hit: reads, writes, jobs, Jira, uploads, imports. */
const SHARE = ['panel', 'legacy-zip'];

const FAULTS: Record<'all' | 'share', Suite> = {
  all: {
    project: 'faults',
    patterns: ['test/host/**/*.test.ts', ...EXCEPTED.map(({ file }) => `!test/host/${file}.test.ts`)],
    workers: 2,
    minutes: 35,
  },
  share: {
    project: 'faults',
    patterns: SHARE.map((file) => `test/host/${file}.test.ts`),
    only: `host/(${SHARE.join('|')})\\.test`,
    workers: 2,
    minutes: 4,
  },
};

function underFaults(some: Suite): Outcome {
  forgetFaults();
  return jest(some);
}

/** Runs the files of a suite that try a share of their cases otherwise, with all of them. */
function whole(some: Suite): Outcome {
  const files = filesOf(some.patterns, ROOT).filter((file) =>
    readFileSync(file, 'utf8').includes("/support/share'"),
  );
  process.env.BEHAVE_WHOLE = 'true';
  try {
    const names = files.map((file) => path.relative(ROOT, file).replace(/\.test\.tsx?$/, ''));
    return jest({ ...some, patterns: files, only: `/(${names.join('|')})\\.test` });
  } finally {
    delete process.env.BEHAVE_WHOLE;
  }
}

type Step = () => Outcome | Promise<Outcome>;

/** What looks at the code without running it, the longest first; the bundle is what every host starts. */
const STATIC: Step[] = [
  () => command('bundle of the app', bin('tsx'), ['scripts/bundle.ts']),
  () => command('format', bin('prettier'), ['--check', '--log-level', 'warn', '.']),
  () => command('lint', bin('eslint'), ['.', '--max-warnings', '0']),
  () => command('types', bin('tsc'), ['--noEmit']),
  () => command('types of the UI', bin('tsc'), ['--noEmit', '-p', 'static']),
  () => command('types of the shell', bin('tsc'), ['--noEmit', '-p', 'local-host/shell/client']),
  () => command('pages made from the code', bin('tsx'), ['scripts/docs.ts', '--check']),
];

/** Everything a change has to pass; `long` is what takes too long for every change. What stands in one list can go side by side. */
const SUITES: Record<string, (Step | Step[])[]> = {
  test: [
    () => command('build of the UI', 'npm', ['run', '--silent', 'build', '-w', 'static']),
    STATIC,
    () => strays(Object.values(JEST).flatMap(({ patterns }) => patterns)),
    () => jest(JEST.unit),
    () => jest(JEST.host),
    () => underFaults(FAULTS.share),
    faultsMet,
    browser,
    () => jest(JEST.browser),
  ],
  long: [
    () => jest(JEST.long),
    () => whole(JEST.unit),
    () => whole(JEST.host),
    browser,
    () => whole(JEST.browser),
    () => underFaults(FAULTS.all),
    faultsMet,
  ],
};

async function told(step: Step): Promise<Outcome> {
  const started = Date.now();
  const outcome = await guarded(step);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${outcome.name}: ${outcome.passed} passed, ${outcome.failed} failed (${seconds} s)`);
  for (const remark of outcome.remarks) console.log(`  ${remark}`);
  return outcome;
}

/** Two at a time: a step is begun when one of those before it has ended. */
async function sideBySide(steps: Step[]): Promise<Outcome[]> {
  const left = [...steps];
  const outcomes: Outcome[] = [];
  const lane = async (): Promise<void> => {
    for (let step = left.shift(); step; step = left.shift()) outcomes.push(await told(step));
  };
  await Promise.all([lane(), lane()]);
  return outcomes;
}

async function run(steps: (Step | Step[])[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of steps)
    outcomes.push(...(Array.isArray(step) ? await sideBySide(step) : [await told(step)]));
  return outcomes;
}

async function main(suite: string): Promise<void> {
  const steps = SUITES[suite];
  if (!steps) throw new Error(`No such suite: ${suite}. There are: ${Object.keys(SUITES).join(', ')}`);
  const outcomes = await run(steps);
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  mkdirSync(REPORTS, { recursive: true });
  writeFileSync(path.join(REPORTS, `summary-${suite}.json`), JSON.stringify({ passed, failed }));
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

void main(process.argv[2] ?? 'test');
