import { backupHealth, keptMoments, partsLost } from './health';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const NOW = 100 * DAY;
const moment = (day: number, until = day) => ({ at: day * DAY, until: until * DAY });

describe('the backups of a project', () => {
  const known = {
    moments: [moment(98), moment(99)],
    daily: NOW - DAY,
    damaged: [{ isMended: true }],
  };

  test('are good when the last day was not missed and nothing is damaged', () => {
    expect(backupHealth(known, NOW)).toBe('good');
    expect(backupHealth({ ...known, damaged: [...known.damaged, { isMended: false }] }, NOW)).toBe('damaged');
  });

  test('are late from fifty hours after the last daily run on', () => {
    const last = known.daily;
    expect([50, 51].map((hours) => backupHealth(known, last + hours * HOUR))).toEqual(['good', 'late']);
    expect(backupHealth({ ...known, daily: undefined }, NOW)).toBe('late');
    // What is damaged can wait, missed days cannot.
    expect(
      backupHealth({ ...known, damaged: [...known.damaged, { isMended: false }] }, last + 51 * HOUR),
    ).toBe('late');
  });

  test('are left over from a removal until there are new ones', () => {
    expect(backupHealth({ ...known, removedAt: 99 * DAY }, NOW + 20 * DAY)).toBe('left');
    expect(backupHealth({ ...known, removedAt: 98 * DAY }, NOW)).toBe('good');
  });
});

test('a part that was written again is not lost', () => {
  expect(partsLost([{ isMended: true }, { isMended: false }, { isMended: true }])).toBe(1);
});

test('of backups the last 30 days can be restored from, and the newest however old it is', () => {
  expect(keptMoments([moment(60), moment(60, 70), moment(71)], NOW)).toEqual([moment(60, 70), moment(71)]);
  expect(keptMoments([moment(10), moment(11)], NOW)).toEqual([moment(11)]);
  expect(keptMoments([], NOW)).toEqual([]);
});
