import { startHost, type Host } from '../support/host';
import { freshSeed, runTrials, seedsFrom } from '../support/interleavings/run';

/** A share of the long suite's seeds, and some that nobody has seen. */
describe('four writers at once while answers of storage are lost', () => {
  let host: Host;

  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());

  test('leave what some order of their edits leaves', async () => {
    const { wrong, merged, refused, repeated, atOnce } = await runTrials(host, seedsFrom(1, 20));
    expect(wrong).toEqual([]);
    // Else they did not meet, and nothing was tried.
    for (const count of [merged, refused, repeated, atOnce]) expect(count).toBeGreaterThan(0);
  });

  test('… with seeds that nobody has seen', async () => {
    expect((await runTrials(host, seedsFrom(freshSeed(), 5))).wrong).toEqual([]);
  });
});
