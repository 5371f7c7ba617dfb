import { countFaults, type Seen } from './faults-summary';

const host = (own: Partial<Seen>): Seen => ({
  injected: { kvs: { 429: 2 } },
  requests: 100,
  retries: 2,
  mostOfOne: 2,
  worst: { requests: 7, module: 'panel' },
  ...own,
});

test('hosts are added up', () => {
  const { failed, remarks } = countFaults([
    host({}),
    host({ injected: { kvs: { 429: 1 }, os: { slow: 1 } } }),
  ]);
  expect(failed).toBe(0);
  expect(remarks).toEqual([
    '4 faults in 200 requests: kvs 429 3, os slow 1',
    '4 requests were repeats; one request was made 2 times at most in one invocation',
    'most requests of one invocation: 7 (panel)',
  ]);
});

test.each([
  ['no fault', host({ injected: {} })],
  ['no repeat', host({ retries: 0 })],
  ['a storm of repeats', host({ mostOfOne: 13 })],
])('%s counts as failed', (_, seen) => {
  expect(countFaults([seen]).failed).toBe(1);
});
