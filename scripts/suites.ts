import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesOf, ROOT, type Suite } from './checks';
import { takeTurns } from './turns';

/**
 * Two cores do all of `test` in about twelve minutes and `long` in about three quarters of an hour; what takes as long as is
 * allowed here hangs. Together they stay under the ninety minutes that a run may take.
 */
export const JEST: Record<'unit' | 'host' | 'browser' | 'long', Suite> = {
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

const hostFile = (name: string): string => `test/host/${name}.test.ts`;
const onlyThese = (names: readonly string[]): string => `/(${names.join('|')})\\.test`;

/**
 * Files of test/host that live through many days or try many orders of events, in groups that take about as long: `test` runs one of
 * each group, `long` all of them.
 */
export const TAKING_TURNS = [
  ['retention', 'removal-request', 'backups'],
  ['faults', 'kept', 'backup-cuts'],
  ['backup-kills', 'accounts', 'project-deletion'],
  ['interleavings', 'removal-moves', 'restore-large'],
  ['consistency', 'removal-announced', 'restore-meanwhile'],
] as const;

/** Others in each run; the same again with what an earlier run printed. */
export const SEED = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000);
const { later } = takeTurns(TAKING_TURNS, SEED);

/** What waits for another time is told by this. */
export const WAITING = `wait for their turn, or for test:long (TEST_SEED=${SEED}): ${later.join(', ')}`;

/** test/host but for what does not have its turn. */
export const HOST_NOW: Suite = {
  ...JEST.host,
  patterns: [...JEST.host.patterns, ...later.map((name) => `!${hostFile(name)}`)],
  only: `host/(?!(${later.join('|')})\\.test)`,
};

/** The files of a suite of which `test` tries a part: those that take turns, and those that try a share of their cases. */
export function partlyTried(some: Suite): Suite {
  const inTurns = TAKING_TURNS.flat().map((name) => path.join(ROOT, hostFile(name)));
  const files = filesOf(some.patterns, ROOT).filter(
    (file) => inTurns.includes(file) || readFileSync(file, 'utf8').includes("/support/share'"),
  );
  const names = files.map((file) => path.relative(ROOT, file).replace(/\.test\.tsx?$/, ''));
  return { ...some, patterns: files, only: onlyThese(names) };
}

/** Files of test/host that do not run under faults as a whole; the list says why. */
const EXCEPTED = (
  JSON.parse(readFileSync(path.join(ROOT, 'test/faults/excepted.json'), 'utf8')) as {
    file: string;
    test?: string;
  }[]
).filter(({ test }) => test === undefined);
/** A share of test/host that has all that faults can hit: reads, writes, jobs, Jira, uploads, imports. */
const SHARE = ['panel', 'legacy-zip'];

export const FAULTS: Record<'all' | 'share', Suite> = {
  all: {
    project: 'faults',
    patterns: [...JEST.host.patterns, ...EXCEPTED.map(({ file }) => `!${hostFile(file)}`)],
    workers: 2,
    minutes: 35,
  },
  share: {
    project: 'faults',
    patterns: SHARE.map(hostFile),
    only: `host${onlyThese(SHARE)}`,
    workers: 2,
    minutes: 4,
  },
};
