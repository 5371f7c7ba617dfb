import { freshSeed, runScripts } from '../../../test/support/edit-scripts';
import { askedShare, precision, recall } from '../testing/edit-scripts/tally';

/** `test/long/identity.test.ts` runs twenty times as many. */
test('scenarios are who they were, in scripts that know the truth', () => {
  const { all } = runScripts(500_000, 250);
  expect(precision(all)).toBeGreaterThanOrEqual(0.995);
  expect(recall(all)).toBeGreaterThanOrEqual(0.995);
  expect(askedShare(all)).toBeLessThanOrEqual(0.03);
}, 300_000);

/** Two hundred scripts have so few pairs that three misses are half a percent: the bounds are wider than they are for many. */
test('scenarios are who they were, in scripts that nobody has seen', () => {
  const { all } = runScripts(freshSeed(), 200);
  expect(precision(all)).toBeGreaterThanOrEqual(0.98);
  expect(recall(all)).toBeGreaterThanOrEqual(0.97);
  expect(askedShare(all)).toBeLessThanOrEqual(0.08);
}, 300_000);
