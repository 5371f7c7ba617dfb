import { killTrial } from '../support/kill-trial';

/** A share of the long suite's seeds. */
test.each([1, 2])('what was acknowledged is there after kill -9 (seed %i)', async (seed) => {
  const { acknowledged, lost } = await killTrial(seed);
  expect(acknowledged).toBeGreaterThan(0);
  expect(lost).toEqual([]);
});
