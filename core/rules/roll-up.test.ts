import { rollUp } from './roll-up';

const NONE = { scenarios: 0, passed: 0, failed: 0, pending: 0, notRun: 0, ready: 0, openQuestions: 0 };

test('adds up scenarios and questions, and counts the issues that are ready and those with scenarios', () => {
  const issues = [
    { ...NONE, scenarios: 3, passed: 2, failed: 1, ready: 4, openQuestions: 1 },
    { ...NONE, scenarios: 2, pending: 1, notRun: 1, openQuestions: 2 },
    { ...NONE, ready: 1 },
    undefined,
  ];
  expect(rollUp(issues)).toEqual({
    counts: { scenarios: 5, passed: 2, failed: 1, pending: 1, notRun: 1 },
    issues: 4,
    withScenarios: 2,
    ready: 2,
    openQuestions: 3,
  });
});

test('comes to nothing without issues', () => {
  expect(rollUp([])).toMatchObject({ issues: 0, withScenarios: 0, ready: 0, openQuestions: 0 });
});
