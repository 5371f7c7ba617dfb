import fc from 'fast-check';
import { countResults, resultOf } from './result-of';
import type { ResultStatus, ScenarioRun } from './run';

const run = (status: ResultStatus, step?: string, message?: string): ScenarioRun => ({
  featureName: 'f',
  scenarioName: 's',
  tags: [],
  status,
  durationMs: 0,
  steps: [],
  ...(step ? { decisive: { step, ...(message ? { message } : {}) } } : {}),
});

test('one run is its own result', () => {
  expect(resultOf([run('failed', 'Then x', 'no')])).toEqual({
    status: 'failed',
    step: 'Then x',
    message: 'no',
  });
  expect(resultOf([run('passed')])).toEqual({ status: 'passed' });
});

test('the worst example row decides, and rows are counted', () => {
  const rows = [run('passed'), run('pending', 'When p'), run('failed', 'Then a'), run('failed', 'Then b')];
  expect(resultOf(rows)).toEqual({
    status: 'failed',
    rows: { passed: 1, failed: 2, other: 1 },
    step: 'Then a',
  });
});

test('an outline with one row has rows', () => {
  expect(resultOf([{ ...run('passed'), exampleRow: true }]).rows).toEqual({ passed: 1, failed: 0, other: 0 });
});

test('the order of severity', () => {
  const order: ResultStatus[] = [
    'passed',
    'unknown',
    'skipped',
    'pending',
    'undefined',
    'ambiguous',
    'failed',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...order), { minLength: 1 }), (statuses) => {
      const worst = order[Math.max(...statuses.map((status) => order.indexOf(status)))];
      expect(resultOf(statuses.map((status) => run(status))).status).toBe(worst);
    }),
  );
  expect(resultOf([]).status).toBe('unknown');
});

test('counts add up', () => {
  expect(countResults(['passed', 'failed', 'skipped', 'unknown', undefined])).toEqual({
    scenarios: 5,
    passed: 1,
    failed: 1,
    pending: 2,
    notRun: 1,
  });
});
