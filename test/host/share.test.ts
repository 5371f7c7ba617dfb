import { shareOf, some } from '../support/share';

const CASES = Array.from({ length: 100 }, (_, n) => n);
const isWhole = process.env.BEHAVE_WHOLE === 'true';

test('a share of the cases is at least one of them, in their order; the long suite has all', () => {
  const share = shareOf(CASES, 1 / 4);
  expect(share).toHaveLength(isWhole ? 100 : 25);
  expect([...new Set(share)].sort((a, b) => a - b)).toEqual(share);
  expect(shareOf(['only'], 0.01)).toEqual(['only']);
  expect(some(3, 7)).toBe(isWhole ? 7 : 3);
});
