import path from 'node:path';
import { countJest, ROOT } from './checks';

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
