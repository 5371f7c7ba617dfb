import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { command, countJest, guarded, ROOT, strays, total } from './checks';

type Report = Parameters<typeof countJest>[1];

const FILE = path.join(ROOT, 'some.test.ts');
const report = (own: Partial<Report>): Report => ({
  numPassedTests: 1,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ name: FILE, status: 'passed', message: '', assertionResults: [{ status: 'passed' }] }],
  ...own,
});
const failed = (own: Partial<Report>, files = [FILE]) => countJest('a suite', report(own), files).failed;

describe('what a jest report comes to', () => {
  test('is what passed, when everything ran', () => {
    expect(countJest('a suite', report({}), [FILE])).toMatchObject({ passed: 1, failed: 0, remarks: [] });
  });

  test('counts failures', () => {
    expect(failed({ numFailedTests: 2 })).toBe(2);
  });

  test('names what failed, with what it said first', () => {
    const broken = {
      status: 'failed',
      fullName: 'a basket is empty',
      failureMessages: [`\u001b[31mError: not empty\u001b[39m\n    at shop.js:1`],
    };
    const own = {
      name: FILE,
      status: 'failed',
      message: '',
      assertionResults: [broken, { status: 'passed' }],
    };
    const { remarks } = countJest('a suite', report({ numFailedTests: 1, testResults: [own] }), [FILE], 1);
    expect(remarks).toEqual(['failed: some.test.ts › a basket is empty: Error: not empty']);
  });

  test.each([
    ['a skipped test', { numPendingTests: 1 }],
    ['a todo', { numTodoTests: 1 }],
    ['no test at all', { numPassedTests: 0, testResults: [] }],
    [
      'a file that does not load',
      { testResults: [{ name: FILE, status: 'failed', message: 'x', assertionResults: [] }] },
    ],
    [
      'a file that breaks outside of its tests',
      {
        testResults: [
          { name: FILE, status: 'failed', message: 'x', assertionResults: [{ status: 'passed' }] },
        ],
      },
    ],
  ])('counts %s as failed', (_what, own) => {
    expect(failed(own)).toBeGreaterThan(0);
  });

  test('counts a file that is there but did not run as failed, and names it', () => {
    const outcome = countJest('a suite', report({}), [FILE, path.join(ROOT, 'other.test.ts')]);
    expect(outcome).toMatchObject({ failed: 1, remarks: ['did not run: other.test.ts'] });
  });
});

describe('how the runner ended counts beside its report', () => {
  test.each([
    ['killed after it had written the report', null, {}, 1],
    ['failed though no test did', 1, {}, 1],
    ['failed because a test did, which counts once', 1, { numFailedTests: 1 }, 1],
  ])('%s', (_what, ended, own, expected) => {
    expect(countJest('a suite', report(own), [FILE], ended).failed).toBe(expected);
  });
});

test('a command passes by its exit code, and fails when it has to be ended or is not there', async () => {
  const node = (code: string, minutes?: number) =>
    command('a command', process.execPath, ['-e', code], minutes);
  expect(await node('')).toMatchObject({ passed: 1, failed: 0 });
  expect(await node('process.exit(3)')).toMatchObject({ passed: 0, failed: 1, remarks: [] });
  const hanging = await node('setInterval(() => {}, 1000)', 0.01);
  expect(hanging).toMatchObject({ failed: 1, remarks: [expect.stringContaining('did not end within')] });
  expect((await command('a command', path.join(ROOT, 'no-such-command'), [])).failed).toBe(1);
});

test('a file of tests outside of every suite is named', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'strays-'));
  for (const file of ['unit/a.test.ts', 'unit/b.spec.ts', 'other/c.test.mjs', 'node_modules/d.test.ts']) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), '');
  }
  const { failed, remarks } = strays(['unit/**/*.test.ts'], folder);
  rmSync(folder, { recursive: true });
  expect(failed).toBe(2);
  expect(remarks.sort()).toEqual([
    'belongs to no suite: other/c.test.mjs',
    'belongs to no suite: unit/b.spec.ts',
  ]);
});

test('a step that throws is a failure, not an end of the run', async () => {
  const broken = guarded(() => JSON.parse('{"numPassedTests":') as never);
  expect(await broken).toMatchObject({ passed: 0, failed: 1 });
  expect(await guarded(() => Promise.reject(new Error('late')))).toMatchObject({ passed: 0, failed: 1 });
});

test.each([
  [['{"passed":2,"failed":0}', '{"passed":1,"failed":0}'], { passed: 3, failed: 0 }],
  [['{"passed":2,"failed":1}', '{"passed":1,"failed":0}'], { passed: 3, failed: 1 }],
  [['{"passed":2,"failed":0}', undefined], { passed: 2, failed: 1 }],
  [['{"passed":2,"failed":0}', '{"passed":'], { passed: 2, failed: 1 }],
  [['{"passed":2,"failed":0}', '{}'], { passed: 2, failed: 1 }],
  [['{"passed":0,"failed":0}'], { passed: 0, failed: 1 }],
  [[], { passed: 0, failed: 1 }],
])('the total of %j', (summaries, expected) => {
  expect(total(summaries)).toEqual(expected);
});
