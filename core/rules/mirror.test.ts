import { mirrorValue } from './mirror';

const nothingSaid = { ready: 0, openQuestions: 0 };
const none = { scenarios: 0, passed: 0, failed: 0, pending: 0, notRun: 0 };
test.each([
  [none, 'none'],
  [{ ...none, scenarios: 2, passed: 2 }, 'passed'],
  [{ ...none, scenarios: 2, passed: 1, notRun: 1 }, 'not run'],
  [{ ...none, scenarios: 2, notRun: 1, pending: 1 }, 'pending'],
  [{ ...none, scenarios: 3, notRun: 1, pending: 1, failed: 1 }, 'failed'],
])('%j reads %s', (counts, result) =>
  expect(mirrorValue(counts, nothingSaid)).toEqual({ ...counts, ...nothingSaid, result }),
);

test('the time of the newest result is a date for JQL', () => {
  expect(mirrorValue(none, nothingSaid, 0).lastRun).toBe('1970-01-01T00:00:00.000Z');
});

test('equal facts give equal JSON, in whatever order they came', () => {
  const turned = { notRun: 0, pending: 0, failed: 0, passed: 0, scenarios: 0 };
  expect(JSON.stringify(mirrorValue(turned, { openQuestions: 0, ready: 0 }))).toBe(
    JSON.stringify(mirrorValue(none, nothingSaid)),
  );
});

test('what people said of the story stands beside the counts', () => {
  expect(mirrorValue(none, { ready: 2, openQuestions: 1 })).toMatchObject({ ready: 2, openQuestions: 1 });
});
