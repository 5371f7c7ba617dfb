import fc from 'fast-check';
import { childrenView, countsIn } from './roll-up';

const issue = (properties?: Record<string, unknown>) => ({
  id: '1',
  key: 'SHOP-1',
  fields: { summary: 'Pay' },
  ...(properties && { properties }),
});
const WRITTEN = {
  scenarios: 2,
  passed: 1,
  failed: 1,
  pending: 0,
  notRun: 0,
  result: 'failed',
  ready: 1,
  openQuestions: 0,
};

test('understands what the app writes', () => {
  const { result, ...counts } = WRITTEN;
  expect(countsIn(issue({ 'behave-pro': WRITTEN }))).toEqual(counts);
});

test.each([
  ['no properties', undefined],
  ['another property', { other: WRITTEN }],
  ['counts that do not add up', { 'behave-pro': { ...WRITTEN, scenarios: 3 } }],
  ['a count below zero', { 'behave-pro': { ...WRITTEN, failed: -1, passed: 3 } }],
  ['a word for a count', { 'behave-pro': { ...WRITTEN, ready: 'many' } }],
])('knows nothing from %s', (_, properties) => {
  expect(countsIn(issue(properties))).toBeUndefined();
});

test('whatever stands there, the issue is listed and the sum is of numbers', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { issues, sum } = childrenView({ issues: [issue({ 'behave-pro': value })], more: false });
      expect(issues).toMatchObject([{ key: 'SHOP-1', status: { category: 'todo' } }]);
      expect(Object.values(sum.counts).every(Number.isInteger)).toBe(true);
    }),
  );
});
