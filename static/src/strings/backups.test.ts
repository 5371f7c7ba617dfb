import { backups } from './backups';

const { part } = backups.backups;

test('parts of backups are named for people', () => {
  expect(part('orders/paying.feature')).toBe('orders/paying.feature');
  expect(part('feature.feature')).toBe('feature.feature');
  expect(part('issue.feature.md')).toBe('issue.feature.md');
  expect(part('root')).toBe('The list of a whole backup');
  expect(part('feature.12')).toBe('A list of features (12)');
  expect(part('example-map.3')).toBe('A list of example maps (3)');
  expect(part('feature:0123456789ab')).toBe('A feature that is no longer here (0123456789ab)');
  expect(part('issue:10001')).toBe('What was said of an issue (10001)');
  expect(part('run:10000:a58746669a10b29f')).toBe('A report (a58746669a10b29f)');
  expect(part('constructor.1')).toBe('constructor.1');
});
