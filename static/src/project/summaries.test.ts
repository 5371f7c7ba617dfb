import { featureScenario, featureSummary, featureView } from '../support/replies';
import { withFeature, withTyped } from './summaries';

const LIST = [featureSummary({ id: 'a', path: 'a.feature' }), featureSummary({ id: 'c', path: 'c.feature' })];

test('a changed feature is summed up anew in its place', () => {
  const result = { status: 'failed' as const, startedAt: '', runId: '', outdated: false };
  const scenarios = [featureScenario({ result }), featureScenario({ id: 's2' })];
  const changed = featureView({
    id: 'c',
    name: 'New name',
    path: 'c.feature',
    scenarios,
    draft: { problems: [] },
  });
  expect(withFeature(LIST, changed)).toMatchObject([
    { id: 'a' },
    {
      id: 'c',
      name: 'New name',
      scenarios: 2,
      draft: true,
      counts: { scenarios: 2, passed: 0, failed: 1, pending: 0, notRun: 1 },
    },
  ]);
});

test('a new feature comes to the place of its path', () => {
  const added = withFeature(LIST, featureView({ id: 'b', path: 'b.feature' }));
  expect(added.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

test('a feature with typed text stays in the list when it is gone', () => {
  expect(withTyped(LIST, [featureView({ id: 'a' })])).toBe(LIST);
  const gone = featureView({ id: 'b', path: 'b.feature' });
  expect(withTyped(LIST, [gone]).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});
