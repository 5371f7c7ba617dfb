import { featureSummary } from '../../support/replies';
import { baseName, byFolder, matching } from './filter';

const counts = { scenarios: 2, passed: 0, failed: 0, pending: 0, notRun: 0 };
const FEATURES = [
  featureSummary({
    id: '1',
    name: 'Checkout',
    path: 'a/b/checkout.feature',
    counts: { ...counts, failed: 1 },
  }),
  featureSummary({ id: '2', name: 'Gift cards', path: 'gifts.feature', draft: true }),
  featureSummary({ id: '3', name: 'Wrapping', path: 'a/wrap.feature', counts: { ...counts, notRun: 2 } }),
  featureSummary({ id: '4', name: 'Ribbons', path: 'a/b/ribbons.feature' }),
];
const ids = (list: { id: string }[]) => list.map(({ id }) => id);

test('every word has to be in name or path, in whatever case', () => {
  expect(ids(matching(FEATURES, ' B  CHECK ', 'all'))).toEqual(['1']);
  expect(ids(matching(FEATURES, 'cards', 'all'))).toEqual(['2']);
  expect(ids(matching(FEATURES, '', 'all'))).toEqual(['1', '2', '3', '4']);
  expect(matching(FEATURES, 'checkout wrap', 'all')).toEqual([]);
});

test.each([
  ['failing', ['1']],
  ['notRun', ['3']],
  ['drafts', ['2']],
] as const)('only %s', (filter, expected) => {
  expect(ids(matching(FEATURES, '', filter))).toEqual(expected);
});

test('folders keep their features together; those without one come first, outer ones before inner ones', () => {
  expect(byFolder(FEATURES).map(({ path, features }) => [path, ids(features)])).toEqual([
    ['', ['2']],
    ['a', ['3']],
    ['a/b', ['1', '4']],
  ]);
  expect(byFolder([])).toEqual([]);
});

test('a file is named without its folders', () => {
  expect(['a/b.feature', 'b.feature'].map(baseName)).toEqual(['b.feature', 'b.feature']);
});
