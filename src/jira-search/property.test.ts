import { possiblyFailed } from './property';

const IDS = ['10', '11', '12'];

test.each([
  ['nothing', undefined],
  ['a text', 'the task result, this may be any JSON'],
  ['what was done', { updatedIssues: ['10', '11', '12'], errors: {} }],
  ['no failures', { failed: [], errorCount: 0 }],
])('a result of %s names no trouble', (_, result) => {
  expect(possiblyFailed(result, IDS)).toEqual([]);
});

test.each([
  ['by id', { errors: { 11: ['no permission'] } }],
  ['in a list', { failures: [{ issueId: 11 }] }],
])('issues are named %s', (_, result) => {
  expect(possiblyFailed(result, IDS)).toEqual(['11']);
});

test('trouble that names nobody may be anybody’s', () => {
  expect(possiblyFailed({ errors: ['timed out'] }, IDS)).toEqual(IDS);
});
