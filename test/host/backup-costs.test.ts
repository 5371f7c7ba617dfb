import { backupDays, daysAsText, expectWithinBudget } from '../support/backup-days';
import { startHost, type Host } from '../support/host';

/** A share of the year in the long suite. */
describe('the daily backup of 300 features, of which five change each day', () => {
  let host: Host;
  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());

  test('stays within what is budgeted', async () => {
    const told = await backupDays(host, { features: 300, changes: 5, days: 34, sizes: 10 });
    process.stdout.write(`${daysAsText(told, 4)}\n`);
    expectWithinBudget(told, 5);
    // The first copies everything. Wanted are 24 for each that does.
    expect(told[0]?.writeUnits).toBeLessThanOrEqual(60);
  });
});
