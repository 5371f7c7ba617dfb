import { isReportDue } from './former-user';

const DAY = 24 * 60 * 60 * 1000;

test('account ids are reported at least every week, and the day after somebody was erased', () => {
  expect(isReportDue(undefined, 0)).toBe(true);
  const due = (erased: boolean) =>
    [0, 1, 2, 6, 7, 8].filter((day) => isReportDue({ at: 100 * DAY, erased }, (100 + day) * DAY));
  expect(due(false)).toEqual([7, 8]);
  expect(due(true)).toEqual([1, 2, 6, 7, 8]);
  expect(isReportDue({ at: 30 * DAY, erased: false }, 0)).toBe(true);
});
