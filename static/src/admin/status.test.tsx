/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import type { AdminView } from '../../../src/invoke-api';
import { adminProject, adminView } from '../support/replies';
import { openSection, openTab, rows, showAdmin } from '../support/shown';

const showView = (own: Partial<AdminView>) =>
  showAdmin({ load: () => ({ ok: true, value: adminView(own) }) });
const NOON = (day: string): string => new Date(`${day}T12:00`).toISOString();

describe('the licence', () => {
  const licence = (own: Partial<AdminView['licence']>): Partial<AdminView> => ({
    licence: { state: 'active', environment: 'PRODUCTION', readings: [], ...own },
  });

  test.each<[string, Partial<AdminView['licence']>, RegExp]>([
    ['active', {}, /^Licence Active.*an evaluation counts as one/],
    ['unknown', { state: 'unknown' }, /^Licence Not known.*Nothing changes because of that/],
    [
      'outside production',
      { environment: 'DEVELOPMENT' },
      /^Licence Not needed.*development environment.*works without a licence/,
    ],
    [
      'lapsed',
      { state: 'lapsed', lapse: { since: NOON('2100-11-24'), removalFrom: NOON('2100-12-24') } },
      /^Licence Lapsed.*Lapsed since Nov 24, 2100\. Data is kept until Dec 24, 2100\./,
    ],
    [
      'lapsed long ago',
      { state: 'lapsed', lapse: { since: NOON('2020-11-24'), removalFrom: NOON('2020-12-24') } },
      /^Licence Lapsed.*Data was kept until Dec 24, 2020\./,
    ],
    ['lapsed just now', { state: 'lapsed', lapse: {} }, /^Licence Lapsed.*Jira has only just said/],
  ])('%s is said in plain words', async (_name, own, words) => {
    const place = await openSection(showView(licence(own)), 'Status', 'Licence');
    expect(place.textContent).toMatch(words);
  });

  test('while it has lapsed the banner is there, and nothing can be enabled', async () => {
    showView({ ...licence({ state: 'lapsed', lapse: {} }), projects: [adminProject()] });
    expect(
      await screen.findByRole('heading', { name: 'The licence of Behave Pro is not active' }),
    ).toBeTruthy();
    expect(screen.getByText('Not enabled')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Enable/ })).toBeNull();
    expect(screen.queryByText(/to the first result/)).toBeNull();
  });

  test('shows the daily readings, or that there are none yet', async () => {
    const shown = showView(
      licence({
        readings: [
          { at: NOON('2026-11-25'), state: 'lapsed' },
          { at: NOON('2026-11-24'), state: 'active' },
        ],
      }),
    );
    await openTab(shown, 'Status');
    const table = screen.getByRole('table', { name: 'Daily readings of the licence' });
    expect(rows(table).map(([at, state]) => [at?.replace(/\s/g, ' '), state])).toEqual([
      ['Nov 25, 2026, 12:00 PM', 'Lapsed'],
      ['Nov 24, 2026, 12:00 PM', 'Active'],
    ]);
  });

  test('says that it is read once a day when it has not been yet', async () => {
    await openTab(showView({}), 'Status');
    expect(screen.getByText(/has not read the licence yet: it does once a day/)).toBeTruthy();
  });
});

test('background work says when it ran and how that went, or that it has not yet', async () => {
  const shown = showView({
    triggers: [
      { key: 'retention' },
      { key: 'backup', lastRun: { at: new Date().toISOString(), outcome: 'failed' } },
    ],
  });
  expect(rows(await openSection(shown, 'Status', 'Background work'))).toEqual([
    [
      'Reads the licence, backs every project up, and removes what is due',
      expect.stringMatching(/^Has not run yet: it runs once a day/),
    ],
    ['backup', 'now', 'FailedIt tries again at its next run.'],
  ]);
});

test('background work that was missed says so', async () => {
  const long = '2026-01-01T00:00:00.000Z';
  const shown = showView({
    installedAt: long,
    triggers: [{ key: 'retention', lastRun: { at: long, outcome: 'done' } }, { key: 'backup' }],
  });
  const [late, never] = rows(await openSection(shown, 'Status', 'Background work'));
  expect(late?.[2]).toMatch(/^DoneIt should have run since/);
  expect(never?.[1]).toMatch(/^Has never run/);
});
