import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { browser, command, guarded, jest, REPORTS, strays, type Outcome, type Suite } from './checks';
import { faultsMet, forgetFaults } from './faults-summary';
import { FAULTS, HOST_NOW, JEST, partlyTried, SEED, WAITING } from './suites';

const bin = (name: string): string => path.join('node_modules', '.bin', name);

function underFaults(some: Suite): Outcome {
  forgetFaults();
  return jest(some);
}

/** Runs the files of which otherwise a part is tried, with all of their cases. */
function whole(some: Suite): Outcome {
  process.env.BEHAVE_WHOLE = 'true';
  try {
    return jest(partlyTried(some));
  } finally {
    delete process.env.BEHAVE_WHOLE;
  }
}

function hostNow(): Outcome {
  const outcome = jest(HOST_NOW);
  return { ...outcome, remarks: [...outcome.remarks, WAITING] };
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
    hostNow,
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
  process.env.TEST_SEED = String(SEED);
  const outcomes = await run(steps);
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  mkdirSync(REPORTS, { recursive: true });
  writeFileSync(path.join(REPORTS, `summary-${suite}.json`), JSON.stringify({ passed, failed }));
  // Once more at the end, where whoever reads only that finds it.
  console.log(`\nTEST_SEED=${SEED}`);
  for (const { name, remarks } of outcomes.filter((outcome) => outcome.failed > 0))
    for (const remark of remarks) console.log(`${name}: ${remark}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

void main(process.argv[2] ?? 'test');
