import { backupDays, daysAsText, expectWithinBudget } from '../support/backup-days';
import { startHost, type Host } from '../support/host';

describe('a year of daily backups of 1,000 features, of which 1 % change each day', () => {
  let host: Host;
  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());

  test('stays within what is budgeted, and takes as much room as there is change', async () => {
    const told = await backupDays(host, { features: 1000, changes: 10, days: 365, sizes: 5 });
    process.stdout.write(`${daysAsText(told, 10)}\n`);
    expectWithinBudget(told, 10);
    const at = (day: number): number => told[day]?.bytes ?? 0;
    // Each day adds as much as the day before, until the first backup has gone; then only the features themselves grow, by
    // the lists of their saves.
    const aDay = (at(30) - at(0)) / 30;
    for (const day of [10, 20]) expect(Math.abs(at(day) - at(0) - day * aDay)).toBeLessThan(0.1 * 30 * aDay);
    for (let day = 40; day < told.length; day += 5)
      expect(Math.abs(at(day) - at(40))).toBeLessThan(0.15 * at(40));
  }, 1_800_000);
});
