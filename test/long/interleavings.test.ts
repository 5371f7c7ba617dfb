import { startHost, type Host } from '../support/host';
import { freshSeed, runTrials, seedsFrom } from '../support/interleavings/run';

describe('four writers at once while answers of storage are lost', () => {
  let host: Host;

  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());

  test('leave what some order of their edits leaves, 200 times', async () => {
    const { wrong, edits, merged, refused, repeated, atOnce } = await runTrials(host, seedsFrom(1, 200));
    expect(wrong).toEqual([]);
    // Else they hardly met, and little was tried.
    expect(atOnce).toBeGreaterThan(edits);
    for (const count of [merged, refused, repeated]) expect(count).toBeGreaterThan(edits / 20);
  }, 900_000);

  test('… with seeds that nobody has seen', async () => {
    expect((await runTrials(host, seedsFrom(freshSeed(), 20))).wrong).toEqual([]);
  }, 300_000);
});
